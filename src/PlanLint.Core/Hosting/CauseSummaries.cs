using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Causes;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>Puts the causes of changes into the words of reports.</summary>
internal static class CauseSummaries
{
    private const int MostPaths = 3;

    /// <summary>The changes in plan order.</summary>
    public static ImmutableArray<CausedChangeSummary> Of(ChangeCauses causes) =>
        [.. causes.Changes.Select(c => new CausedChangeSummary(c.Change.Address.ToString(), Actions(c.Change), Summary(c.Change), Of(c.Cause), c.Place, c.IsIntended))];

    private static CauseSummary Of(Cause cause) => new(cause.Kind.ToString().ToLowerInvariant(), cause.Confidence, cause.Text)
    {
        Address = cause.Address?.ToString(),
        Variable = cause.Variable,
        Provider = cause.Provider,
        Also = [.. cause.Also.Select(Of)],
    };

    private static ImmutableArray<string> Actions(ResourceChange change) =>
        [.. change.ActionWords.Where(w => w != "no-op"), .. change.Importing is null ? (string[])[] : ["import"], .. change.PreviousAddress is null ? (string[])[] : ["move"]];

    private static string Summary(ResourceChange change)
    {
        string[] what = [.. What(change)];
        string paths = change.IsUpdate || change.Replaces ? Paths(change) : "";
        string deposed = change.DeposedKey is { } key ? $" of the deposed object {key}" : "";
        return $"{string.Join(" and ", what)}{deposed}{(paths.Length > 0 ? $" of {paths}" : "")}";
    }

    private static IEnumerable<string> What(ResourceChange change)
    {
        if (change.PreviousAddress is { } previous) yield return $"move from {previous}";
        if (change.Importing is not null) yield return "import";
        if (!change.Mutates) yield break;
        yield return change.Replaces ? "replace" : string.Join("+", change.ActionWords);
    }

    private static string Paths(ResourceChange change)
    {
        ValuePath[] all = [.. change.Replaces && !change.ReplacePaths.IsEmpty ? change.ReplacePaths.Distinct().Order() : change.AttributeChanges.Select(a => a.Path)];
        string more = all.Length > MostPaths ? string.Create(CultureInfo.InvariantCulture, $" and {all.Length - MostPaths} more") : "";
        return string.Join(", ", all.Take(MostPaths)) + more;
    }
}
