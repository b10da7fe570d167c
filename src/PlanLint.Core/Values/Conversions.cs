using System.Collections.Immutable;

namespace PlanLint.Values;

/// <summary>Conversions between types, as cty's convert package has them: which exist depends on the types alone.</summary>
internal static class Conversions
{
    private static readonly Conversion Unchanged = static (value, _) => value;

    /// <summary>Converts a value, losing nothing that Terraform would not lose; null, with the reason, when it cannot be.</summary>
    public static Value? Convert(Value value, ValueType target, ConversionFailure failure)
    {
        if (target.Kind == TypeKind.Dynamic) return value;
        if (target.IsPrimitive && value.Kind == target.Kind) return value;
        if (value.Type.Equals(target.WithoutOptional())) return value;
        return Get(value.Type, target, isUnsafe: true) is { } conversion
            ? conversion(value, failure)
            : failure.Fail(TypeMismatch.Describe(value.Type, target));
    }

    /// <summary>Converts a value; null when it cannot be.</summary>
    public static Value? TryConvert(Value value, ValueType target) => Convert(value, target, new ConversionFailure());

    /// <summary>The conversion between two types; null when there is none. Unsafe ones may fail for some values.</summary>
    public static Conversion? Get(ValueType from, ValueType to, bool isUnsafe)
    {
        if (GetKnown(from, to, isUnsafe) is not { } known) return null;
        if (ReferenceEquals(known, Unchanged)) return Unchanged;
        return (value, failure) =>
        {
            if (value.IsKnown && !value.IsNull) return known(value.Unmarked, failure)?.WithMarks(value.Marks);
            var type = ReplaceDynamic(value.Type, to.WithoutOptional());
            var result = value.IsNull ? Value.Null(type)
                : type.Kind == TypeKind.String && value.Kind == TypeKind.String && value.KnownPrefix.Length > 0 ? Value.UnknownWithPrefix(value.KnownPrefix)
                : value.IsDefinitelyNotNull ? Value.UnknownNotNull(type)
                : Value.Unknown(type);
            return result.WithMarks(value.Marks);
        };
    }

    private static Conversion? GetKnown(ValueType from, ValueType to, bool isUnsafe)
    {
        if (to.Kind == TypeKind.Dynamic) return Unchanged;
        if (isUnsafe && from.Kind == TypeKind.Dynamic) return (value, failure) => Convert(value, to, failure);
        return (from.Kind, to.Kind) switch
        {
            (TypeKind.Number or TypeKind.Bool, TypeKind.String) => static (value, _) => ToText(value),
            (TypeKind.String, TypeKind.Number) when isUnsafe => ParseNumber,
            (TypeKind.String, TypeKind.Bool) when isUnsafe => ParseBool,
            (TypeKind.Object, TypeKind.Object) => ObjectToObject(from, to, isUnsafe),
            (TypeKind.Tuple, TypeKind.Tuple) => TupleToTuple(from, to, isUnsafe),
            (TypeKind.List or TypeKind.Set, TypeKind.List) => CollectionTo(from, to, isUnsafe),
            (TypeKind.List, TypeKind.Set) when isUnsafe => CollectionTo(from, to, isUnsafe),
            (TypeKind.Set, TypeKind.Set) => CollectionTo(from, to, isUnsafe),
            (TypeKind.Map, TypeKind.Map) => CollectionTo(from, to, isUnsafe),
            (TypeKind.Tuple, TypeKind.List or TypeKind.Set) => TupleToCollection(from, to, isUnsafe),
            (TypeKind.Object, TypeKind.Map) => ObjectToMap(from, to, isUnsafe),
            (TypeKind.Map, TypeKind.Object) when isUnsafe => MapToObject(from, to),
            _ => null,
        };
    }

    private static Value ToText(Value value) => Value.String(value.Kind == TypeKind.Number ? value.AsNumber.ToString() : value.AsBool ? "true" : "false");

