using System.Collections.Immutable;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions that take maps and objects apart, and make them.</summary>
internal static class MapFunctions
{
    public static IEnumerable<Function> All { get; } =
    [
        new("keys", ValueType.Dynamic, Keys, new Parameter("inputMap", ValueType.Dynamic, Accepts.Unknown | Accepts.Marks)),
        new("map", ValueType.Dynamic, call =>
            call.Fail("the \"map\" function was deprecated in Terraform v0.12 and is no longer available; use tomap({ ... }) syntax to write a literal map"))
        {
            Variadic = new("vals", ValueType.Dynamic, Accepts.Anything),
        },
        new("merge", ValueType.Dynamic, Merge)
        {
            Variadic = new("maps", ValueType.Dynamic, Accepts.Null | Accepts.Dynamic | Accepts.Marks),
            ResultFor = a => MergeType(a),
        },
        new("transpose", ValueType.Map(ValueType.List(ValueType.String)), Transpose, new Parameter("values", ValueType.Map(ValueType.List(ValueType.String)))),
        new("values", ValueType.Dynamic, ValuesOf, new Parameter("mapping", ValueType.Dynamic, Accepts.Marks))
        {
            ResultFor = a => a[0].Type.Kind == TypeKind.Map ? ValueType.List(a[0].Type.Element!) : null,
        },
        new("zipmap", ValueType.Dynamic, ZipMap,
            new("keys", ValueType.List(ValueType.String), Accepts.Marks), new("values", ValueType.Dynamic, Accepts.Marks))
        {
            ResultFor = a => a[1].Type.Kind == TypeKind.List ? ValueType.Map(a[1].Type.Element!) : null,
        },
    ];

    private static Value? Keys(FunctionCall call)
    {
        var map = call[0];
        switch (map.Kind)
        {
            case TypeKind.Map:
                return (map.IsKnown
                    ? Value.List(ValueType.String, [.. map.Attributes.Keys.Select(Value.String)])
                    : Value.Unknown(ValueType.List(ValueType.String))).WithMarks(map.Marks);
            case TypeKind.Object:
                return Value.Tuple([.. map.Type.Attributes.Keys.Select(Value.String)]).WithMarks(map.Marks);
            default:
                return call.FailArgument(0, "must have map or object type");
        }
    }

    /// <summary>The type of a merge; null when an argument is neither map nor object.</summary>
    private static ValueType? MergeType(IReadOnlyList<Value> arguments)
    {
        var names = new List<string>();
        var types = new List<ValueType>();
        ValueType? first = null;
        bool matching = true, known = true;
        foreach (var argument in arguments)
        {
            var type = argument.Type;
            if (type.Kind == TypeKind.Dynamic) return ValueType.Dynamic;
            if (type.Kind is not (TypeKind.Map or TypeKind.Object)) return null;
            if (type.Kind == TypeKind.Object)
            {
                if (argument.IsNull) type = ValueType.EmptyObject;
                names.AddRange(type.Attributes.Keys);
                types.AddRange(type.Attributes.Values);
            }
            else if (argument.IsKnown)
            {
                names.AddRange(argument.Attributes.Keys);
                types.AddRange(Enumerable.Repeat(type.Element!, argument.Attributes.Count));
            }
            else
            {
                known = false;
            }
            first ??= type;
            matching &= type.Equals(first);
        }
        if (first is null) return ValueType.EmptyObject;
        return matching ? first : known ? ValueType.Object(NameMap.From(names, types), []) : ValueType.Dynamic;
    }

    private static Value? Merge(FunctionCall call)
    {
        // An untyped null is as good as none.
        var given = call.Arguments.Where(a => !(a.IsNull && a.Kind == TypeKind.Dynamic)).ToList();
        if (MergeType(given) is not { } type)
            return call.Fail("arguments must be maps or objects, "
                + $"got \"{given.First(a => a.Kind is not (TypeKind.Map or TypeKind.Object)).Type.FriendlyName}\"");
        var marks = ValueMarks.None;
        var names = new List<string>();
        var values = new List<Value>();
        foreach (var argument in given)
        {
            if (argument.IsNull) continue;
            marks |= argument.Marks;
            if (!call.Spend(argument.Attributes.Count)) return null;
            names.AddRange(argument.Attributes.Keys);
            values.AddRange(argument.Attributes.Values);
        }
        var merged = NameMap.From(names, values);
        bool isMap = type.Kind == TypeKind.Map && given.Count == call.Count;
        return (isMap ? Value.Map(type.Element!, merged) : Value.Object(merged)).WithMarks(marks);
    }

    private static Value? Transpose(FunctionCall call)
    {
        if (!call[0].IsWhollyKnown) return Value.Unknown(call.Function.Result);
        var result = new Dictionary<string, List<Value>>(StringComparer.Ordinal);
        foreach (var (key, list) in call[0].Attributes)
        {
            if (list.IsNull) return call.FailArgument(0, $"cannot use null list for [\"{key}\"]");
            for (int i = 0; i < list.Elements.Length; i++)
            {
                if (list.Elements[i].IsNull) return call.FailArgument(0, $"cannot use null string for [\"{key}\"][{i}]");
                if (!result.TryGetValue(list.Elements[i].AsString, out var keys)) result.Add(list.Elements[i].AsString, keys = []);
                keys.Add(Value.String(key));
            }
        }
        var element = ValueType.List(ValueType.String);
        return Value.Map(element, result.Select(r => KeyValuePair.Create(r.Key, Value.List(ValueType.String, [.. r.Value]))));
    }

    private static Value? ValuesOf(FunctionCall call)
    {
        var map = call[0];
        ImmutableArray<Value> values = [.. map.Attributes.Values];
        return map.Kind switch
        {
            TypeKind.Map => Value.List(map.Type.Element!, values).WithMarks(map.Marks),
            TypeKind.Object => Value.Tuple(values).WithMarks(map.Marks),
            _ => call.Fail("values() requires a map as the first argument"),
        };
    }

    private static Value? ZipMap(FunctionCall call)
    {
        var (keys, values) = (call[0], call[1]);
        var marks = keys.Marks | values.Marks;
        if (values.Kind is not (TypeKind.List or TypeKind.Tuple)) return call.Fail("values argument must be a list or tuple value");
        if (!keys.IsWhollyKnown)
            return (values.Kind == TypeKind.List ? Value.Unknown(ValueType.Map(values.Type.Element!)) : Value.DynamicUnknown).WithMarks(marks);
        if (keys.Elements.Length != values.Elements.Length)
            return call.Fail($"number of keys ({keys.Elements.Length}) does not match number of values ({values.Elements.Length})");
        var names = new List<string>();
        foreach (var key in keys.Elements)
        {
            if (key.IsNull) return call.Fail($"keys list has null value at index {names.Count}");
            marks |= key.Marks;
            names.Add(key.AsString);
        }
        var zipped = NameMap.From(names, [.. values.Elements]);
        return (values.Kind == TypeKind.List ? Value.Map(values.Type.Element!, zipped) : Value.Object(zipped)).WithMarks(marks);
    }
}
