using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0120: the plan file does not say what an apply would do.</summary>
public sealed class PlanNotReviewable : Rule
{
    private const int MostNamed = 10;
    private const string RefreshOnly =
        "This is a refresh-only plan: it shows that {0} changed outside of Terraform, and not what an apply of the configuration would do; "
        + "to review an apply, make a normal plan; planlint drift says what the drift means.";
    private const string Unknown = "Action {1} is unknown to this version of PlanLint, so {0} cannot be reviewed; update PlanLint.";
    private const string UnknownCheck = "Status {1} of {0} is unknown to this version of PlanLint; update PlanLint.";
    private const string UnknownMode = "Resource mode '{1}' is unknown to this version of PlanLint, so {0} cannot be reviewed; update PlanLint.";
    private const string UnknownSection = "The plan has {0} that this version of PlanLint does not know, with changes in it: {1}; update PlanLint.";
    private const string Deferred = "Terraform leaves {0} to a later plan, so what they do is not wholly known yet; review that plan as well.";
    private const string DeferredOne = "Terraform leaves {0} to a later plan, so what it does is not wholly known yet; review that plan as well.";
    private const string Refused = "Planning failed, and the file lists only {0} planned before the error; prevent_destroy refuses to destroy {1}.";
    private const string Trimmed = "Plan {0} but has no prior state, so it was cut down or edited; review the whole output of 'show -json'.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0120", "plan-not-reviewable", "Plan cannot be reviewed",
        "Planning failed, and the file lists only {0} planned before the error; correct the error and plan again.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        if (plan.Errored)
        {
            ReportFailure(context);
            return;
        }
        ReportUnknown(context);
        if (plan.Mode == PlanMode.RefreshOnly) ReportRefreshOnly(context);
        ReportDeferred(context);
        var touched = plan.ResourceChanges.Where(c => c.Mutates && !c.IsCreate && c.Address.Mode == ResourceMode.Managed).ToArray();
        if (!plan.HasPriorState && touched.Length > 0)
            context.Report(new Finding(Does(touched)) { MessageFormat = Trimmed, Severity = Severity.Warning });
    }

    /// <summary>What the file has of a plan that failed, and which blocks refused a destroy.</summary>
    private static void ReportFailure(PlanContext context)
    {
        string planned = Plural.Of(context.Plan.ResourceChanges.Count(c => c.Mutates), "change");
        var refused = context.Plan.ResourceChanges.Where(c => c.Destroys && Protections.Refuses(context.Compilation, c)).ToArray();
        context.Report(refused.Length == 0
            ? new Finding(planned)
            : new Finding(planned, string.Join(", ", refused.Take(MostNamed).Select(c => c.Address))
                + (refused.Length > MostNamed ? $" and {refused.Length - MostNamed} more" : ""))
            {
                MessageFormat = Refused,
                Addresses = [.. refused.Select(c => c.Address)],
                Related = PlanWords.Refusals(context.Compilation, refused),
            });
    }

    private static void ReportRefreshOnly(PlanContext context)
    {
        int drifted = context.Plan.Drift.Count(d => !d.IsNoOp);
        context.Report(new Finding(drifted == 0 ? "nothing" : Plural.Of(drifted, "object")) { MessageFormat = RefreshOnly });
    }

    private static void ReportUnknown(PlanContext context)
    {
        var plan = context.Plan;
        var unknown = plan.AllChanges.Concat(plan.Drift).Where(c => (c.Actions & ChangeActions.Other) != 0).ToArray();
        foreach (var group in unknown.Where(c => c.UnknownMode is null).GroupBy(c => Quoted(c.ActionWords), StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "change"), group.Key)
            {
                MessageFormat = Unknown,
                Addresses = [.. group.Select(c => c.Address).Distinct()],
            });
        foreach (var group in unknown.Where(c => c.UnknownMode is not null).GroupBy(c => c.UnknownMode!, StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "change"), group.Key)
            {
                MessageFormat = UnknownMode,
                Addresses = [.. group.Select(c => c.Address).Distinct()],
            });
        foreach (var group in plan.OutputChanges.Where(o => (o.Actions & ChangeActions.Other) != 0).GroupBy(o => Quoted(o.ActionWords), StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "output change"), group.Key) { MessageFormat = Unknown });
        foreach (var group in plan.Checks.Where(c => c.Status is not ("pass" or "fail" or "error" or "unknown")).GroupBy(c => c.Status, StringComparer.Ordinal))
            context.Report(new Finding(Plural.Of(group.Count(), "check"), $"'{group.Key}'") { MessageFormat = UnknownCheck });
        if (!plan.UnknownSections.IsEmpty)
        {
            string names = Quoted(plan.UnknownSections.Take(MostNamed), ", ")
                + (plan.UnknownSections.Length > MostNamed ? $" and {plan.UnknownSections.Length - MostNamed} more" : "");
            context.Report(new Finding(Plural.Of(plan.UnknownSections.Length, "section"), names) { MessageFormat = UnknownSection });
        }
    }

    private static void ReportDeferred(PlanContext context)
    {
        var plan = context.Plan;
        var actions = plan.Actions.Where(a => a.IsDeferred).ToArray();
        int count = plan.Deferred.Length + actions.Length;
        if (count == 0) return;
        string[] parts = [.. plan.Deferred.IsEmpty ? [] : new[] { Plural.Of(plan.Deferred.Length, "change") }, .. actions.Length == 0
            ? []
            : new[] { Plural.Of(actions.Length, "action") }];
        string[] each = [.. plan.Deferred.Select(d => $"{d.Change.Address} will be {d.Change.EffectVerb}{Why(d.Reason)}"),
            .. actions.Select(a => $"{a.Address} will be {Invocations.Verb(a)}{Why(a.DeferredReason!)}")];
        context.Report(new Finding(string.Join(" and ", parts))
        {
            MessageFormat = count == 1 ? DeferredOne : Deferred,
            Severity = Severity.Warning,
            Addresses = [.. plan.Deferred.Select(d => d.Change.Address).Distinct()],
            Related = PlanWords.Places(context.Compilation, plan.Deferred.Select(d => d.Change)),
            Notes = [.. each.Take(MostNamed).Select(e => new DiagnosticNote("deferred", e)), .. each.Length > MostNamed
                ? [new DiagnosticNote("deferred", $"{each.Length - MostNamed} more")]
                : Array.Empty<DiagnosticNote>()],
        });
    }

    private static string Why(string reason) => reason.Length == 0 ? "" : $" ({reason})";

    /// <summary><c>destroys 2 instances</c>, <c>updates 1 instance</c>; <c>changes</c> where several things happen.</summary>
    private static string Does(ResourceChange[] changes)
    {
        string verb = changes.All(c => c.IsUpdate) ? "updates" : changes.All(c => c.IsDelete) ? "destroys" : changes.All(c => c.Replaces)
            ? "replaces"
            : "changes";
        return $"{verb} {Plural.Of(changes.Length, "instance")}";
    }

    private static string Quoted(IEnumerable<string> words, string separator = " + ") => string.Join(separator, words.Select(w => $"'{w}'"));
}
