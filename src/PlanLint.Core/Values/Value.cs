using System.Collections.Immutable;

namespace PlanLint.Values;

/// <summary>
/// A value as in cty: typed, possibly null, possibly unknown until apply, possibly sensitive. Immutable. Null, unknown and absent
/// are three different things: an absent attribute is not in <see cref="Attributes"/> at all.
/// </summary>
public sealed class Value : IEquatable<Value>
{
    private readonly object? content;

    private Value(ValueType type, object? content, ValueState state, bool sensitive)
    {
        Type = type;
        this.content = content;
        State = state;
        IsSensitive = sensitive;
    }

    private enum ValueState : byte { Known, Null, Unknown }

    private ValueState State { get; }

    /// <summary>The type; <see cref="ValueType.Dynamic"/> for a null or unknown of unknown type.</summary>
    public ValueType Type { get; }

    /// <summary>True when the value itself carries the sensitive mark; children may carry their own.</summary>
    public bool IsSensitive { get; }

    /// <summary>True for null.</summary>
    public bool IsNull => State == ValueState.Null;

    /// <summary>False when the value is only known after apply; elements may still be unknown when true.</summary>
    public bool IsKnown => State != ValueState.Unknown;

    /// <summary>True when the value and everything in it is known. Linear.</summary>
    public bool IsWhollyKnown => IsKnown && Children().All(c => c.IsWhollyKnown);

    /// <summary>True when the value or anything in it is sensitive. Linear.</summary>
    public bool ContainsSensitive => IsSensitive || Children().Any(c => c.ContainsSensitive);

    /// <summary><c>null</c> without a type.</summary>
    public static Value DynamicNull { get; } = new(ValueType.Dynamic, null, ValueState.Null, false);

    /// <summary>Unknown without a type.</summary>
    public static Value DynamicUnknown { get; } = new(ValueType.Dynamic, null, ValueState.Unknown, false);

    /// <summary><c>true</c>.</summary>
    public static Value True { get; } = new(ValueType.Bool, true, ValueState.Known, false);

    /// <summary><c>false</c>.</summary>
    public static Value False { get; } = new(ValueType.Bool, false, ValueState.Known, false);

