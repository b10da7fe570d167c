using System.Collections.Immutable;

namespace PlanLint.Plans;

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

    /// <summary>What an argument or block of it refers to, as written; empty for constants and what is not set.</summary>
    public ImmutableArray<string> ReferencesOf(string argument) => Expressions[argument]?.AllReferences() ?? [];

    /// <summary>True when it sets an argument; a module's entry for a configuration that it inherits does not.</summary>
    public bool HasArguments => Expressions.Names is { Count: > 0 };
}
