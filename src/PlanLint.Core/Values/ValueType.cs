using System.Collections.Immutable;
using System.Text;

namespace PlanLint.Values;

/// <summary>A type as in cty. Immutable; equality is structural.</summary>
public sealed class ValueType : IEquatable<ValueType>
{
    private ValueType? list, set, map;

    private ValueType(TypeKind kind) => Kind = kind;

    /// <summary>The kind.</summary>
    public TypeKind Kind { get; }

    /// <summary>Element type of a list, set or map; null otherwise.</summary>
    public ValueType? Element { get; private init; }

    /// <summary>Element types of a tuple; empty otherwise.</summary>
    public ImmutableArray<ValueType> Elements { get; private init; } = [];

    /// <summary>Attribute types of an object, in order of their names; empty otherwise.</summary>
    public NameMap<ValueType> Attributes { get; private init; } = NameMap<ValueType>.Empty;

    /// <summary>Names of attributes that a value to be converted to this object type need not have.</summary>
    internal ImmutableHashSet<string> OptionalAttributes { get; private init; } = [];

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
    public static ValueType List(ValueType element) => element.list ??= new(TypeKind.List) { Element = element };

    /// <summary>A set type.</summary>
    public static ValueType Set(ValueType element) => element.set ??= new(TypeKind.Set) { Element = element };

    /// <summary>A map type; keys are strings.</summary>
    public static ValueType Map(ValueType element) => element.map ??= new(TypeKind.Map) { Element = element };

    /// <summary>A list, set or map type.</summary>
    internal static ValueType Collection(TypeKind kind, ValueType element) => kind switch
    {
        TypeKind.List => List(element),
        TypeKind.Set => Set(element),
        _ => Map(element),
    };

    /// <summary>A tuple type.</summary>
    public static ValueType Tuple(IEnumerable<ValueType> elements) => Tuple([.. elements]);

    /// <summary>A tuple type.</summary>
    internal static ValueType Tuple(ImmutableArray<ValueType> elements) => elements.IsEmpty ? EmptyTuple : new(TypeKind.Tuple) { Elements = elements };

    /// <summary>An object type; a later attribute of the same name wins.</summary>
    public static ValueType Object(IEnumerable<KeyValuePair<string, ValueType>> attributes) => Object(NameMap.From(attributes), []);

    /// <summary>An object type with attributes that need not be given.</summary>
    internal static ValueType Object(NameMap<ValueType> attributes, ImmutableHashSet<string> optional) =>
        attributes.Count == 0 ? EmptyObject : new(TypeKind.Object) { Attributes = attributes, OptionalAttributes = optional };

    /// <summary>True for string, number and bool.</summary>
    public bool IsPrimitive => Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool;

    /// <summary>True for list, set and map.</summary>
    public bool IsCollection => Kind is TypeKind.List or TypeKind.Set or TypeKind.Map;

    /// <summary>True when the type or a part of it is not known yet.</summary>
    internal bool ContainsDynamic => Kind switch
    {
        TypeKind.Dynamic => true,
        TypeKind.List or TypeKind.Set or TypeKind.Map => Element!.ContainsDynamic,
        TypeKind.Tuple => Elements.Any(e => e.ContainsDynamic),
        TypeKind.Object => Attributes.Values.Any(a => a.ContainsDynamic),
        _ => false,
    };

    /// <summary>The type with every attribute required, as a value's type is.</summary>
    internal ValueType WithoutOptional()
    {
        switch (Kind)
        {
            case TypeKind.List or TypeKind.Set or TypeKind.Map:
                var element = Element!.WithoutOptional();
                return ReferenceEquals(element, Element) ? this : Collection(Kind, element);
            case TypeKind.Tuple:
                var elements = Elements.Select(e => e.WithoutOptional()).ToImmutableArray();
                return ((IEnumerable<object>)elements).SequenceEqual(Elements, ReferenceEqualityComparer.Instance) ? this : Tuple(elements);
            case TypeKind.Object:
                var types = Attributes.ValueArray.Select(a => a.WithoutOptional()).ToArray();
                return OptionalAttributes.IsEmpty && types.SequenceEqual(Attributes.ValueArray, ReferenceEqualityComparer.Instance)
                    ? this
                    : Object(Attributes.WithValues(types), []);
            default:
                return this;
        }
    }

