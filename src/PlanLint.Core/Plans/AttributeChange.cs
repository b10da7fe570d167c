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

    /// <summary>
    /// The leaves that differ, ordered by path. A container without elements is a leaf; so is one that is known on one side only.
    /// Elements of sequences are compared by position: plan files do not tell sets from lists.
    /// </summary>
    public static ImmutableArray<AttributeChange> Between(Value before, Value after)
    {
        var changes = ImmutableArray.CreateBuilder<AttributeChange>();
        Compare(ValuePath.Root, before, after, changes);
        changes.Sort((a, b) => a.Path.CompareTo(b.Path));
        return changes.DrainToImmutable();
    }

    private static void Compare(ValuePath path, Value? before, Value? after, ImmutableArray<AttributeChange>.Builder changes)
    {
        if (ReferenceEquals(before, after)) return;
        bool had = before is { IsNull: false }, has = after is { IsNull: false };
        if (!had && !has) return;
        if (after is { IsKnown: false })
        {
            if (before is not { IsKnown: false }) changes.Add(new AttributeChange(path, AttributeChangeKind.BecameUnknown, before, after));
        }
        else if (AreAlike(before, after, v => v.Attributes.Count > 0))
        {
            foreach (string name in (before?.Attributes.Keys ?? []).Union(after?.Attributes.Keys ?? [], StringComparer.Ordinal))
                Compare(path.Append(name), before?[name], after?[name], changes);
        }
        else if (AreAlike(before, after, v => v.Elements.Length > 0))
        {
            int count = Math.Max(before?.Elements.Length ?? 0, after?.Elements.Length ?? 0);
            for (int i = 0; i < count; i++) Compare(path.Append(i), before?[i], after?[i], changes);
        }
        else if (!had || !has) changes.Add(new AttributeChange(path, has ? AttributeChangeKind.Added : AttributeChangeKind.Removed, before, after));
        else if (!before!.Equals(after)) changes.Add(new AttributeChange(path, AttributeChangeKind.Changed, before, after));
        else if (before.IsSensitive != after!.IsSensitive) changes.Add(new AttributeChange(path, AttributeChangeKind.SensitivityOnly, before, after));
    }

    /// <summary>True when at least one side is a container with elements and the other is one too or is not there.</summary>
    private static bool AreAlike(Value? before, Value? after, Func<Value, bool> hasElements)
    {
        bool fromBefore = before is { IsNull: false } && hasElements(before), fromAfter = after is { IsNull: false } && hasElements(after);
        return (fromBefore && (fromAfter || after is null or { IsNull: true })) || (fromAfter && before is null or { IsNull: true });
    }
}
