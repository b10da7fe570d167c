using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>How findings speak of planned changes.</summary>
internal static class PlanWords
{
    /// <summary>Related places of one finding; more would hide the finding.</summary>
    private const int MostPlaces = 25;

    /// <summary><c>10 to create, 11 to change, 0 to destroy</c>, with imports, forgets and moves where there are any. A replacement counts as one to replace.</summary>
    public static string Counts(IReadOnlyCollection<ResourceChange> changes)
    {
        int moved = changes.Count(c => c.PreviousAddress is not null && !c.Mutates && c.Importing is null);
        (int Count, string Word, bool Always)[] parts =
        [
            (changes.Count(c => c.IsCreate), "to create", true),
            (changes.Count(c => c.IsUpdate), "to change", true),
            (changes.Count(c => c.Replaces), "to replace", false),
            (changes.Count(c => c.IsDelete), "to destroy", true),
            (changes.Count(c => c.Importing is not null), "to import", false),
            (changes.Count(c => c.Forgets && !c.Replaces), "to forget", false),
            (moved, "to move", false),
        ];
        return string.Join(", ", parts.Where(p => p.Always || p.Count > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.Word}")));
    }

    /// <summary>Where the configuration makes the changes: one place a block, with what happens there, ordered by place.</summary>
    public static ImmutableArray<RelatedLocation> Places(Compilation compilation, IEnumerable<ResourceChange> changes) =>
        [.. changes
            .GroupBy(c => (Location: compilation.Locate(c).Location, Verb: c.ActionVerb))
            .Where(g => !g.Key.Location.IsFile)
            .OrderBy(g => g.Key.Location).ThenBy(g => g.Key.Verb, StringComparer.Ordinal)
            .Take(MostPlaces)
            .Select(g => new RelatedLocation(g.Key.Location, $"{Subject([.. g])} will be {Verb(g.First())}"))];

    /// <summary><c>created</c>, <c>replaced</c>, <c>imported</c>, <c>imported and updated</c>, <c>moved</c> …</summary>
    public static string Verb(ResourceChange change) => (change.Importing, change.PreviousAddress, change.Mutates) switch
    {
        ({ }, _, false) => "imported",
        ({ }, _, true) => $"imported and {change.ActionVerb}",
        (null, { }, false) => "moved",
        (null, { }, true) => $"moved and {change.ActionVerb}",
        _ => change.ActionVerb,
    };

    /// <summary>The address of one change; the block and the number of instances of several.</summary>
    private static string Subject(IReadOnlyList<ResourceChange> changes) => changes.Count == 1
        ? changes[0].Address.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{changes[0].Address.BlockAddress()} ({changes.Count} instances)");
}
