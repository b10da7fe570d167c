using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Plans;

/// <summary>What a plan file keeps of the configuration: no positions, locals, lifecycle or dynamic blocks (plan-format.md §7).</summary>
public sealed class PlanConfiguration
{
    /// <summary>Resources by block address.</summary>
    public ImmutableDictionary<ResourceAddress, ConfiguredResource> Resources { get; init; } = ImmutableDictionary<ResourceAddress, ConfiguredResource>.Empty;

    /// <summary>Names of root variables declared sensitive.</summary>
    public ImmutableHashSet<string> SensitiveVariables { get; init; } = [];
}

/// <summary>A resource block as the plan file keeps it.</summary>
public sealed class ConfiguredResource
{
    /// <summary>The block's address.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>Key of the provider configuration, such as <c>kubernetes.edge</c>; empty when absent.</summary>
    public string ProviderConfigKey { get; init; } = "";

    /// <summary>Resources and other things its expressions refer to, distinct and ordered, as written in the file.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>References by top-level attribute or block name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> AttributeReferences { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Addresses of <c>depends_on</c>, relative to the module.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];
}