    /// <inheritdoc/>
    public bool Equals(ValueType? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || Kind != other.Kind) return false;
        return Kind switch
        {
            TypeKind.List or TypeKind.Set or TypeKind.Map => Element!.Equals(other.Element),
            TypeKind.Tuple => Elements.AsSpan().SequenceEqual(other.Elements.AsSpan()),
            TypeKind.Object =>
                (ReferenceEquals(Attributes.NameArray, other.Attributes.NameArray) || Attributes.NameArray.AsSpan().SequenceEqual(other.Attributes.NameArray))
                && Attributes.ValueArray.AsSpan().SequenceEqual(other.Attributes.ValueArray)
                && OptionalAttributes.SetEquals(other.OptionalAttributes),
            _ => true,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Element, Elements.Length, Attributes.Count);

    /// <summary>As messages name it: <c>list of string</c>, <c>object</c>.</summary>
    public string FriendlyName => Name("dynamic");

    /// <summary>As messages name a type that is asked for: <c>list of any single type</c>.</summary>
    internal string ConstraintName => Kind == TypeKind.Dynamic ? "any type" : Name("any single type");

    private string Name(string dynamic) => Kind switch
    {
        TypeKind.Dynamic => dynamic,
        TypeKind.List => $"list of {Element!.Name(dynamic)}",
        TypeKind.Set => $"set of {Element!.Name(dynamic)}",
        TypeKind.Map => $"map of {Element!.Name(dynamic)}",
        TypeKind.Tuple => "tuple",
        TypeKind.Object => "object",
        TypeKind.String => "string",
        TypeKind.Number => "number",
        _ => "bool",
    };

    /// <summary>The type as a type constraint, on one line: <c>object({a=string})</c>.</summary>
    public override string ToString() => Kind switch
    {
        TypeKind.List => $"list({Element})",
        TypeKind.Set => $"set({Element})",
        TypeKind.Map => $"map({Element})",
        TypeKind.Tuple => $"tuple([{string.Join(", ", Elements)}])",
        TypeKind.Object =>
            $"object({{{string.Join(", ", Attributes.Select(a => $"{a.Key}={(OptionalAttributes.Contains(a.Key) ? $"optional({a.Value})" : a.Value)}"))}}})",
        _ => Name("dynamic"),
    };

    /// <summary>The type as the console's <c>type()</c> prints it, over several lines.</summary>
    public string ToDisplayText()
    {
        var text = new StringBuilder();
        Display(text, 0);
        return text.ToString();
    }

    private void Display(StringBuilder text, int indent)
    {
        switch (Kind)
        {
            case TypeKind.List or TypeKind.Set or TypeKind.Map:
                text.Append(Kind switch { TypeKind.List => "list(", TypeKind.Set => "set(", _ => "map(" });
                if (Element!.Kind is TypeKind.Object or TypeKind.Tuple)
                {
                    Break(text, indent + 1);
                    Element.Display(text, indent + 1);
                    text.Append(',');
                    Break(text, indent);
                }
                else
                {
                    Element.Display(text, indent);
                }
                text.Append(')');
                break;
            case TypeKind.Tuple when Elements.IsEmpty:
                text.Append("tuple([])");
                break;
            case TypeKind.Tuple:
                text.Append("tuple([");
                foreach (var element in Elements)
                {
                    Break(text, indent + 1);
                    element.Display(text, indent + 1);
                    text.Append(',');
                }
                Break(text, indent);
                text.Append("])");
                break;
            case TypeKind.Object when Attributes.Count == 0:
                text.Append("object({})");
                break;
            case TypeKind.Object:
                text.Append("object({");
                foreach (var (name, type) in Attributes)
                {
                    Break(text, indent + 1);
                    text.Append(name).Append(": ");
                    type.Display(text, indent + 1);
                    text.Append(',');
                }
                Break(text, indent);
                text.Append("})");
                break;
            default:
                text.Append(Name("dynamic"));
                break;
        }
    }

    private static void Break(StringBuilder text, int indent) => text.Append('\n').Append(' ', indent * 4);
}