    private static Value? ParseNumber(Value value, ConversionFailure failure) =>
        Values.Number.TryParse(value.AsString, out var number) ? Value.Number(number) : failure.Fail("a number is required");

    private static Value? ParseBool(Value value, ConversionFailure failure) => value.AsString switch
    {
        "true" or "1" => Value.True,
        "false" or "0" => Value.False,
        "True" or "TRUE" => failure.Fail("a bool is required; to convert from string, use lowercase \"true\""),
        "False" or "FALSE" => failure.Fail("a bool is required; to convert from string, use lowercase \"false\""),
        _ => failure.Fail("a bool is required"),
    };

    private static Conversion? ObjectToObject(ValueType from, ValueType to, bool isUnsafe)
    {
        var conversions = new Conversion?[to.Attributes.Count];
        for (int i = 0; i < conversions.Length; i++)
        {
            string name = to.Attributes.NameArray[i];
            if (!from.Attributes.TryGetValue(name, out var given))
            {
                if (!to.OptionalAttributes.Contains(name)) return null;
                continue;
            }
            if (given.Equals(to.Attributes.ValueArray[i])) continue;
            if ((conversions[i] = Get(given, to.Attributes.ValueArray[i], isUnsafe)) is null) return null;
        }
        return (value, failure) =>
        {
            var values = new Value[conversions.Length];
            for (int i = 0; i < values.Length; i++)
            {
                string name = to.Attributes.NameArray[i];
                var given = value[name];
                if (given is null)
                {
                    values[i] = Value.Null(to.Attributes.ValueArray[i].WithoutOptional());
                    continue;
                }
                if (Apply(conversions[i], given, failure) is not { } converted) return failure.In(name);
                values[i] = converted;
            }
            return Value.Object(to.Attributes.NameArray, values);
        };
    }

    private static Conversion? TupleToTuple(ValueType from, ValueType to, bool isUnsafe)
    {
        if (from.Elements.Length != to.Elements.Length) return null;
        if (ElementConversions(from.Elements, i => to.Elements[i], isUnsafe) is not { } conversions) return null;
        return (value, failure) => ConvertElements(value.Elements, conversions, failure) is { } elements ? Value.Tuple(elements) : null;
    }

    private static Conversion? CollectionTo(ValueType from, ValueType to, bool isUnsafe)
    {
        var element = to.Element!;
        bool same = from.Element!.Equals(element);
        var conversion = same ? null : Get(from.Element, element, isUnsafe);
        if (!same && conversion is null) return null;
        return (value, failure) =>
        {
            var elementType = element.Kind == TypeKind.Dynamic ? value.Type.Element! : element.WithoutOptional();
            if (to.Kind == TypeKind.Map)
            {
                var entries = value.Attributes;
                var values = new Value[entries.Count];
                for (int i = 0; i < values.Length; i++)
                {
                    if (Apply(conversion, entries.ValueArray[i], failure) is not { } converted) return failure.In(entries.NameArray[i]);
                    values[i] = converted;
                }
                return MakeMap(element, elementType, entries.WithValues(values), failure);
            }
            if (ConvertElements(value.Elements, Enumerable.Repeat(conversion, value.Elements.Length).ToArray(), failure) is not { } elements) return null;
            if (elements.Length > 0) elementType = CommonType(elements);
            return elementType is null ? failure.Fail($"element types must all match for conversion to {(to.Kind == TypeKind.List ? "list" : "set")}")
                : to.Kind == TypeKind.List ? Value.List(elementType, elements)
                : ValueSet.Create(elementType, elements);
        };
    }

