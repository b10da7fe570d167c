using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Plans;

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
