using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Causes;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>Puts the causes of changes into the words of reports.</summary>
internal static class CauseSummaries
{
    /// <summary>The changes in plan order, and by what is behind them. None is put into words before it is shown.</summary>
    public static CausedPlan Of(Compilation compilation, ChangeOwners owners)
    {
        var causes = compilation.Causes!;
        var summaries = new Dictionary<object, CausedChangeSummary>(
            causes.Changes.Length + causes.Invocations.Length, ReferenceEqualityComparer.Instance);
        foreach (var caused in causes.Changes)
            summaries.Add(caused, Of(compilation, caused) with { Owners = owners.Of(caused.Change) });
        foreach (var caused in causes.Invocations)
            summaries.Add(caused, Of(caused) with { Owners = caused.Invocation.TriggeredBy is { } trigger ? owners.Of(trigger) : [] });
        var groups = causes.Groups
            .SelectMany(g => g.Changes.Select(c => (c.Cause, c.Place, Summary: summaries[c]))
                .Concat(g.Invocations.Select(i => (i.Cause, i.Place, Summary: summaries[i]))).GroupBy(m => m.Summary.IsIntended))
            .OrderBy(g => g.Key switch { false => 0, null => 1, true => 2 });
        return new CausedPlan(
            [.. causes.Changes.Select(c => summaries[c]), .. causes.Invocations.Select(i => summaries[i])],
            [.. groups.Select(g => Group(g.First().Cause, g.First().Place, g.Select(m => m.Cause), [.. g.Select(m => m.Summary)]))]);
    }

    /// <summary>The cause of what happens to the current object of an instance, else to a deposed one.</summary>
    public static CausedChangeSummary? Of(Compilation compilation, ResourceAddress instance) =>
        compilation.Plan!.ChangesOf(instance).Concat(compilation.Plan.DeferredOf(instance)).FirstOrDefault(ChangeCauses.IsEffect) is { } change
            ? Of(compilation, compilation.Causes!.Of(change))
            : null;

    /// <summary>One change.</summary>
    public static CausedChangeSummary Of(Compilation compilation, CausedChange caused) =>
        new(caused.Change.Address.ToString(), new WordsOfChange(compilation, caused), caused.Place, caused.IsIntended)
        {
            Action = PlanPictures.Action(caused.Change),
            Deferred = caused.Change.DeferredReason,
        };

    /// <summary>One action.</summary>
    private static CausedChangeSummary Of(CausedInvocation caused) =>
        new(caused.Invocation.Address, ["invoke"], Invocations.Verb(caused.Invocation), Of(caused.Cause), caused.Place, caused.IsIntended)
        {
            Action = PlanPictures.Action(caused.Invocation),
            Deferred = caused.Invocation.DeferredReason,
        };

    private static CauseSummary Of(Cause cause) => new(cause.Kind.ToString().ToLowerInvariant(), cause.Confidence, cause.Text)
    {
        Address = cause.Address?.ToString(),
        Variable = cause.Variable,
        Provider = cause.Provider,
        Also = [.. cause.Also.Select(Of)],
        Way = [.. cause.Steps.Where(s => s.Location is not null)
            .Select((s, i) => new RelatedLocation(s.Location!, i == 0 ? $"{s.Name} was edited" : $"reaches {s.Name}"))],
    };

    private static ChangeGroup Group(Cause cause, SourceLocation place, IEnumerable<Cause> all, ImmutableArray<CausedChangeSummary> summaries) =>
        new(summaries.Length == 1 ? cause.Text : Shared(cause, all), place, summaries[0].IsIntended, summaries);

    /// <summary>What many changes have in common; the cause of the first one speaks of its own argument.</summary>
    private static string Shared(Cause cause, IEnumerable<Cause> all) => cause.Kind switch
    {
        CauseKind.Requested => "were asked for",
        CauseKind.Edited => cause.Steps is [var edit, ..] ? $"follow the edit of {edit.Name}" : cause.Text,
        CauseKind.Outside when cause.Address is { } other => $"follow {other}, which was changed outside of Terraform",
        CauseKind.Outside => "take back what was changed outside of Terraform",
        CauseKind.Exists => "make objects that exist already",
        CauseKind.Vanished => "make objects again that are gone",
        CauseKind.Follows => $"follow {cause.Address}",
        CauseKind.Lookup => $"follow {cause.Address}, which answers otherwise than before",
        CauseKind.Impure => "come from a function that gives another value on every run",
        CauseKind.Provider or CauseKind.Upgrade when all.All(c => c.Text == cause.Text) => cause.Text,
        CauseKind.Provider => $"follow the configuration of provider {cause.Provider}",
        CauseKind.Upgrade => $"come with another version of {cause.Provider ?? "the tool"}",
        CauseKind.Pending when cause.Variable is { } variable => $"were due at the base revision already, through var.{variable}",
        CauseKind.Pending => "were due at the base revision already",
        CauseKind.Configured when cause.Variable is { } variable => $"are what the configuration says through var.{variable}",
        CauseKind.Configured => "are what the configuration says",
        CauseKind.Unexplained => "have no cause that the inputs show",
        _ => throw new InvalidOperationException($"unreachable: {cause.Kind}"),
    };

    /// <summary>What is said of a change that the plan makes.</summary>
    private sealed class WordsOfChange(Compilation compilation, CausedChange caused) : ChangeWords
    {
        private const int MostPaths = 3;

        private readonly ResourceChange change = caused.Change;
        private string? summary;
        private CauseSummary? cause;

        public override ImmutableArray<string> Actions => change.EffectWords;

        public override string Summary => summary ??= Summarize();

        public override CauseSummary Cause => cause ??= Of(caused.Cause);

        public override bool IsOfExisting => caused.Cause.Kind == CauseKind.Exists;

        public override int Stakes => !compilation.IsProtected(change) ? 0 : ImportOrder.RankOf(compilation, change) switch
        {
            ImportOrder.Foundation or ImportOrder.Database => 3,
            ImportOrder.Stateful => 2,
            _ => 1,
        };

        private string Summarize()
        {
            string[] what = [.. What()];
            string paths = change.IsUpdate || change.Replaces ? Paths() : "";
            string deposed = change.DeposedKey is { } key ? $" of the deposed object {key}" : "";
            string later = change.IsDeferred ? " in a later plan" : "";
            return $"{string.Join(" and ", what)}{deposed}{(paths.Length > 0 ? $" of {paths}" : "")}{later}";
        }

        private IEnumerable<string> What()
        {
            if (change.PreviousAddress is { } previous) yield return $"move from {previous}";
            if (change.Importing is not null) yield return "import";
            if (!change.Mutates) yield break;
            yield return change.Replaces ? "replace" : string.Join("+", change.ActionWords);
        }

        private string Paths()
        {
            ValuePath[] all = [.. change.Replaces && !change.ReplacePaths.IsEmpty
                ? change.ReplacePaths.Distinct().Order()
                : change.AttributeChanges.Select(a => a.Path)];
            string more = all.Length > MostPaths ? string.Create(CultureInfo.InvariantCulture, $" and {all.Length - MostPaths} more") : "";
            return string.Join(", ", all.Take(MostPaths)) + more;
        }
    }
}
