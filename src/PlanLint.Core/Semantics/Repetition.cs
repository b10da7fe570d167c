using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>How often a block stands for an object, and under which keys.</summary>
public sealed class Repetition
{
    private Repetition(RepetitionKind kind, ImmutableArray<InstanceKey> keys, Value? collection, bool isKnown, bool isTruncated)
    {
        Kind = kind;
        Keys = keys;
        Collection = collection;
        IsKnown = isKnown;
        IsTruncated = isTruncated;
    }

    /// <summary>A block without <c>count</c> and <c>for_each</c>.</summary>
    public static Repetition Once { get; } = new(RepetitionKind.Once, [], null, true, false);

    /// <summary>A block that <c>enabled = false</c> turns off.</summary>
    public static Repetition Disabled { get; } = new(RepetitionKind.Disabled, [], null, true, false);

    /// <summary>A block of which it is not known whether it is enabled.</summary>
    internal static Repetition Doubtful { get; } = new(RepetitionKind.Once, [], null, false, false);

    /// <summary>What repeats it.</summary>
    public RepetitionKind Kind { get; }

    /// <summary>The keys, ordered; empty for <see cref="RepetitionKind.Once"/> and when they are not known.</summary>
    public ImmutableArray<InstanceKey> Keys { get; }

    /// <summary>False when the keys are only known after apply, are wrong, or are too many to list.</summary>
    public bool IsKnown { get; }

    /// <summary>True when the keys are known but more than the bound.</summary>
    public bool IsTruncated { get; }

    private Value? Collection { get; }

    /// <summary><c>each.value</c> of an instance; unknown when it cannot be told.</summary>
    public Value EachValue(InstanceKey key)
    {
        if (Kind != RepetitionKind.ForEach || key.Text is not { } text || Collection is null) return Value.DynamicUnknown;
        return Collection.Type.Kind == TypeKind.Set ? Value.String(text) : Collection[text] ?? Value.DynamicUnknown;
    }

    /// <summary>What a value of <c>enabled</c> leaves.</summary>
    internal static Repetition OfEnabled(Value value) =>
        !value.IsKnown || value.IsNull || Conversions.TryConvert(value, Values.ValueType.Bool) is not { } enabled ? Doubtful : enabled.AsBool ? Once : Disabled;

    /// <summary>The instances a <c>count</c> value makes.</summary>
    internal static Repetition OfCount(Value value, int limit)
    {
        // A count may be sensitive: Terraform shows it anyway.
        if (!value.IsKnown || value.IsNull || !TryCount(value, out int count)) return new(RepetitionKind.Count, [], null, false, false);
        return count > limit
            ? new(RepetitionKind.Count, [], null, false, true)
            : new(RepetitionKind.Count, [.. Enumerable.Range(0, count).Select(i => new InstanceKey(i))], null, true, false);
    }

    /// <summary>The instances a <c>for_each</c> value makes.</summary>
    internal static Repetition OfForEach(Value value, int limit)
    {
        if (!value.IsKnown || value.IsNull || value.IsSensitive) return new(RepetitionKind.ForEach, [], null, false, false);
        switch (value.Type.Kind)
        {
            case TypeKind.Map or TypeKind.Object:
                return value.Attributes.Count > limit
                    ? new(RepetitionKind.ForEach, [], value, false, true)
                    : new(RepetitionKind.ForEach, [.. value.Attributes.Keys.Select(k => new InstanceKey(k))], value, true, false);
            case TypeKind.Set when value.Elements.All(e => e.StringOrNull is not null):
                return value.Elements.Length > limit
                    ? new(RepetitionKind.ForEach, [], value, false, true)
                    : new(RepetitionKind.ForEach, [.. value.Elements.Select(e => e.AsString).Order(StringComparer.Ordinal).Select(k => new InstanceKey(k))],
                        value, true, false);
            default:
                return new(RepetitionKind.ForEach, [], null, false, false);
        }
    }

    private static bool TryCount(Value value, out int count)
    {
        count = 0;
        if (value.Type.Kind == TypeKind.Number) return value.AsNumber.TryGetInt32(out count) && count >= 0;
        return value.StringOrNull is { } text && Number.TryParse(text, out var number) && number.TryGetInt32(out count) && count >= 0;
    }
}