    /// <summary>The object without attributes.</summary>
    public static Value EmptyObject { get; } = Object(ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal));

    /// <summary>The tuple without elements.</summary>
    public static Value EmptyTuple { get; } = Tuple([]);

    /// <summary>A null of a type.</summary>
    public static Value Null(ValueType type) => new(type, null, ValueState.Null, false);

    /// <summary>An unknown of a type.</summary>
    public static Value Unknown(ValueType type) => new(type, null, ValueState.Unknown, false);

    /// <summary>A string, normalised to NFC as Terraform does.</summary>
    public static Value String(string value) =>
        new(ValueType.String, System.Text.Ascii.IsValid(value) || value.IsNormalized() ? value : value.Normalize(), ValueState.Known, false);

    /// <summary>A number.</summary>
    public static Value Number(Number value) => new(ValueType.Number, value, ValueState.Known, false);

    /// <summary>A bool.</summary>
    public static Value Bool(bool value) => value ? True : False;

    /// <summary>A list; all elements have the type given.</summary>
    public static Value List(ValueType element, ImmutableArray<Value> elements) => new(ValueType.List(element), elements, ValueState.Known, false);

    /// <summary>A set; the caller gives distinct elements in cty's order.</summary>
    public static Value Set(ValueType element, ImmutableArray<Value> elements) => new(ValueType.Set(element), elements, ValueState.Known, false);

    /// <summary>A map; all elements have the type given.</summary>
    public static Value Map(ValueType element, ImmutableSortedDictionary<string, Value> elements) => new(ValueType.Map(element), elements, ValueState.Known, false);

    /// <summary>A tuple.</summary>
    public static Value Tuple(ImmutableArray<Value> elements) => new(ValueType.Tuple(elements.Select(e => e.Type)), elements, ValueState.Known, false);

    /// <summary>An object; the dictionary is ordered ordinally.</summary>
    public static Value Object(ImmutableSortedDictionary<string, Value> attributes) =>
        new(ValueType.Object(attributes.Select(a => KeyValuePair.Create(a.Key, a.Value.Type))), attributes, ValueState.Known, false);

    /// <summary>An object from pairs; a later pair wins.</summary>
    public static Value Object(IEnumerable<KeyValuePair<string, Value>> attributes)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var (key, value) in attributes) builder[key] = value;
        return Object(builder.ToImmutable());
    }

    /// <summary>The characters of a known string; throws on anything else.</summary>
    public string AsString => (string)content!;

    /// <summary>A known number; throws on anything else.</summary>
    public Number AsNumber => (Number)content!;

    /// <summary>A known bool; throws on anything else.</summary>
    public bool AsBool => (bool)content!;

    /// <summary>Elements of a known list, set or tuple; empty for anything else.</summary>
    public ImmutableArray<Value> Elements => content is ImmutableArray<Value> elements ? elements : [];

    /// <summary>Entries of a known map or object, ordered ordinally; empty for anything else.</summary>
    public ImmutableSortedDictionary<string, Value> Attributes =>
        content as ImmutableSortedDictionary<string, Value> ?? ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>The entry of a known map or object; null when it is absent or this is something else.</summary>
    public Value? this[string name] => content is ImmutableSortedDictionary<string, Value> attributes && attributes.TryGetValue(name, out var value) ? value : null;

    /// <summary>The element of a known list, set or tuple; null when out of range or this is something else.</summary>
    public Value? this[int index] => content is ImmutableArray<Value> elements && index >= 0 && index < elements.Length ? elements[index] : null;

    /// <summary>The characters when this is a known string, else null.</summary>
    public string? StringOrNull => State == ValueState.Known ? content as string : null;

    /// <summary>Direct elements or entries, in order.</summary>
    public IEnumerable<Value> Children() => content switch
    {
        ImmutableArray<Value> elements => elements,
        ImmutableSortedDictionary<string, Value> attributes => attributes.Values,
        _ => [],
    };

    /// <summary>The same value with the sensitive mark set or cleared on itself.</summary>
    public Value WithSensitive(bool sensitive) => sensitive == IsSensitive ? this : new Value(Type, content, State, sensitive);

    /// <summary>Structural equality of type, content and unknownness; marks do not count, as in cty's RawEquals of unmarked values.</summary>
    public bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || State != other.State || !Type.Equals(other.Type)) return false;
        return content switch
        {
            ImmutableArray<Value> elements => elements.SequenceEqual(other.Elements),
            ImmutableSortedDictionary<string, Value> attributes => attributes.Count == other.Attributes.Count && attributes.SequenceEqual(other.Attributes),
            _ => Equals(content, other.content),
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Value);

    /// <inheritdoc/>
    public override int GetHashCode() => content switch
    {
        ImmutableArray<Value> elements => HashCode.Combine(Type.Kind, elements.Length),
        ImmutableSortedDictionary<string, Value> attributes => HashCode.Combine(Type.Kind, attributes.Count),
        _ => HashCode.Combine(Type.Kind, State, content),
    };

    /// <summary>A short form for debugging. Never shows a sensitive value.</summary>
    public override string ToString() =>
        IsSensitive ? "(sensitive)"
        : State == ValueState.Unknown ? "(unknown)"
        : State == ValueState.Null ? "null"
        : content switch
        {
            string s => $"\"{s}\"",
            bool b => b ? "true" : "false",
            ImmutableArray<Value> elements => $"[{string.Join(", ", elements)}]",
            ImmutableSortedDictionary<string, Value> attributes => $"{{{string.Join(", ", attributes.Select(a => $"{a.Key} = {a.Value}"))}}}",
            _ => content?.ToString() ?? "",
        };
}
