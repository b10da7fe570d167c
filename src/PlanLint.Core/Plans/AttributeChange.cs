using System.Collections.Immutable;
using PlanLint.Plans.Comparers;
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
    /// <summary>Only known after apply, whatever it was before.</summary>
    BecameUnknown,
    /// <summary>Equal values, one of them marked sensitive.</summary>
    SensitivityOnly,
}

/// <summary>What a change of one leaf means to the object.</summary>
public enum ChangeClass
{
    /// <summary>The object will be different.</summary>
    Effective,
    /// <summary>Nobody can tell before apply.</summary>
    Unknown,
    /// <summary>The same elements in another order, where order does not count.</summary>
    OrderOnly,
    /// <summary>The same content written differently: JSON, YAML, base64, white space, <c>"1"</c> for <c>1</c>, an address, a time zone.</summary>
    EncodingOnly,
    /// <summary>The same amount of something: <c>1000m</c> and <c>1</c>, <c>60s</c> and <c>1m0s</c>.</summary>
    SameQuantity,
    /// <summary>Null where the other side is an empty string or collection.</summary>
    NullVersusEmpty,
    /// <summary>Labels, annotations, tags or a description of the object itself.</summary>
    MetadataOnly,
    /// <summary>Only the sensitive mark.</summary>
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
