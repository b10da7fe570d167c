using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Plans.Saved;

/// <summary>What the configuration in a saved plan adds to it. Made by one who reads configuration; empty when there is none.</summary>
internal sealed class SavedConfiguration
{
    /// <summary>Nothing is known of the configuration.</summary>
    public static SavedConfiguration None { get; } = new();

    /// <summary>The section <c>configuration</c> of plan JSON; empty when there is none.</summary>
    public byte[] Json { get; init; } = [];

    /// <summary>Defaults of the root module's variables.</summary>
    public ImmutableSortedDictionary<string, Value> Defaults { get; init; } = ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>True when the block of an instance has an argument or a block of that name.</summary>
    public Func<ResourceAddress, string, bool> IsWritten { get; init; } = (_, _) => false;
}
