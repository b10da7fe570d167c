using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlanLint.Text;

namespace PlanLint.Values;

/// <summary>
/// A value as in cty: typed, possibly null, possibly unknown until apply, possibly sensitive. Immutable. Null, unknown and absent
/// are three different things: an absent attribute is not in <see cref="Attributes"/> at all. Types of tuples and objects are made
/// when they are asked for.
/// </summary>
public sealed class Value : IEquatable<Value>
{
    private static readonly Value[] SmallNumbers = [.. Enumerable.Range(0, 257).Select(i => new Value(ValueType.Number, (Number)(long)i, ValueState.Known))];

    private const byte UnknownInside = 0x80, IsMeasured = 0x40;

    /// <summary>
    /// A string, boxed number or bool, <c>Value[]</c>, <c>NameMap</c>, or <see cref="DeferredParts"/> until all are asked for; of an unknown
    /// string a prefix, or an <see cref="OpenText"/>.
    /// </summary>
    private object? content;
    private readonly ValueState state;

    /// <summary>Marks of the parts and <see cref="UnknownInside"/>, as every call of a function asks; <see cref="IsMeasured"/> when it is known.</summary>
    private byte inside;
    private byte depth;

    /// <summary>Zero until it and <see cref="depth"/> are measured.</summary>
    private int size;
    private ValueType? type;

    private Value(ValueType? type, object? content, ValueState state)
    {
        this.type = type;
        this.content = content;
        this.state = state;
        if (content is not (Value[] or NameMap<Value> or DeferredParts)) (inside, size) = (IsMeasured, 1);
        else if (!AreSomeDeferred()) Measure();
    }

    private Value(Value value, ValueState state, ValueMarks marks)
    {
        // The size first: another thread may measure the value meanwhile, and tells by it that the depth is there too.
        size = Volatile.Read(ref value.size);
        (type, content, inside, depth) = (value.type, value.content, value.inside, value.depth);
        this.state = state;
        Marks = marks;
    }

    /// <summary>What is known of a string that exists already, but not to us: the result of a function that draws lots or looks at the clock.</summary>
    internal sealed record OpenText(string Prefix, int? Length, bool IsUnique);

    private enum ValueState : byte { Known, Null, Unknown, UnknownNotNull }

