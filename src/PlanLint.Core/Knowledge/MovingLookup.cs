using System.Collections.Immutable;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>Data sources that answer otherwise from one day to the next although nobody edits anything (PL0136).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over types of data sources.</param>
/// <param name="Moves">How, a clause: <c>takes the newest snapshot</c>.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record MovingLookup(string Name, ImmutableArray<string> Types, string Moves, Evidence Evidence)
{
    /// <summary>Arguments that must match a glob for it to move, by argument; empty when it always may.</summary>
    public ImmutableSortedDictionary<string, string> OnlyIf { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>True for a data source of those arguments; false when they are not known.</summary>
    public bool Covers(string type, Func<string, Value?> argument) =>
        Wildcard.MatchesAny(Types, type)
        && OnlyIf.All(o => argument(o.Key) is { IsKnown: true, IsNull: false } value && Wildcard.Matches(o.Value, value.StringOrNull ?? value.ToString()));
}
