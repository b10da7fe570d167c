using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Semantics;

/// <summary>The instances of a block over all instances of its module.</summary>
/// <param name="Block">The block's address, without keys: what stands for the instances when they cannot be listed.</param>
/// <param name="Addresses">The instances that can be listed, ordered.</param>
/// <param name="IsComplete">False when keys are only known after apply, or too many: other instances may exist.</param>
public sealed record Expansion(ResourceAddress Block, ImmutableArray<ResourceAddress> Addresses, bool IsComplete);
