using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Differences;
using PlanLint.Intents;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0102: the plan changes something that the intent or the targets do not name.</summary>
public sealed class UnintendedChange : Rule
{
    private const string Expired = "{0} will be {1}, but intent '{2}', which covers it, expired on {3}.";
    private const string Ripple = "{0} will be {1} only because a value it takes from {2} is not known yet.";
    private const string NotReached = "{0} will be {1}, and nothing in the difference since {2} reaches it.";
    private const string Forbidden = "{0} will be {1}, and intent '{2}' does not allow that.";
    private const int MostCauses = 3;
    private const string TooMany = "{0} instances match '{1}', which intent '{2}' allows {3} times.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0102", "unintended-change", "Change is not covered by the intent",
        "{0} will be {1}, but intent '{2}' covers only {3}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context)
    {
        context.OnPlan(Check, RuleInputs.Intent);
        context.OnPlan(CheckActions, RuleInputs.Intent);
        context.OnPlan(CheckSince, RuleInputs.Base | RuleInputs.Source);
    }

    private static void Check(PlanContext context)
    {
        var compilation = context.Compilation;
        var intentions = compilation.Causes!.Intentions;
        Intent[] limits = [.. intentions.Limiting];
        // With a base revision, both speak together.
        if (limits.Length == 0 || compilation.Reach is not null) return;
        var covered = new List<ResourceChange>();
        var others = new List<ResourceChange>();
        foreach (var change in context.Plan.AllChanges.Where(ChangeCauses.IsEffect))
            (limits.Any(i => !intentions.HasExpired(i) && Intentions.Covers(i, change)) ? covered : others).Add(change);

        ReportCounts(context, limits, covered);
        if (others.Count == 0) return;
        var graph = new PlanReferences(context.Plan);
        var wanted = covered.Select(c => c.Address.BlockAddress()).ToHashSet();
        string intents = string.Join("', '", limits.Select(i => i.Name));
        int addresses = limits.Sum(i => i.Allowances.Length);
        // A plan with -target that holds more than was meant holds it because of dependencies: the same targets give the same plan.
        string? targets = context.Plan.IsComplete ? Targets(limits, covered) : null;
        foreach (var group in others
            .Select(c => (Change: c, Kind: KindOf(c, limits, wanted, graph)))
            .GroupBy(o => (compilation.Locate(o.Change).Location, o.Kind))
            .OrderBy(g => g.Key.Location).ThenBy(g => g.Key.Kind.Cause, StringComparer.Ordinal))
        {
            ResourceChange[] changes = [.. group.Select(g => g.Change)];
            var (subject, verbs) = (PlanWords.Subject(changes), Verbs(changes));
            var finding = group.Key.Kind switch
            {
                { Cause: { } cause, IsRipple: true } =>
                    new Finding(subject, verbs, cause) { MessageFormat = Ripple, Severity = Severity.Note, Confidence = Confidence.Likely },
                { Cause: { } intent } => new Finding(subject, verbs, intent, Day(limits.First(l => l.Name == intent))) { MessageFormat = Expired },
                _ => new Finding(subject, verbs, intents, Plural.Of(addresses, "address")),
            };
            // The command that does what was meant is said once, not at every block.
            bool first = targets is not null && finding.MessageFormat is null;
            context.Report(changes[0], finding with
            {
                Addresses = [.. changes.Select(c => c.Address).Distinct()],
                Notes = first ? [new DiagnosticNote("fix", $"plan again with {targets}")] : [],
            });
            if (first) targets = null;
        }
    }

    private static void CheckSince(PlanContext context)
    {
        var compilation = context.Compilation;
        var (causes, reach) = (compilation.Causes!, compilation.Reach!);
        string revision = compilation.Base!.Revision;
        var covered = new List<ResourceChange>();
        var others = new List<(ResourceChange Change, Intention Intention, Difference? Nearest)>();
        foreach (var change in context.Plan.AllChanges.Where(ChangeCauses.IsEffect))
        {
            var intention = causes.IntentionOf(change);
            if (intention == Intention.Allowed) covered.Add(change);
            else if (intention is Intention.NotReached or Intention.Forbidden)
                others.Add((change, intention, intention == Intention.NotReached ? reach.Nearest(change.Address) : null));
        }
        Intent[] limits = [.. causes.Intentions.Limiting];
        ReportCounts(context, limits, covered);
        string intents = string.Join("', '", limits.Select(i => i.Name));
        foreach (var group in others
            .Where(o => o.Intention == Intention.NotReached || limits.Length > 0)
            .GroupBy(o => (compilation.Locate(o.Change).Location, o.Intention, o.Nearest))
            .OrderBy(g => g.Key.Location).ThenBy(g => g.Key.Intention).ThenBy(g => g.Key.Nearest?.Sentence, StringComparer.Ordinal))
        {
            ResourceChange[] changes = [.. group.Select(g => g.Change)];
            var (subject, verbs) = (PlanWords.Subject(changes), Verbs(changes));
            var finding = group.Key.Intention == Intention.Forbidden
                ? new Finding(subject, verbs, intents) { MessageFormat = Forbidden }
                : new Finding(subject, verbs, revision) { MessageFormat = NotReached };
            context.Report(changes[0], finding with
            {
                Addresses = [.. changes.Select(c => c.Address).Distinct()],
                Related = group.Key.Nearest is { } edit && (edit.Head ?? edit.Base) is { } at
                    ? [new RelatedLocation(at, $"the nearest edit: {edit.Sentence}")]
                    : [],
                Notes = [.. Causes(causes, changes)],
            });
        }
    }