    private static Conversion? TupleToCollection(ValueType from, ValueType to, bool isUnsafe)
    {
        var element = to.Element!;
        if (from.Elements.IsEmpty)
        {
            var empty = to.Kind == TypeKind.List ? Value.List(element.WithoutOptional(), []) : Value.Set(element.WithoutOptional(), []);
            return (_, _) => empty;
        }
        if (element.Kind == TypeKind.Dynamic)
        {
            if (TypeUnification.Unify(from.Elements, isUnsafe) is not { } unified) return null;
            if (unified.Kind == TypeKind.Dynamic && from.Elements.Any(e => e.Kind != TypeKind.Dynamic)) return null;
            element = unified;
        }
        if (ElementConversions(from.Elements, _ => element, isUnsafe) is not { } conversions) return null;
        return (value, failure) =>
        {
            if (ConvertElements(value.Elements, conversions, failure) is not { } elements) return null;
            if (to.Kind == TypeKind.List)
            {
                if (UnifyElements([.. elements], isUnsafe, failure) is not { } same) return null;
                elements = [.. same];
            }
            if (CommonType(elements) is not { } type)
                return failure.Fail($"element types must all match for conversion to {(to.Kind == TypeKind.List ? "list" : "set")}");
            return to.Kind == TypeKind.List ? Value.List(type, elements) : ValueSet.Create(type, elements);
        };
    }

    private static Conversion? ObjectToMap(ValueType from, ValueType to, bool isUnsafe)
    {
        var element = to.Element!;
        if (from.Attributes.Count == 0)
        {
            var empty = Value.Map(element.WithoutOptional(), NameMap<Value>.Empty);
            return (_, _) => empty;
        }
        if (element.Kind == TypeKind.Dynamic)
        {
            if (TypeUnification.Unify([.. from.Attributes.ValueArray], isUnsafe) is not { } unified) return null;
            element = unified;
        }
        if (ElementConversions([.. from.Attributes.ValueArray], _ => element, isUnsafe) is not { } conversions) return null;
        return (value, failure) =>
        {
            var entries = value.Attributes;
            var values = new Value[entries.Count];
            for (int i = 0; i < values.Length; i++)
            {
                if (Apply(conversions[i], entries.ValueArray[i], failure) is not { } converted) return failure.In(entries.NameArray[i]);
                values[i] = converted;
            }
            return MakeMap(element, element.WithoutOptional(), entries.WithValues(values), failure);
        };
    }

    private static Conversion? MapToObject(ValueType from, ValueType to)
    {
        var conversions = new Conversion?[to.Attributes.Count];
        var impossible = new bool[conversions.Length];
        for (int i = 0; i < conversions.Length; i++)
        {
            if (to.Attributes.ValueArray[i].Equals(from.Element)) continue;
            conversions[i] = Get(from.Element!, to.Attributes.ValueArray[i], isUnsafe: true);
            if (conversions[i] is not null) continue;
            if (!to.OptionalAttributes.Contains(to.Attributes.NameArray[i])) return null;
            impossible[i] = true;
        }
        return (value, failure) =>
        {
            var values = new Value[conversions.Length];
            for (int i = 0; i < values.Length; i++)
            {
                var (name, type) = (to.Attributes.NameArray[i], to.Attributes.ValueArray[i]);
                if (value[name] is not { } given)
                {
                    if (!to.OptionalAttributes.Contains(name)) return failure.Fail($"map has no element for required attribute \"{name}\"");
                    values[i] = Value.Null(type.WithoutOptional());
                    continue;
                }
                if (impossible[i])
                    return failure.Fail($"map element type is incompatible with attribute \"{name}\": {TypeMismatch.Describe(given.Type, type)}");
                if (Apply(conversions[i], given, failure) is not { } converted) return failure.In(name);
                values[i] = converted;
            }
            return Value.Object(to.Attributes.NameArray, values);
        };
    }

    private static Value? MakeMap(ValueType element, ValueType emptyType, NameMap<Value> entries, ConversionFailure failure)
    {
        if (entries.Count == 0) return Value.Map(emptyType, entries);
        if (element.IsCollection || element.Kind == TypeKind.Object)
        {
            if (UnifyElements(entries.ValueArray, isUnsafe: true, failure) is not { } same) return null;
            entries = entries.WithValues(same);
        }
        return CommonType([.. entries.ValueArray]) is { } type
            ? Value.Map(type, entries)
            : failure.Fail("element types must all match for conversion to map");
    }

