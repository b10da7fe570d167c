using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>An update in place that stops what it updates (PL0133).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Paths or globs, list indexes written <c>[]</c>; a path stands for everything below it.</param>
/// <param name="When">When it does.</param>
/// <param name="Value">The value that makes it happen, for <see cref="EffectTrigger.Becomes"/>; null otherwise.</param>
/// <param name="Effect">What happens, a clause: <c>restarts the instance</c>.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record UpdateOutage(
    string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, EffectTrigger When, string? Value, string Effect, Evidence Evidence)
{
    /// <summary>Attributes that must have one of these values for it to happen, by attribute; with another or no value it does not.</summary>
    public ImmutableSortedDictionary<string, string> OnlyIf { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Attributes that prevent it when they have the value, by attribute.</summary>
    public ImmutableSortedDictionary<string, string> Unless { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>True for a path at or below one of the row's, list indexes written <c>[]</c>.</summary>
    public bool Covers(string path)
    {
        foreach (string own in Paths)
            if (Wildcard.Matches(own, path) || Wildcard.Matches(own + ".*", path) || Wildcard.Matches(own + "[*", path)) return true;
        return false;
    }
}
