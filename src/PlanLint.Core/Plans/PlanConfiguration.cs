using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>What a plan file keeps of the configuration: no positions, locals, lifecycle or dynamic blocks (docs/facts/plan-files.md).</summary>
public sealed class PlanConfiguration
{
    /// <summary>Resources by block address.</summary>
    public ImmutableDictionary<ResourceAddress, ConfiguredResource> Resources { get; init; } = ImmutableDictionary<ResourceAddress, ConfiguredResource>.Empty;

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

/// <summary>A resource block as the plan file keeps it.</summary>
public sealed class ConfiguredResource
{
    /// <summary>The block's address.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>Key of the provider configuration, such as <c>kubernetes.edge</c>; empty when absent.</summary>
    public string ProviderConfigKey { get; init; } = "";

    /// <summary>
    /// Resources and other things that its expressions, <c>count</c> and <c>for_each</c> refer to, as written in the file:
    /// distinct, ordered ordinally.
    /// </summary>
    public ImmutableArray<string> References
    {
        get => references.IsDefault ? references = CollectReferences() : references;
        init => references = value;
    }

    /// <summary>References by top-level attribute or block name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> AttributeReferences
    {
        get => attributeReferences ??= Expressions.ReferencesByName();
        init => attributeReferences = value;
    }

    /// <summary>The names of <see cref="AttributeReferences"/>.</summary>
    internal IReadOnlySet<string> ReferringAttributes => referringAttributes ??= AttributeReferences.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Addresses of <c>depends_on</c>, relative to the module.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>True when the block has <c>count</c>.</summary>
    public bool HasCount => Count is not null;

    /// <summary>True when the block has <c>for_each</c>.</summary>
    public bool HasForEach => ForEach is not null;

    /// <summary>Types of its provisioners, in order.</summary>
    public ImmutableArray<string> Provisioners { get; init; } = [];

    /// <summary>The expressions by attribute and nested block.</summary>
    internal ConfiguredExpression Expressions { get; init; } = ConfiguredExpression.None;

    /// <summary>The expression of <c>count</c>; null when there is none.</summary>
    internal ConfiguredExpression? Count { get; init; }

    /// <summary>The expression of <c>for_each</c>; null when there is none.</summary>
    internal ConfiguredExpression? ForEach { get; init; }

    /// <summary>
    /// True when the configuration spells the attribute at <paramref name="path"/>, or one that holds it. False also for what a
    /// <c>dynamic</c> block makes, which plan files leave out.
    /// </summary>
    public bool Declares(ValuePath path) => Expressions.Declares(path);

    /// <summary>What the attribute at <paramref name="path"/> refers to; empty for constants and what is not declared.</summary>
    public ImmutableArray<string> ReferencesAt(ValuePath path) => Expressions.ReferencesAt(path);

    private ImmutableArray<string> references;
    private ImmutableSortedDictionary<string, ImmutableArray<string>>? attributeReferences;
    private HashSet<string>? referringAttributes;

    private ImmutableArray<string> CollectReferences() =>
        [.. Expressions.AllReferences().Concat(Count?.AllReferences() ?? []).Concat(ForEach?.AllReferences() ?? []).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>A provider configuration as the plan file keeps it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Local name, such as <c>kubernetes</c>.</param>
/// <param name="FullName">Source address; empty in formats before 1.1.</param>
/// <param name="Alias">The alias; empty for the default configuration.</param>
/// <param name="Module">Address of the module that configures it; empty for the root.</param>
/// <param name="VersionConstraint">The constraint as written; empty when absent.</param>
public sealed record ConfiguredProvider(string Key, string Name, string FullName, string Alias, string Module, string VersionConstraint)
{
    /// <summary>Its arguments; <see cref="ConfiguredExpression.None"/> when it has none.</summary>
    internal ConfiguredExpression Expressions { get; init; } = ConfiguredExpression.None;
}

/// <summary>A module call as the plan file keeps it.</summary>
public sealed class ConfiguredModuleCall
{
    /// <summary>The way to the called module, without instance keys.</summary>
    public required ModulePath Module { get; init; }

    /// <summary>The source as written; empty when absent.</summary>
    public string Source { get; init; } = "";

    /// <summary>True when the call has <c>count</c> or <c>for_each</c>.</summary>
    public bool IsRepeated => Count is not null || ForEach is not null;

    /// <summary>The version constraint as written; empty when absent.</summary>
    public string VersionConstraint { get; init; } = "";

    /// <summary>Addresses of <c>depends_on</c>, relative to the calling module.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>The expression of <c>count</c>; null when there is none.</summary>
    internal ConfiguredExpression? Count { get; init; }

    /// <summary>The expression of <c>for_each</c>; null when there is none.</summary>
    internal ConfiguredExpression? ForEach { get; init; }

    /// <summary>The arguments by name.</summary>
    internal ConfiguredExpression Arguments { get; init; } = ConfiguredExpression.None;

    /// <summary>Variables of the called module by name.</summary>
    internal ImmutableSortedDictionary<string, ConfiguredVariable> Variables { get; init; } = ConfiguredVariable.None;

    /// <summary>References by argument.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> ArgumentReferences { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>Variables of the called module that it declares sensitive.</summary>
    public ImmutableHashSet<string> SensitiveVariables { get; init; } = [];

    /// <summary>Outputs of the called module by name.</summary>
    public ImmutableSortedDictionary<string, ConfiguredOutput> Outputs { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfiguredOutput>(StringComparer.Ordinal);
}

/// <summary>An output as the plan file keeps it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSensitive">True when it is declared sensitive.</param>
/// <param name="References">What its value refers to, distinct, ordered ordinally.</param>
public sealed record ConfiguredOutput(string Name, bool IsSensitive, ImmutableArray<string> References)
{
    /// <summary>Its value.</summary>
    internal ConfiguredExpression Expression { get; init; } = ConfiguredExpression.None;
}

/// <summary>A variable as the plan file keeps it.</summary>
/// <param name="IsSensitive">True when it is declared sensitive.</param>
/// <param name="DefaultJson">The default, converted to the variable's type; null when it has none. It may be a secret.</param>
internal sealed record ConfiguredVariable(bool IsSensitive, byte[]? DefaultJson)
{
    /// <summary>No variables.</summary>
    public static ImmutableSortedDictionary<string, ConfiguredVariable> None { get; } =
        ImmutableSortedDictionary.Create<string, ConfiguredVariable>(StringComparer.Ordinal);

    /// <summary>Names of those that are declared sensitive.</summary>
    public static ImmutableHashSet<string> SensitiveIn(ImmutableSortedDictionary<string, ConfiguredVariable> variables) =>
        [.. variables.Where(v => v.Value.IsSensitive).Select(v => v.Key)];
}
