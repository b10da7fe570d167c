using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Plans;

/// <summary>What a plan file keeps of the configuration: no positions, locals, lifecycle or dynamic blocks (docs/facts/plan-files.md).</summary>
public sealed class PlanConfiguration
{
    /// <summary>Resources by block address.</summary>
    public IReadOnlyDictionary<ResourceAddress, ConfiguredResource> Resources { get; init; } = new Dictionary<ResourceAddress, ConfiguredResource>();

    /// <summary>Names of root variables declared sensitive.</summary>
    public ImmutableHashSet<string> SensitiveVariables { get; init; } = [];

    /// <summary>Root variables by name.</summary>
    internal ImmutableSortedDictionary<string, ConfiguredVariable> Variables { get; init; } = ConfiguredVariable.None;

    /// <summary>Provider configurations by key, such as <c>kubernetes.edge</c> or <c>module.a:aws</c>.</summary>
    public ImmutableSortedDictionary<string, ConfiguredProvider> Providers { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfiguredProvider>(StringComparer.Ordinal);

    /// <summary>Module calls by names joined with dots, as <see cref="ModulePath.ManifestKey"/> gives them.</summary>
    public ImmutableSortedDictionary<string, ConfiguredModuleCall> ModuleCalls { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfiguredModuleCall>(StringComparer.Ordinal);

    /// <summary>Root outputs by name.</summary>
    public ImmutableSortedDictionary<string, ConfiguredOutput> Outputs { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfiguredOutput>(StringComparer.Ordinal);

    /// <summary>The block that an instance comes from; null when the configuration has none, as for most deletes.</summary>
    public ConfiguredResource? BlockOf(ResourceAddress instance) => Resources.GetValueOrDefault(instance.BlockAddress());
}
