using System.Collections.Immutable;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>What happens to one leaf.</summary>
public enum AttributeChangeKind
{
    /// <summary>Absent or null before, a value after.</summary>
    Added,
    /// <summary>A value before, absent or null after.</summary>
    Removed,
    /// <summary>Two different values.</summary>
    Changed,
    /// <summary>Known before, only known after apply.</summary>
    BecameUnknown,
    /// <summary>Equal values, one of them marked sensitive.</summary>
    SensitivityOnly,
}

/// <summary>One leaf that differs between before and after.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">How.</param>
/// <param name="Before">The value before; null when absent.</param>
/// <param name="After">The value after; null when absent.</param>
public sealed record AttributeChange(ValuePath Path, AttributeChangeKind Kind, Value? Before, Value? After)
{
    /// <summary>True when either side is sensitive: neither may be shown.</summary>
    public bool IsSensitive => Before is { ContainsSensitive: true } || After is { ContainsSensitive: true };

    /// <summary>The leaves that differ, ordered by path.</summary>
    public static ImmutableArray<AttributeChange> Between(Value before, Value after) => throw new NotImplementedException();
}
