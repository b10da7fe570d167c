using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>A version that cannot go down (PL0132).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Paths or globs, list indexes written <c>[]</c>.</param>
/// <param name="Outcome">What an apply that lowers it does, a clause: <c>the service refuses a downgrade</c>.</param>
/// <param name="Remedy">What to write instead, an instruction; empty when the general one will do.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record VersionSetting(string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, string Outcome, string Remedy, Evidence Evidence)
{
    /// <summary>True when going down is possible and only seldom wanted, so findings are warnings.</summary>
    public bool IsWarning { get; init; }

    /// <summary>True for a path, list indexes written <c>[]</c>.</summary>
    public bool Covers(string path) => Wildcard.MatchesAny(Paths, path);
}
