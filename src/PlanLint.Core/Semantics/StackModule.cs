using System.Collections.Immutable;

namespace PlanLint.Semantics;

/// <summary>What the module of a stack's component declares, as far as the stack can be wrong about it.</summary>
/// <param name="Source">The source as the component writes it.</param>
/// <param name="Required">Variables without a default, in order.</param>
/// <param name="Outputs">Names of its outputs, in order.</param>
/// <param name="Providers">Local names of the providers that its own resources need, with their sources, in order.</param>
public sealed record StackModule(
    string Source, ImmutableArray<string> Required, ImmutableArray<string> Outputs, ImmutableArray<(string Name, string Source)> Providers);