    private static Value[]? UnifyElements(Value[] values, bool isUnsafe, ConversionFailure failure)
    {
        if (CommonType([.. values]) is not null) return values;
        if (TypeUnification.Unify([.. values.Select(v => v.Type)], isUnsafe) is not { } unified)
        {
            failure.Fail("cannot find a common base type for all elements");
            return null;
        }
        var result = new Value[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (Convert(values[i], unified, failure) is not { } converted)
            {
                failure.In(i);
                return null;
            }
            result[i] = converted;
        }
        return result;
    }

    /// <summary>The type all values have, a type with dynamic parts giving way to one without; null when there is none.</summary>
    private static ValueType? CommonType(ImmutableArray<Value> values)
    {
        ValueType? common = null;
        foreach (var value in values)
        {
            var type = value.Type;
            if (common is null || (common.Kind == TypeKind.Dynamic && type.Kind != TypeKind.Dynamic)) common = type;
            else if (type.Kind != TypeKind.Dynamic && !type.Equals(common)) return null;
        }
        return common;
    }

    private static Conversion?[]? ElementConversions(ImmutableArray<ValueType> from, Func<int, ValueType> to, bool isUnsafe)
    {
        var conversions = new Conversion?[from.Length];
        for (int i = 0; i < from.Length; i++)
        {
            var target = to(i);
            if (from[i].Equals(target)) continue;
            if (i > 0 && conversions[i - 1] is not null && from[i].Equals(from[i - 1]) && ReferenceEquals(to(i - 1), target))
            {
                conversions[i] = conversions[i - 1];
                continue;
            }
            if ((conversions[i] = Get(from[i], target, isUnsafe)) is null) return null;
        }
        return conversions;
    }

    private static ImmutableArray<Value>? ConvertElements(ImmutableArray<Value> elements, Conversion?[] conversions, ConversionFailure failure)
    {
        var converted = ImmutableArray.CreateBuilder<Value>(elements.Length);
        for (int i = 0; i < elements.Length; i++)
        {
            if (Apply(conversions[i], elements[i], failure) is not { } value)
            {
                failure.In(i);
                return null;
            }
            converted.Add(value);
        }
        return converted.MoveToImmutable();
    }

    private static Value? Apply(Conversion? conversion, Value value, ConversionFailure failure) => conversion is null ? value : conversion(value, failure);

    /// <summary>The wanted type with what it leaves open taken from the type given.</summary>
    private static ValueType ReplaceDynamic(ValueType given, ValueType wanted)
    {
        if (given.Kind == TypeKind.Dynamic) return wanted;
        switch (wanted.Kind)
        {
            case TypeKind.Dynamic:
                return given;
            case TypeKind.List or TypeKind.Set or TypeKind.Map:
                var element = given.Kind switch
                {
                    TypeKind.List or TypeKind.Set or TypeKind.Map => given.Element!,
                    TypeKind.Tuple => TypeUnification.Unify(given.Elements, true) ?? ValueType.Dynamic,
                    TypeKind.Object => TypeUnification.Unify([.. given.Attributes.ValueArray], true) ?? ValueType.Dynamic,
                    _ => ValueType.Dynamic,
                };
                return ValueType.Collection(wanted.Kind, ReplaceDynamic(element, wanted.Element!));
            case TypeKind.Object when given.Kind is TypeKind.Object or TypeKind.Map:
                return ValueType.Object(wanted.Attributes.Select(a => KeyValuePair.Create(a.Key,
                    given.Kind == TypeKind.Map ? ReplaceDynamic(given.Element!, a.Value)
                    : given.Attributes.TryGetValue(a.Key, out var type) ? ReplaceDynamic(type, a.Value) : a.Value)));
            case TypeKind.Tuple when given.Kind == TypeKind.Tuple && given.Elements.Length == wanted.Elements.Length:
                return ValueType.Tuple(wanted.Elements.Select((e, i) => ReplaceDynamic(given.Elements[i], e)));
            default:
                return wanted;
        }
    }
}
