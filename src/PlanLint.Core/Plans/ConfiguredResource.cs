using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Plans;

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

    private ImmutableArray<string> CollectReferences() =>
        [.. Expressions.AllReferences().Concat(Count?.AllReferences() ?? []).Concat(ForEach?.AllReferences() ?? []).Distinct().Order(StringComparer.Ordinal)];
}
