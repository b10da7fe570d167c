using System.Collections.Immutable;
using PlanLint.Plans.Comparers;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>One leaf that differs between before and after.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">How.</param>
/// <param name="Before">The value before; null when absent.</param>
/// <param name="After">The value after; null when absent.</param>
public sealed record AttributeChange(ValuePath Path, AttributeChangeKind Kind, Value? Before, Value? After)
{
    /// <summary>True when either side is sensitive: neither may be shown.</summary>
    public bool IsSensitive => Before is { ContainsSensitive: true } || After is { ContainsSensitive: true };

    /// <summary>True when the list or set that holds the leaf has the same scalars before and after, in another order.</summary>
    public bool IsReordered { get; init; }

    /// <summary>What the change means. Compares texts on each call; linear in them.</summary>
    public ChangeClass Class => Meaning.Classify(this);

    /// <summary>True when no effect on the object is expected: the change only spells the same thing differently.</summary>
    public bool IsCosmetic => Class is ChangeClass.OrderOnly or ChangeClass.EncodingOnly or ChangeClass.SameQuantity or ChangeClass.NullVersusEmpty;

    /// <summary>The leaves that differ, ordered by path. An object that appears or vanishes gives its leaves; an empty one gives itself.</summary>
    public static ImmutableArray<AttributeChange> Between(Value before, Value after)
    {
        var walk = new ValueDifference();
        walk.Compare(before, after);
        return walk.ToChanges();
    }
}
