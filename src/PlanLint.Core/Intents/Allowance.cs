using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Intents;

/// <summary>Something that may change.</summary>
/// <param name="Address">Glob over addresses; the address of a block or module covers its instances.</param>
public sealed record Allowance(AddressPattern Address)
{
    /// <summary>Actions allowed, in the plan's words; empty allows all.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>Globs over attribute paths that may change; empty allows all.</summary>
    public ImmutableArray<Wildcard> Attributes { get; init; } = [];

    /// <summary>How many instances at most; null for any number.</summary>
    public int? Count { get; init; }
}
