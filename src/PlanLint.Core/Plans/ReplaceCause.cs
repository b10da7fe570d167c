using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>One path that forces a replacement.</summary>
/// <param name="Path">The path; the root when the plan names none.</param>
/// <param name="Before">The value before; null when absent.</param>
/// <param name="After">The value after; null when absent.</param>
/// <param name="Origin">Where the difference comes from.</param>
public sealed record ReplaceCause(ValuePath Path, Value? Before, Value? After, AttributeOrigin Origin)
{
    /// <summary>True when the new value is only known after apply, so that the replacement may turn out to be needless.</summary>
    public bool IsUnknown => After is { IsWhollyKnown: false };

    /// <summary>True when both values mean the same, so that spelling alone forces the replacement.</summary>
    public bool IsCosmetic => Before is not null && After is not null && !Before.Equals(After)
        && AttributeChange.Between(Before, After) is { IsEmpty: false } changes && changes.All(c => c.IsCosmetic);
}
