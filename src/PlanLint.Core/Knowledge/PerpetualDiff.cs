using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>A diff that comes back after every apply (PL0117).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Globs over attribute paths as Terraform writes them.</param>
/// <param name="Cause">Why it comes back, a clause.</param>
/// <param name="Remedy">What ends it, an instruction.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record PerpetualDiff(string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, string Cause, string Remedy, Evidence Evidence)
{
    /// <summary>True when something outside of Terraform writes it, so that drift is its sign; otherwise it is a matter of how the value is written.</summary>
    public bool IsWrittenByOthers { get; init; }

    /// <summary>True for an attribute path as Terraform writes it.</summary>
    public bool Covers(string path) => Wildcard.MatchesAny(Paths, path);
}
