using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Plans;

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
