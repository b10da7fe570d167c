using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions that ask something of a collection, whatever its kind.</summary>
internal static class CollectionFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("alltrue", ValueType.Bool, AllTrue, new Parameter("list", ValueType.List(ValueType.Bool))),
        new("anytrue", ValueType.Bool, AnyTrue, new Parameter("list", ValueType.List(ValueType.Bool))),
        new("coalesce", ValueType.Dynamic, Coalesce) { Variadic = new("vals", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic) },
        new("coalescelist", ValueType.Dynamic, CoalesceList)
        {
            Variadic = new("vals", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic),
        },
        new("contains", ValueType.Bool, Contains, new("list", ValueType.Dynamic), new("value", ValueType.Dynamic)),
        new("element", ValueType.Dynamic, Element, new("list", ValueType.Dynamic, Accepts.Marks), new("index", ValueType.Number))
        {
            NeverNull = false,
            ResultFor = a => a[0].Type.Kind == TypeKind.List ? a[0].Type.Element : null,
            CheckTypes = call => call[0].Kind is TypeKind.List or TypeKind.Tuple or TypeKind.Dynamic
                || call.Fail($"cannot read elements from {call[0].Type.FriendlyName}") is not null,
        },
        new("index", ValueType.Number, Index, new("list", ValueType.Dynamic), new("value", ValueType.Dynamic)),
        new("length", ValueType.Number, Length, new Parameter("value", ValueType.Dynamic, Accepts.Unknown | Accepts.Dynamic | Accepts.Marks)),
        new("lookup", ValueType.Dynamic, Lookup, new("inputMap", ValueType.Dynamic, Accepts.Marks), new("key", ValueType.String, Accepts.Marks))
        {
            NeverNull = false,
            Variadic = new("default", ValueType.Dynamic, Accepts.Anything),
            ResultFor = a => a[0].Type.Kind == TypeKind.Map ? a[0].Type.Element : null,
            CheckTypes = LookupTypes,
        },
        new("one", ValueType.Dynamic, One, new Parameter("list", ValueType.Dynamic)) { NeverNull = false, ResultFor = a => a[0].Type.Element },
    ];

    internal static bool IsSequence(Value value) => value.Kind is TypeKind.List or TypeKind.Set or TypeKind.Tuple;

    private static Value AllTrue(FunctionCall call)
    {
        foreach (var element in call[0].Elements)
        {
            if (!element.IsKnown) return Value.Unknown(ValueType.Bool);
            if (element.IsNull || !element.AsBool) return Value.False;
        }
        return Value.True;
    }

    private static Value AnyTrue(FunctionCall call)
    {
        bool unknown = false;
        foreach (var element in call[0].Elements)
        {
            if (!element.IsKnown) unknown = true;
            else if (!element.IsNull && element.AsBool) return Value.True;
        }
        return unknown ? Value.Unknown(ValueType.Bool) : Value.False;
    }

    private static Value? Coalesce(FunctionCall call)
    {
        if (TypeUnification.Unify([.. call.Arguments.Select(a => a.Type)], isUnsafe: true) is not { } type)
            return call.Fail("all arguments must have the same type");
        foreach (var argument in call.Arguments)
        {
            if (Conversions.TryConvert(argument, type) is not { } value) return call.Fail("all arguments must have the same type");
            if (!value.IsKnown) return Value.Unknown(type);
            if (!value.IsNull && !(type.Kind == TypeKind.String && value.AsString.Length == 0)) return value;
        }
        return call.Fail("no non-null, non-empty-string arguments");
    }

    private static Value? CoalesceList(FunctionCall call)
    {
        if (call.Count == 0) return call.Fail("at least one argument is required");
        foreach (var argument in call.Arguments)
        {
            if (!argument.IsKnown) return Value.DynamicUnknown;
            if (argument.Kind is not (TypeKind.List or TypeKind.Tuple)) return call.Fail("coalescelist arguments must be lists or tuples");
        }
        return Array.Find(call.Arguments, a => !a.IsNull && !a.Elements.IsEmpty) ?? call.Fail("no non-null arguments");
    }

    private static Value? Contains(FunctionCall call)
    {
        if (!IsSequence(call[0])) return call.Fail("argument must be list, tuple, or set");
        bool unknown = false;
        foreach (var element in call[0].Elements)
        {
            var equal = ValueEquality.AreEqual(call[1], element);
            if (equal == true) return Value.True;
            unknown |= equal is null;
        }
        return unknown ? Value.Unknown(ValueType.Bool) : Value.False;
    }

    private static Value? Element(FunctionCall call)
    {
        var list = call[0];
        if (list.Kind is not (TypeKind.List or TypeKind.Tuple)) return call.Fail($"cannot read elements from {list.Type.FriendlyName}");
        if (!call[1].AsNumber.TryGetInt64(out long index)) return call.Fail("invalid index: value must be a whole number");
        int length = list.Elements.Length;
        if (length == 0) return call.Fail("cannot use element function with an empty list");
        index %= length;
        return list.Elements[(int)(index < 0 ? index + length : index)].WithMarks(list.Marks);
    }

    private static Value? Index(FunctionCall call)
    {
        if (call[0].Kind is not (TypeKind.List or TypeKind.Tuple)) return call.Fail("argument must be a list or tuple");
        if (call[0].Elements.IsEmpty) return call.Fail("cannot search an empty list");
        int index = 0;
        foreach (var element in call[0].Elements)
        {
            switch (ValueEquality.AreEqual(element, call[1]))
            {
                case null: return Value.Unknown(ValueType.Number);
                case true: return Value.Count(index);
            }
            index++;
        }
        return call.Fail("item not found");
    }

    private static Value? Length(FunctionCall call)
    {
        var value = call[0];
        Value? length = value.Kind switch
        {
            TypeKind.Dynamic => Value.Unknown(ValueType.Number),
            TypeKind.Tuple => Value.Count(value.Type.Elements.Length),
            TypeKind.Object => Value.Count(value.Type.Attributes.Count),
            TypeKind.String when value.Open is { Length: { } known } => Value.Count(known),
            TypeKind.String => value.IsKnown ? Value.Count(Graphemes.Count(value.AsString)) : Value.Unknown(ValueType.Number),
            TypeKind.Map => value.IsKnown ? Value.Count(value.Attributes.Count) : Value.Unknown(ValueType.Number),
            // Unknown elements of a set may turn out to be equal.
            TypeKind.Set => value.IsKnown && (value.Elements.Length <= 1 || value.IsWhollyKnown)
                ? Value.Count(value.Elements.Length)
                : Value.Unknown(ValueType.Number),
            TypeKind.List => value.IsKnown ? Value.Count(value.Elements.Length) : Value.Unknown(ValueType.Number),
            _ => call.Fail("argument must be a string, a collection type, or a structural type"),
        };
        return length?.WithMarks(value.Marks);
    }

    private static bool LookupTypes(FunctionCall call)
    {
        if (call[0].Kind is not (TypeKind.Map or TypeKind.Object or TypeKind.Dynamic))
            return call.FailArgument(0, "lookup() requires a map as the first argument") is not null;
        return call.Count != 3 || call[0].Kind != TypeKind.Map || Conversions.TryConvert(call[2], call[0].Type.Element!) is not null
            || call.FailArgument(2, "the default value must have the same type as the map elements") is not null;
    }

    private static Value? Lookup(FunctionCall call)
    {
        if (call.Count > 3) return call.Fail($"lookup() takes two or three arguments, got {call.Count}");
        var (map, marks) = (call[0], call[0].Marks | call[1].Marks);
        string key = call.Text(1);
        if (map.Kind is not (TypeKind.Map or TypeKind.Object)) return call.FailArgument(0, "lookup() requires a map as the first argument");
        Value? fallback = call.Count == 3 ? call[2] : null;
        if (fallback is not null && map.Kind == TypeKind.Map)
        {
            fallback = Conversions.TryConvert(fallback, map.Type.Element!);
            if (fallback is null) return call.FailArgument(2, "the default value must have the same type as the map elements");
        }
        if (map[key] is { } found) return found.WithMarks(marks);
        if (fallback is not null) return fallback.WithMarks(marks);
        return map.Kind == TypeKind.Object
            ? call.FailArgument(0, $"the given object has no attribute \"{key}\"")
            : call.Fail($"lookup failed to find key \"{key}\"");
    }

    private static Value? One(FunctionCall call)
    {
        const string Wrong = "must be a list, set, or tuple value with either zero or one elements";
        var list = call[0];
        if (!IsSequence(list) || list.Elements.Length > 1) return call.FailArgument(0, Wrong);
        if (list.Elements.Length == 1) return list.Elements[0];
        return list.Kind == TypeKind.Tuple ? Value.DynamicNull : Value.Null(list.Type.Element!);
    }
}
