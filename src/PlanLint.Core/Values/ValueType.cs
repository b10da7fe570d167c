using System.Collections.Immutable;

namespace PlanLint.Values;

/// <summary>The kinds of types of cty.</summary>
public enum TypeKind
{
    /// <summary>Not known yet: the type of <c>null</c> literals and of unknown values of unknown type.</summary>
    Dynamic,
    /// <summary>A string.</summary>
    String,
    /// <summary>A number.</summary>
    Number,
    /// <summary>A bool.</summary>
    Bool,
    /// <summary>A list of one element type.</summary>
    List,
    /// <summary>A set of one element type.</summary>
    Set,
    /// <summary>A map of one element type.</summary>
    Map,
    /// <summary>A sequence with a type per element.</summary>
    Tuple,
    /// <summary>Named attributes with a type each.</summary>
    Object,
}

/// <summary>A type as in cty. Immutable; equality is structural.</summary>
public sealed class ValueType : IEquatable<ValueType>
{
    private ValueType(TypeKind kind) => Kind = kind;

    /// <summary>The kind.</summary>
    public TypeKind Kind { get; }

    /// <summary>Element type of a list, set or map; null otherwise.</summary>
    public ValueType? Element { get; private init; }

    /// <summary>Element types of a tuple; empty otherwise.</summary>
    public ImmutableArray<ValueType> Elements { get; private init; } = [];

    /// <summary>Attribute types of an object, ordered ordinally; empty otherwise.</summary>
    public ImmutableSortedDictionary<string, ValueType> Attributes { get; private init; } = NoAttributes;

    private static readonly ImmutableSortedDictionary<string, ValueType> NoAttributes =
        ImmutableSortedDictionary.Create<string, ValueType>(StringComparer.Ordinal);

    /// <summary>The type that is not known yet.</summary>
    public static ValueType Dynamic { get; } = new(TypeKind.Dynamic);

    /// <summary>The string type.</summary>
    public static ValueType String { get; } = new(TypeKind.String);

    /// <summary>The number type.</summary>
    public static ValueType Number { get; } = new(TypeKind.Number);

    /// <summary>The bool type.</summary>
    public static ValueType Bool { get; } = new(TypeKind.Bool);

    /// <summary>The object without attributes.</summary>
    public static ValueType EmptyObject { get; } = new(TypeKind.Object);

    /// <summary>The tuple without elements.</summary>
    public static ValueType EmptyTuple { get; } = new(TypeKind.Tuple);

    /// <summary>A list type.</summary>
    public static ValueType List(ValueType element) => new(TypeKind.List) { Element = element };

    /// <summary>A set type.</summary>
    public static ValueType Set(ValueType element) => new(TypeKind.Set) { Element = element };

    /// <summary>A map type; keys are strings.</summary>
    public static ValueType Map(ValueType element) => new(TypeKind.Map) { Element = element };

    /// <summary>A tuple type.</summary>
    public static ValueType Tuple(IEnumerable<ValueType> elements) => new(TypeKind.Tuple) { Elements = [.. elements] };

    /// <summary>An object type.</summary>
    public static ValueType Object(IEnumerable<KeyValuePair<string, ValueType>> attributes) =>
        new(TypeKind.Object) { Attributes = NoAttributes.AddRange(attributes) };

    /// <summary>True for string, number and bool.</summary>
    public bool IsPrimitive => Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool;

    /// <inheritdoc/>
    public bool Equals(ValueType? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || Kind != other.Kind) return false;
        return Kind switch
        {
            TypeKind.List or TypeKind.Set or TypeKind.Map => Element!.Equals(other.Element),
            TypeKind.Tuple => Elements.SequenceEqual(other.Elements),
            TypeKind.Object => Attributes.Count == other.Attributes.Count && Attributes.SequenceEqual(other.Attributes),
            _ => true,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Element, Elements.Length, Attributes.Count);

    /// <summary>The type as Terraform's <c>type()</c> prints it, on one line.</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.List => $"list({Element})",
        TypeKind.Set => $"set({Element})",
        TypeKind.Map => $"map({Element})",
        TypeKind.Tuple => $"tuple([{string.Join(", ", Elements)}])",
        TypeKind.Object => $"object({{{string.Join(", ", Attributes.Select(a => $"{a.Key}={a.Value}"))}}})",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
