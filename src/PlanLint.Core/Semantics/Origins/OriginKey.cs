using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>What a node stands for.</summary>
/// <param name="Symbol">The variable, local, output, resource or call.</param>
/// <param name="Instance">The module instance.</param>
/// <param name="InstanceKey">The key of the resource or call instance.</param>
/// <param name="Path">The part; null for the instance as a whole.</param>
internal readonly record struct OriginKey(Symbol Symbol, ModuleInstance Instance, InstanceKey? InstanceKey, ValuePath? Path)
{
    /// <summary>The path to parts of the symbol's value.</summary>
    public ImmutableArray<PathStep> Steps => Path?.Steps ?? [];
}