    /// <summary>Why they are there, as far as it is known.</summary>
    private static IEnumerable<DiagnosticNote> Causes(ChangeCauses causes, ResourceChange[] changes) =>
        changes.Select(c => causes.Of(c).Cause).Where(c => c.Kind != CauseKind.Unexplained).Select(c => c.Text).Distinct(StringComparer.Ordinal)
            .Take(MostCauses).Select(t => new DiagnosticNote("cause", t));

    private static void ReportCounts(PlanContext context, IEnumerable<Intent> limits, List<ResourceChange> covered)
    {
        foreach (var intent in limits)
            foreach (var allowance in intent.Allowances.Where(a => a.Count is not null))
            {
                var matching = covered.Where(c => Intentions.Covers(allowance, c)).ToArray();
                if (matching.Length > allowance.Count)
                    context.Report(new Finding(matching.Length, allowance.Address.Pattern, intent.Name, allowance.Count)
                    {
                        MessageFormat = TooMany,
                        At = intent.Location,
                        Addresses = [.. matching.Select(c => c.Address)],
                    });
            }
    }

    /// <summary>Actions run beside the changes, so what is meant has to name them as well.</summary>
    private static void CheckActions(PlanContext context)
    {
        var intentions = context.Compilation.Causes!.Intentions;
        var limits = intentions.Limiting;
        if (limits.IsEmpty) return;
        foreach (var action in context.Plan.Actions)
        {
            var covering = limits.Where(i => Intentions.Covers(i, action)).ToArray();
            if (covering.Any(i => !intentions.HasExpired(i))) continue;
            var finding = covering is [var expired, ..]
                ? new Finding(action.Address, Invocations.Verb(action), expired.Name, Day(expired)) { MessageFormat = Expired }
                : new Finding(action.Address, Invocations.Verb(action), string.Join("', '", limits.Select(i => i.Name)),
                    Plural.Of(limits.Sum(i => i.Allowances.Length), "address"));
            context.Report(finding with { At = context.Compilation.Locate(action) });
        }
    }

    private static string Day(Intent intent) => intent.Expires!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Why a change that is not covered is there: an intent that has expired, a value that a covered change makes unknown, or nothing known.</summary>
    private static (string? Cause, bool IsRipple) KindOf(ResourceChange change, Intent[] limits, HashSet<ResourceAddress> wanted, PlanReferences graph)
    {
        if (limits.FirstOrDefault(i => Intentions.Covers(i, change)) is { } expired) return (expired.Name, false);
        if (!change.IsUpdate || wanted.Count == 0) return default;
        var leaves = change.AttributeChanges;
        if (leaves.IsEmpty || leaves.Any(l => l.Kind != AttributeChangeKind.BecameUnknown)) return default;
        return graph.Reach(change.Address.BlockAddress()).Where(wanted.Contains).Order().FirstOrDefault() is { } cause ? (cause.ToString(), true) : default;
    }

    private static string Verbs(IReadOnlyCollection<ResourceChange> changes)
    {
        var verbs = changes.GroupBy(c => c.EffectVerb, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
        return verbs.Length == 1
            ? verbs[0].Key
            : string.Join(" and ", verbs.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key} ({v.Count()})")));
    }

    /// <summary>Targets for exactly what was meant; null when there are none or too many for a command line.</summary>
    private static string? Targets(IEnumerable<Intent> limits, IEnumerable<ResourceChange> covered)
    {
        string[] addresses = [.. limits.SelectMany(i => i.Allowances).Where(a => a.Address.IsExact).Select(a => a.Address.Pattern)
            .Concat(covered.Select(c => c.Address.ToString())).Distinct(StringComparer.Ordinal)];
        return addresses.Length is > 0 and <= PlanWords.MostTargets ? PlanWords.TargetOptions(addresses) : null;
    }
}