    /// <summary>The type; <see cref="ValueType.Dynamic"/> for a null or unknown of unknown type.</summary>
    public ValueType Type => type ??= Content is NameMap<Value> attributes
        ? ValueType.Object(attributes.WithValues(Array.ConvertAll(attributes.ValueArray, v => v.Type)), [])
        : ValueType.Tuple(ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll((Value[])Content!, v => v.Type)));

    /// <summary>The kind of <see cref="Type"/>, without making it.</summary>
    public TypeKind Kind => type?.Kind ?? content switch
    {
        Value[] => TypeKind.Tuple,
        DeferredParts parts => parts.Kind,
        _ => TypeKind.Object,
    };

    /// <summary>True when the value itself carries the sensitive mark; children may carry their own.</summary>
    public bool IsSensitive => (Marks & ValueMarks.Sensitive) != 0;

    /// <summary>True when the value itself carries the ephemeral mark: it is in no plan and no state.</summary>
    public bool IsEphemeral => (Marks & ValueMarks.Ephemeral) != 0;

    internal ValueMarks Marks { get; }

    /// <summary>True for null.</summary>
    public bool IsNull => state == ValueState.Null;

    /// <summary>False when the value is only known after apply; elements may still be unknown when true.</summary>
    public bool IsKnown => state < ValueState.Unknown;

    /// <summary>True unless the value is null or an unknown that may turn out to be null.</summary>
    internal bool IsDefinitelyNotNull => state is ValueState.Known or ValueState.UnknownNotNull;

    /// <summary>Characters that an unknown string is known to start with; empty for anything else.</summary>
    internal string KnownPrefix => IsKnown ? "" : content as string ?? Open?.Prefix ?? "";

    /// <summary>What is known of an unknown string that a function has made; null for anything else.</summary>
    internal OpenText? Open => IsKnown ? null : content as OpenText;

    /// <summary>True when the value and everything in it is known.</summary>
    public bool IsWhollyKnown => IsKnown && (Inside & UnknownInside) == 0;

    /// <summary>True when the value or anything in it is sensitive.</summary>
    public bool ContainsSensitive => (DeepMarks & ValueMarks.Sensitive) != 0;

    /// <summary>The marks of the value and of everything in it.</summary>
    internal ValueMarks DeepMarks => Marks | (ValueMarks)(Inside & ~(UnknownInside | IsMeasured));

    /// <summary>Number of values in it, itself included: what a walk over it costs, though parts may be shared.</summary>
    internal int Size => Volatile.Read(ref size) is > 0 and var measured ? measured : Measure().Size;

    /// <summary>How deep it nests; 255 also stands for more.</summary>
    private int Depth => Volatile.Read(ref size) > 0 ? depth : Measure().Depth;

    /// <summary>True when it holds at most so many values and nests at most so deep. Makes no deferred part where it is clear without.</summary>
    internal bool IsWithin(int mostValues, int mostLevels) =>
        content is DeferredParts parts && parts.SizeBound <= mostValues && parts.DepthBound <= mostLevels
        || Size <= mostValues && Depth <= mostLevels;

    private byte Inside => (inside & IsMeasured) != 0 ? inside : MeasureInside();

    private bool AreSomeDeferred()
    {
        if (content is DeferredParts) return true;
        foreach (var child in ChildSpan)
            if (child.size == 0) return true;
        return false;
    }

    private (int Size, int Depth) Measure()
    {
        long total = 1;
        int levels = 0;
        _ = Inside;
        foreach (var child in ChildSpan)
        {
            total += child.Size;
            levels = Math.Max(levels, child.Depth + 1);
        }
        if (Laid is { Shared: { } open })
        {
            // What attributes are laid over is unknown throughout, and is not walked over for each that is laid over it.
            total += open.Count;
            levels = Math.Max(levels, 1);
        }
        depth = (byte)Math.Min(levels, byte.MaxValue);
        int measured = (int)Math.Min(total, int.MaxValue);
        Volatile.Write(ref size, measured);
        return (measured, depth);
    }

    private byte MeasureInside()
    {
        byte found = IsMeasured;
        if (content is not DeferredParts { IsPlain: true })
            foreach (var child in ChildSpan)
                found |= (byte)(child.Inside | (byte)child.Marks | (child.IsKnown ? 0 : UnknownInside));
        if (Laid is { Shared: { } open, Own: { } known } && (open.Count > known.Count || !Array.TrueForAll(open.NameArray, known.ContainsKey)))
            found |= UnknownInside;
        return inside = found;
    }

    /// <summary>Attributes that are laid over others; null for most.</summary>
    private NameMap<Value>? Laid => content is NameMap<Value> { Shared: not null } laid ? laid : null;

    /// <summary>What it holds, with all its direct parts made.</summary>
    private object? Content => content is not DeferredParts parts ? content
        : content = parts.Kind == TypeKind.Object ? NameMap.FromSorted(parts.Names, parts.MakeAll()) : parts.MakeAll();

    /// <summary><c>null</c> without a type.</summary>
    public static Value DynamicNull { get; } = new(ValueType.Dynamic, null, ValueState.Null);

    /// <summary>Unknown without a type.</summary>
    public static Value DynamicUnknown { get; } = new(ValueType.Dynamic, null, ValueState.Unknown);

    /// <summary><c>true</c>.</summary>
    public static Value True { get; } = new(ValueType.Bool, true, ValueState.Known);

    /// <summary><c>false</c>.</summary>
    public static Value False { get; } = new(ValueType.Bool, false, ValueState.Known);

    /// <summary>The empty string.</summary>
    public static Value EmptyString { get; } = new(ValueType.String, "", ValueState.Known);

    /// <summary>The object without attributes.</summary>
    public static Value EmptyObject { get; } = new(ValueType.EmptyObject, NameMap<Value>.Empty, ValueState.Known);

    /// <summary>The tuple without elements.</summary>
    public static Value EmptyTuple { get; } = new(ValueType.EmptyTuple, Array.Empty<Value>(), ValueState.Known);

    /// <summary>A null of a type.</summary>
    public static Value Null(ValueType type) => type.Kind == TypeKind.Dynamic ? DynamicNull : new(type, null, ValueState.Null);

    /// <summary>An unknown of a type.</summary>
    public static Value Unknown(ValueType type) => type.Kind == TypeKind.Dynamic ? DynamicUnknown : new(type, null, ValueState.Unknown);

    /// <summary>An unknown of a type that will not turn out to be null.</summary>
    internal static Value UnknownNotNull(ValueType type) => type.Kind == TypeKind.Dynamic ? DynamicUnknown : new(type, null, ValueState.UnknownNotNull);

    /// <summary>An unknown string, not null, that starts with the characters given.</summary>
    internal static Value UnknownWithPrefix(string prefix) => new(ValueType.String, prefix.Length == 0 ? null : prefix, ValueState.UnknownNotNull);

    /// <summary>An unknown string, not null, of which something is known.</summary>
    internal static Value UnknownText(OpenText text) => new(ValueType.String, text, ValueState.UnknownNotNull);

    /// <summary>A string, normalised to NFC as Terraform does.</summary>
    public static Value String(string value) => value.Length == 0 ? EmptyString : new(ValueType.String, Nfc.Normalize(value), ValueState.Known);

    /// <summary>A number.</summary>
    public static Value Number(Number value) => new(ValueType.Number, value, ValueState.Known);

    /// <summary>A number that counts something.</summary>
    internal static Value Count(int value) => value < SmallNumbers.Length ? SmallNumbers[value] : Number(value);

    /// <summary>A bool.</summary>
    public static Value Bool(bool value) => value ? True : False;

    /// <summary>A list; all elements have the type given.</summary>
    public static Value List(ValueType element, ImmutableArray<Value> elements) =>
        new(ValueType.List(element), ImmutableCollectionsMarshal.AsArray(elements) ?? [], ValueState.Known);

    /// <summary>A set; the caller gives distinct elements without marks in cty's order.</summary>
    public static Value Set(ValueType element, ImmutableArray<Value> elements) =>
        new(ValueType.Set(element), ImmutableCollectionsMarshal.AsArray(elements) ?? [], ValueState.Known);

    /// <summary>A map; all elements have the type given.</summary>
    public static Value Map(ValueType element, IEnumerable<KeyValuePair<string, Value>> elements) =>
        new(ValueType.Map(element), NameMap.From(elements), ValueState.Known);

    /// <summary>A tuple.</summary>
    public static Value Tuple(ImmutableArray<Value> elements) =>
        elements.IsDefaultOrEmpty ? EmptyTuple : new(null, ImmutableCollectionsMarshal.AsArray(elements), ValueState.Known);

    /// <summary>An object from pairs; a later pair of the same name wins.</summary>
    public static Value Object(IEnumerable<KeyValuePair<string, Value>> attributes) => Object(NameMap.From(attributes));

    /// <summary>An object.</summary>
    public static Value Object(NameMap<Value> attributes) =>
        attributes.Shared is null && attributes.Count == 0 ? EmptyObject : new(null, attributes, ValueState.Known);

    /// <summary>An object of which more may be asked than is known: attributes it lacks are those of <paramref name="open"/>, unknown values all.</summary>
    internal static Value OpenObject(NameMap<Value> known, NameMap<Value> open) => Object(known.Over(open));

    /// <summary>An object that takes over two parallel arrays; names are distinct and in order. Objects of one shape may share the names.</summary>
    internal static Value Object(string[] sortedNames, Value[] values) => Object(NameMap.FromSorted(sortedNames, values));

    /// <summary>An object or tuple whose parts are made when they are asked for.</summary>
    internal static Value Deferred(DeferredParts parts) => new(null, parts, ValueState.Known);

    /// <summary>The characters of a known string; throws on anything else.</summary>
    public string AsString => (string)content!;

    /// <summary>A known number; throws on anything else.</summary>
    public Number AsNumber => (Number)content!;

    /// <summary>A known bool; throws on anything else.</summary>
    public bool AsBool => (bool)content!;

    /// <summary>Elements of a known list, set or tuple; empty for anything else.</summary>
    public ImmutableArray<Value> Elements => Content is Value[] elements ? ImmutableCollectionsMarshal.AsImmutableArray(elements) : [];

    /// <summary>Entries of a known map or object, ordered by name; empty for anything else.</summary>
    public NameMap<Value> Attributes => Content as NameMap<Value> ?? NameMap<Value>.Empty;

    /// <summary>Number of entries of a known map or object; zero for anything else. Makes none of them.</summary>
    internal int AttributeCount => content is DeferredParts { Kind: TypeKind.Object } parts ? parts.Count : Attributes.Count;

    /// <summary>Number of elements of a known list, set or tuple; zero for anything else. Makes none of them.</summary>
    internal int ElementCount => content is DeferredParts { Kind: TypeKind.Tuple } parts ? parts.Count : Elements.Length;

    /// <summary>The entry of a known map or object; null when it is absent or this is something else.</summary>
    public Value? this[string name] => content switch
    {
        NameMap<Value> attributes => attributes.TryGetValue(name, out var value) ? value : null,
        DeferredParts parts => NameMap.IndexOf(parts.Names, name) is >= 0 and var at ? parts[at] : null,
        _ => null,
    };

    /// <summary>The element of a known list, set or tuple; null when out of range or this is something else.</summary>
    public Value? this[int index] => content switch
    {
        Value[] elements => index >= 0 && index < elements.Length ? elements[index] : null,
        DeferredParts { Kind: TypeKind.Tuple } parts => index >= 0 && index < parts.Count ? parts[index] : null,
        _ => null,
    };

    /// <summary>The characters when this is a known string, else null.</summary>
    public string? StringOrNull => state == ValueState.Known ? content as string : null;

    /// <summary>Direct elements or entries, in order.</summary>
    public IEnumerable<Value> Children() => Content switch
    {
        Value[] elements => elements,
        NameMap<Value> attributes => attributes.Values,
        _ => [],
    };

    private ReadOnlySpan<Value> ChildSpan => Content switch
    {
        Value[] elements => elements,
        NameMap<Value> attributes => attributes.Own.ValueArray,
        _ => [],
    };

    /// <summary>The same value with the sensitive mark set or cleared on itself.</summary>
    public Value WithSensitive(bool sensitive) =>
        WithExactMarks(sensitive ? Marks | ValueMarks.Sensitive : Marks & ~ValueMarks.Sensitive);

    /// <summary>The same value with the ephemeral mark set on itself.</summary>
    public Value AsEphemeral() => WithMarks(ValueMarks.Ephemeral);

    /// <summary>The same value with marks added.</summary>
    internal Value WithMarks(ValueMarks marks) => WithExactMarks(Marks | marks);

    /// <summary>The same value without marks on itself; its parts keep theirs.</summary>
    internal Value Unmarked => WithExactMarks(ValueMarks.None);

    /// <summary>The same value without marks on itself and its parts.</summary>
    internal Value UnmarkedDeep
    {
        get
        {
            if (DeepMarks == ValueMarks.None) return this;
            object? unmarked = Content switch
            {
                Value[] elements => Array.ConvertAll(elements, e => e.UnmarkedDeep),
                NameMap<Value> attributes => attributes.WithValues(Array.ConvertAll(attributes.ValueArray, e => e.UnmarkedDeep)),
                _ => content,
            };
            return new Value(type, unmarked, state);
        }
    }

    /// <summary>
    /// The attributes of two objects that may differ, ordered by name and absent on one side where only the other has them. Parts that are
    /// deferred on both sides and written the same are left out without being made.
    /// </summary>
    internal static IEnumerable<(string Name, Value? First, Value? Second)> PairsThatMayDiffer(Value first, Value second)
    {
        var (a, b) = (first.content as DeferredParts, second.content as DeferredParts);
        string[] names = a?.Names ?? first.Attributes.NameArray, others = b?.Names ?? second.Attributes.NameArray;
        for (int i = 0, j = 0; i < names.Length || j < others.Length;)
        {
            int order = i == names.Length ? 1 : j == others.Length ? -1 : CodePointOrder.Instance.Compare(names[i], others[j]);
            if (order != 0 || a is null || b is null || !a.IsSame(i, b, j))
                yield return (order <= 0 ? names[i] : others[j], order <= 0 ? first[names[i]] : null, order >= 0 ? second[others[j]] : null);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
    }

    /// <summary>True when two values are certainly the same, marks included, without making what is deferred; false says nothing.</summary>
    internal static bool AreCertainlySame(Value? first, Value? second) =>
        ReferenceEquals(first, second) || first is not null && second is not null && first.Marks == second.Marks && AreSameDeferred(first, second);

    private Value WithExactMarks(ValueMarks marks) => marks == Marks ? this : new Value(this, state, marks);

    /// <summary>The same value, known not to be null when it is unknown.</summary>
    internal Value RefinedNotNull() => state == ValueState.Unknown && Kind != TypeKind.Dynamic ? new Value(this, ValueState.UnknownNotNull, Marks) : this;

    /// <summary>Structural equality of type, content and unknownness; marks do not count, as in cty's RawEquals of unmarked values.</summary>
    public bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || IsNull != other.IsNull || IsKnown != other.IsKnown || Kind != other.Kind) return false;
        if (state != ValueState.Known) return Type.Equals(other.Type);
        if (AreSameDeferred(this, other)) return true;
        return Content switch
        {
            Value[] elements => elements.AsSpan().SequenceEqual((Value[])other.Content!)
                && (Kind == TypeKind.Tuple || Type.Equals(other.Type)),
            NameMap<Value> attributes => other.Content is NameMap<Value> others
                && attributes.NameArray.AsSpan().SequenceEqual(others.NameArray)
                && attributes.ValueArray.AsSpan().SequenceEqual(others.ValueArray)
                && (Kind == TypeKind.Object || Type.Equals(other.Type)),
            _ => Equals(content, other.content),
        };
    }

    private static bool AreSameDeferred(Value a, Value b) => a.content is DeferredParts parts && b.content is DeferredParts others && parts.IsSame(others);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Value);

    /// <inheritdoc/>
    public override int GetHashCode() => content switch
    {
        DeferredParts parts => HashCode.Combine(Kind, parts.Count),
        Value[] elements => HashCode.Combine(Kind, elements.Length),
        NameMap<Value> attributes => HashCode.Combine(Kind, attributes.Count),
        _ when state != ValueState.Known => HashCode.Combine(Kind, IsKnown),
        _ => HashCode.Combine(Kind, content),
    };

    /// <summary>A short form for debugging. Never shows a sensitive value.</summary>
    public override string ToString() =>
        Marks != ValueMarks.None ? "(sensitive)"
        : !IsKnown ? "(unknown)"
        : IsNull ? "null"
        : Content switch
        {
            string s => $"\"{s}\"",
            bool b => b ? "true" : "false",
            Value[] elements => $"[{string.Join(", ", (object[])elements)}]",
            NameMap<Value> attributes => $"{{{string.Join(", ", attributes.Select(a => $"{a.Key} = {a.Value}"))}}}",
            _ => content?.ToString() ?? "",
        };
}
