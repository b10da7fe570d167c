using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>A change of a root output.</summary>
/// <param name="Name">The output.</param>
/// <param name="Actions">What happens.</param>
/// <param name="Before">Before; a null value when absent.</param>
/// <param name="After">After; unknown when only known after apply.</param>
public sealed record OutputChange(string Name, ChangeActions Actions, Value Before, Value After)
{
    /// <summary>The words of <c>actions</c> in the plan's order.</summary>
    public ImmutableArray<string> ActionWords { get; init; } = [];
}
