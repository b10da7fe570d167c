using System.Collections.Immutable;

namespace PlanLint.Plans;

/// <summary>An output as the plan file keeps it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSensitive">True when it is declared sensitive.</param>
/// <param name="References">What its value refers to, distinct, ordered ordinally.</param>
public sealed record ConfiguredOutput(string Name, bool IsSensitive, ImmutableArray<string> References)
{
    /// <summary>Its value.</summary>
    internal ConfiguredExpression Expression { get; init; } = ConfiguredExpression.None;
}
