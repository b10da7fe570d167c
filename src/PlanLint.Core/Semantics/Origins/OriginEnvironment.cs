using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Semantics;

/// <summary>Where an expression stands when its origins are followed: module instance, block instance, and names bound around it.</summary>
internal sealed record OriginEnvironment(ModuleInstance Instance, BlockSymbol? Block, InstanceKey? Key)
{
    public ImmutableDictionary<string, OriginBinding> Bindings { get; init; } = ImmutableDictionary<string, OriginBinding>.Empty;

    /// <summary>What the element of a splat stands for.</summary>
    public OriginBinding? Splat { get; init; }

    /// <summary>The surroundings without <c>each</c>, <c>count</c> and bound names: where <c>for_each</c> itself is evaluated.</summary>
    public OriginEnvironment OfModule => new(Instance, null, null);

    public OriginEnvironment Bind(string name, OriginBinding binding) => this with { Bindings = Bindings.SetItem(name, binding) };
}
