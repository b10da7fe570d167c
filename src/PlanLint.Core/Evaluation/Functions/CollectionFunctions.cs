using System.Collections.Immutable;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions over lists, sets, maps, tuples and objects.</summary>
internal static class CollectionFunctions
{
    private const int RangeLimit = 1024;
    private static readonly ValueType AnyList = ValueType.List(ValueType.Dynamic);
    private static readonly ValueType AnySet = ValueType.Set(ValueType.Dynamic);

    public static IEnumerable<Function> All { get; } =
    [
        new("alltrue", ValueType.Bool, AllTrue, new Parameter("list", ValueType.List(ValueType.Bool))),
        new("anytrue", ValueType.Bool, AnyTrue, new Parameter("list", ValueType.List(ValueType.Bool))),
        new("chunklist", ValueType.Dynamic, ChunkList, new("list", AnyList, Accepts.Marks), new("size", ValueType.Number, Accepts.Marks)) { ResultFor = a => ValueType.List(a[0].Type) },
        new("coalesce", ValueType.Dynamic, Coalesce) { Variadic = new("vals", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic) },
        new("coalescelist", ValueType.Dynamic, CoalesceList) { Variadic = new("vals", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic) },
        new("compact", ValueType.List(ValueType.String), Compact, new Parameter("list", ValueType.List(ValueType.String))),
        new("concat", ValueType.Dynamic, Concat) { Variadic = new("seqs", ValueType.Dynamic, Accepts.Marks), ResultFor = ConcatType },
        new("contains", ValueType.Bool, Contains, new("list", ValueType.Dynamic), new("value", ValueType.Dynamic)),
        new("distinct", ValueType.Dynamic, Distinct, new Parameter("list", AnyList)) { ResultFor = a => a[0].Type },
        new("element", ValueType.Dynamic, Element, new("list", ValueType.Dynamic, Accepts.Marks), new("index", ValueType.Number)) { NeverNull = false, ResultFor = a => a[0].Type.Kind == TypeKind.List ? a[0].Type.Element : null },
        new("flatten", ValueType.Dynamic, Flatten, new Parameter("list", ValueType.Dynamic, Accepts.Marks)),
        new("index", ValueType.Number, Index, new("list", ValueType.Dynamic), new("value", ValueType.Dynamic)),
        new("keys", ValueType.Dynamic, Keys, new Parameter("inputMap", ValueType.Dynamic, Accepts.Unknown | Accepts.Marks)),
        new("length", ValueType.Number, Length, new Parameter("value", ValueType.Dynamic, Accepts.Unknown | Accepts.Dynamic | Accepts.Marks)),
        new("list", ValueType.Dynamic, call => call.Fail("the \"list\" function was deprecated in Terraform v0.12 and is no longer available; use tolist([ ... ]) syntax to write a literal list")) { Variadic = new("vals", ValueType.Dynamic, Accepts.Anything) },
        new("lookup", ValueType.Dynamic, Lookup, new("inputMap", ValueType.Dynamic, Accepts.Marks), new("key", ValueType.String, Accepts.Marks)) { NeverNull = false, Variadic = new("default", ValueType.Dynamic, Accepts.Anything), ResultFor = a => a[0].Type.Kind == TypeKind.Map ? a[0].Type.Element : null },
        new("map", ValueType.Dynamic, call => call.Fail("the \"map\" function was deprecated in Terraform v0.12 and is no longer available; use tomap({ ... }) syntax to write a literal map")) { Variadic = new("vals", ValueType.Dynamic, Accepts.Anything) },
        new("matchkeys", ValueType.Dynamic, MatchKeys, new("values", AnyList), new("keys", AnyList), new("searchset", AnyList)) { ResultFor = a => a[0].Type },
        new("merge", ValueType.Dynamic, Merge) { Variadic = new("maps", ValueType.Dynamic, Accepts.Null | Accepts.Dynamic | Accepts.Marks), ResultFor = a => MergeType(a) },
        new("one", ValueType.Dynamic, One, new Parameter("list", ValueType.Dynamic)) { NeverNull = false, ResultFor = a => a[0].Type.Element },
        new("range", ValueType.List(ValueType.Number), Range) { Variadic = new("params", ValueType.Number) },
        new("reverse", ValueType.Dynamic, Reverse, new Parameter("list", ValueType.Dynamic, Accepts.Marks)) { ResultFor = a => a[0].Type.Element is { } element ? ValueType.List(element) : null },
        new("setintersection", ValueType.Dynamic, call => SetOperation(call, (a, b) => a.Where(e => Has(b, e))), new Parameter("first_set", AnySet, Accepts.Dynamic)) { Variadic = new("other_sets", AnySet, Accepts.Dynamic), ResultFor = SetType },
        new("setproduct", ValueType.Dynamic, SetProduct) { Variadic = new("sets", ValueType.Dynamic, Accepts.Unknown | Accepts.Marks) },
        new("setsubtract", ValueType.Dynamic, call => SetOperation(call, (a, b) => a.Where(e => !Has(b, e))), new("a", AnySet, Accepts.Dynamic), new("b", AnySet, Accepts.Dynamic)) { ResultFor = SetType },
        new("setunion", ValueType.Dynamic, call => SetOperation(call, (a, b) => a.Concat(b), allowsUnknown: true), new Parameter("first_set", AnySet, Accepts.Dynamic)) { Variadic = new("other_sets", AnySet, Accepts.Dynamic), ResultFor = SetType },
        new("slice", ValueType.Dynamic, Slice, new("list", ValueType.Dynamic, Accepts.Marks), new("start_index", ValueType.Number), new("end_index", ValueType.Number)) { ResultFor = a => a[0].Type.Kind == TypeKind.List ? a[0].Type : null },
        new("sort", ValueType.List(ValueType.String), Sort, new Parameter("list", ValueType.List(ValueType.String), Accepts.Unknown)),
        new("transpose", ValueType.Map(ValueType.List(ValueType.String)), Transpose, new Parameter("values", ValueType.Map(ValueType.List(ValueType.String)))),
        new("values", ValueType.Dynamic, ValuesOf, new Parameter("mapping", ValueType.Dynamic, Accepts.Marks)) { ResultFor = a => a[0].Type.Kind == TypeKind.Map ? ValueType.List(a[0].Type.Element!) : null },
        new("zipmap", ValueType.Dynamic, ZipMap, new("keys", ValueType.List(ValueType.String), Accepts.Marks), new("values", ValueType.Dynamic, Accepts.Marks)) { ResultFor = a => a[1].Type.Kind == TypeKind.List ? ValueType.Map(a[1].Type.Element!) : null },
    ];

    private static bool IsSequence(Value value) => value.Kind is TypeKind.List or TypeKind.Set or TypeKind.Tuple;

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

    private static Value? ChunkList(FunctionCall call)
    {
        var list = call[0];
        var marks = list.Marks | call[1].Marks;
        if (!call.TryInt(1, out int size)) return null;
        if (size < 0) return call.Fail("the size argument must be positive");
        var elements = list.Elements;
        IEnumerable<Value> chunks = elements.IsEmpty ? []
            : size == 0 ? [list.Unmarked]
            : elements.Chunk(size).Select(c => Value.List(list.Type.Element!, [.. c]));
        return Value.List(list.Type, [.. chunks]).WithMarks(marks);
    }

    private static Value? Coalesce(FunctionCall call)
    {
        if (TypeUnification.Unify([.. call.Arguments.Select(a => a.Type)], isUnsafe: true) is not { } type) return call.Fail("all arguments must have the same type");
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

    private static Value Compact(FunctionCall call) => call[0].IsWhollyKnown
        ? Value.List(ValueType.String, [.. call[0].Elements.Where(e => !e.IsNull && e.AsString.Length > 0)])
        : Value.Unknown(call.Function.Result);

    private static ValueType? ConcatType(IReadOnlyList<Value> arguments) =>
        arguments.All(a => a.Kind == TypeKind.List) ? TypeUnification.Unify([.. arguments.Select(a => a.Type)], isUnsafe: true) : null;

    private static Value? Concat(FunctionCall call)
    {
        if (call.Count == 0) return call.Fail("at least one argument is required");
        var marks = ValueMarks.None;
        var elements = ImmutableArray.CreateBuilder<Value>();
        var type = ConcatType(call.Arguments);
        for (int i = 0; i < call.Count; i++)
        {
            var sequence = call[i];
            if (sequence.Kind is not (TypeKind.List or TypeKind.Tuple)) return call.FailArgument(i, $"all arguments must be lists or tuples; got {sequence.Type.FriendlyName}");
            if (type is not null && Conversions.TryConvert(sequence, type) is { } converted) sequence = converted;
            marks |= sequence.Marks;
            if (!call.Spend(sequence.Elements.Length)) return null;
            elements.AddRange(sequence.Elements);
        }
        return (type is { Kind: TypeKind.List } ? Value.List(type.Element!, elements.DrainToImmutable()) : Value.Tuple(elements.DrainToImmutable())).WithMarks(marks);
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

    private static Value? Distinct(FunctionCall call)
    {
        var list = call[0];
        if (!list.IsWhollyKnown) return Value.Unknown(list.Type);
        var seen = new HashSet<Value>();
        if (!call.Spend(list.Elements.Length)) return null;
        return Value.List(list.Type.Element!, [.. list.Elements.Where(seen.Add)]);
    }

    private static Value? Element(FunctionCall call)
    {
        var list = call[0];
        if (list.Kind is not (TypeKind.List or TypeKind.Tuple)) return call.Fail($"cannot read elements from {list.Type.FriendlyName}");
        if (!call[1].AsNumber.TryGetInt32(out int index)) return call.Fail("invalid index: value must be a whole number");
        int length = list.Elements.Length;
        if (length == 0) return call.Fail("cannot use element function with an empty list");
        index %= length;
        return list.Elements[index < 0 ? index + length : index].WithMarks(list.Marks);
    }

    private static Value? Flatten(FunctionCall call)
    {
        if (!IsSequence(call[0])) return call.Fail("can only flatten lists, sets and tuples");
        var marks = ValueMarks.None;
        var flat = ImmutableArray.CreateBuilder<Value>();
        bool known = Flatten(call, call[0], flat, ref marks);
        return (known ? Value.Tuple(flat.DrainToImmutable()) : Value.DynamicUnknown).WithMarks(marks);
    }

    private static bool Flatten(FunctionCall call, Value sequence, ImmutableArray<Value>.Builder flat, ref ValueMarks marks)
    {
        marks |= sequence.Marks;
        if (!call.Spend(sequence.Elements.Length)) return false;
        bool known = true;
        foreach (var element in sequence.Elements)
        {
            if (element.IsNull || !IsSequence(element))
            {
                // What is not known yet may turn out to be a list.
                known &= element.IsKnown || element.Kind != TypeKind.Dynamic;
                flat.Add(element);
                continue;
            }
            if (!element.IsKnown)
            {
                known = false;
                marks |= element.Marks;
                continue;
            }
            known &= Flatten(call, element, flat, ref marks);
        }
        return known;
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

    private static Value? Keys(FunctionCall call)
    {
        var map = call[0];
        switch (map.Kind)
        {
            case TypeKind.Map:
                return (map.IsKnown ? Value.List(ValueType.String, [.. map.Attributes.Keys.Select(Value.String)]) : Value.Unknown(ValueType.List(ValueType.String))).WithMarks(map.Marks);
            case TypeKind.Object:
                return Value.Tuple([.. map.Type.Attributes.Keys.Select(Value.String)]).WithMarks(map.Marks);
            default:
                return call.FailArgument(0, "must have map or object type");
        }
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
            TypeKind.Set => value.IsKnown && (value.Elements.Length <= 1 || value.IsWhollyKnown) ? Value.Count(value.Elements.Length) : Value.Unknown(ValueType.Number),
            TypeKind.List => value.IsKnown ? Value.Count(value.Elements.Length) : Value.Unknown(ValueType.Number),
            _ => call.Fail("argument must be a string, a collection type, or a structural type"),
        };
        return length?.WithMarks(value.Marks);
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

    private static Value? MatchKeys(FunctionCall call)
    {
        if (TypeUnification.Unify([call[1].Type, call[2].Type], isUnsafe: true) is not { } type) return call.Fail("keys and searchset must be of the same type");
        var element = call[0].Type.Element!;
        if (call[0].Elements.Length != call[1].Elements.Length) return call.Fail("length of keys and values should be equal");
        if (Conversions.TryConvert(call[1], type) is not { } keys || Conversions.TryConvert(call[2], type) is not { } wanted) return call.Fail("keys and searchset must be of the same type");
        if (wanted.Elements.IsEmpty) return Value.List(element, []);
        if (!call[0].IsWhollyKnown || !keys.IsWhollyKnown || !wanted.IsWhollyKnown) return Value.Unknown(call[0].Type);
        if (!call.Spend((long)keys.Elements.Length * wanted.Elements.Length)) return null;
        return Value.List(element, [.. call[0].Elements.Where((_, i) => Has(wanted.Elements, keys.Elements[i]))]);
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
            return call.Fail($"arguments must be maps or objects, got \"{given.First(a => a.Kind is not (TypeKind.Map or TypeKind.Object)).Type.FriendlyName}\"");
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

    private static Value? One(FunctionCall call)
    {
        const string Wrong = "must be a list, set, or tuple value with either zero or one elements";
        var list = call[0];
        if (!IsSequence(list) || list.Elements.Length > 1) return call.FailArgument(0, Wrong);
        if (list.Elements.Length == 1) return list.Elements[0];
        return list.Kind == TypeKind.Tuple ? Value.DynamicNull : Value.Null(list.Type.Element!);
    }

    private static Value? Range(FunctionCall call)
    {
        Number zero = 0, one = 1;
        Number start, end, step;
        switch (call.Count)
        {
            case 1:
                (start, end) = (zero, call[0].AsNumber);
                step = end < zero ? -one : one;
                break;
            case 2:
                (start, end) = (call[0].AsNumber, call[1].AsNumber);
                step = end < start ? -one : one;
                break;
            case 3:
                (start, end, step) = (call[0].AsNumber, call[1].AsNumber, call[2].AsNumber);
                break;
            default:
                return call.Fail("must have one, two, or three arguments");
        }
        bool down = step.Sign < 0;
        if (down && end > start) return call.FailArgument(1, "end must be less than start when step is negative");
        if (!down && end < start) return call.FailArgument(1, "end must be greater than start when step is positive");
        var numbers = ImmutableArray.CreateBuilder<Value>();
        for (var number = start; down ? number > end : number < end;)
        {
            if (numbers.Count >= RangeLimit)
                return call.Fail("more than 1024 values were generated; either decrease the difference between start and end or use a smaller step");
            numbers.Add(Value.Number(number));
            if (Number.Add(number, step) is not { } next) return call.Fail("the range has no end");
            number = next;
        }
        return call.Spend(numbers.Count) ? Value.List(ValueType.Number, numbers.DrainToImmutable()) : null;
    }

    private static Value? Reverse(FunctionCall call)
    {
        var list = call[0];
        if (!IsSequence(list)) return call.FailArgument(0, $"can only reverse list or tuple values, not {list.Type.FriendlyName}");
        ImmutableArray<Value> reversed = [.. list.Elements.Reverse()];
        return (list.Kind == TypeKind.Tuple ? Value.Tuple(reversed) : Value.List(list.Type.Element!, reversed)).WithMarks(list.Marks);
    }

    private static bool Has(ImmutableArray<Value> elements, Value element)
    {
        foreach (var candidate in elements)
            if (ValueEquality.AreEqual(candidate, element) == true) return true;
        return false;
    }

    private static ValueType? SetType(IReadOnlyList<Value> sets)
    {
        var elements = sets.Where(s => s.Kind == TypeKind.Set && !(s.IsKnown && s.Elements.IsEmpty && s.Type.Element!.Kind == TypeKind.Dynamic)).Select(s => s.Type.Element!).ToImmutableArray();
        if (elements.IsEmpty) return AnySet;
        return TypeUnification.Unify(elements, isUnsafe: true) is { } element ? ValueType.Set(element) : null;
    }

    private static Value? SetOperation(FunctionCall call, Func<ImmutableArray<Value>, ImmutableArray<Value>, IEnumerable<Value>> combine, bool allowsUnknown = false)
    {
        if (call.Arguments.Any(a => !a.IsKnown)) return Value.DynamicUnknown;
        if (SetType(call.Arguments) is not { } type) return call.Fail("given sets must all have compatible element types");
        Value? result = null;
        for (int i = 0; i < call.Count; i++)
        {
            var failure = new ConversionFailure();
            if (Conversions.Convert(call[i], type, failure) is not { } set) return call.FailArgument(i, failure.Message);
            if (!allowsUnknown && !set.IsWhollyKnown) return Value.Unknown(type);
            if (result is not null && !call.Spend(allowsUnknown ? result.Elements.Length + set.Elements.Length : 1 + (long)result.Elements.Length * set.Elements.Length / 4)) return null;
            result = result is null ? set : ValueSet.Create(type.Element!, combine(result.Elements, set.Elements));
        }
        return result;
    }

    private static Value? SetProduct(FunctionCall call)
    {
        if (call.Count < 2) return call.Fail("at least two arguments are required");
        var marks = ValueMarks.None;
        var elementTypes = ImmutableArray.CreateBuilder<ValueType>(call.Count);
        bool isList = true, isUnknown = false;
        long total = 1;
        for (int i = 0; i < call.Count; i++)
        {
            var set = call[i];
            marks |= set.Marks;
            switch (set.Kind)
            {
                case TypeKind.Set or TypeKind.List:
                    elementTypes.Add(set.Type.Element!);
                    isList &= set.Kind == TypeKind.List;
                    break;
                case TypeKind.Tuple when set.Type.Elements.IsEmpty:
                    elementTypes.Add(ValueType.Dynamic);
                    break;
                case TypeKind.Tuple:
                    if (TypeUnification.Unify(set.Type.Elements, isUnsafe: true) is not { } common) return call.FailArgument(i, "all elements must be of the same type");
                    elementTypes.Add(common);
                    break;
                default:
                    return call.FailArgument(i, "a set or a list is required");
            }
            isUnknown |= !set.IsKnown || (set.Kind == TypeKind.Set && set.Elements.Length > 1 && !set.IsWhollyKnown);
            // Saturates: the product of what is asked for may not fit.
            total = Math.Min(total * Math.Max(set.Elements.Length, 0), int.MaxValue);
        }
        var tuple = ValueType.Tuple(elementTypes.ToImmutable());
        if (isUnknown) return Value.Unknown(isList ? ValueType.List(tuple) : ValueType.Set(tuple)).WithMarks(marks);
        if (!call.Spend(total * call.Count)) return null;

        IEnumerable<ImmutableArray<Value>> rows = [[]];
        for (int i = 0; i < call.Count; i++)
        {
            var type = elementTypes[i];
            var column = call[i].Elements.Select(e => Conversions.TryConvert(e, type) ?? e).ToArray();
            rows = rows.SelectMany(row => column.Select(row.Add)).ToArray();
        }
        var product = rows.Select(Value.Tuple);
        return (isList ? Value.List(tuple, [.. product]) : ValueSet.Create(tuple, product)).WithMarks(marks);
    }

    private static Value? Slice(FunctionCall call)
    {
        var list = call[0];
        if (list.Kind == TypeKind.Set) return call.FailArgument(0, "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of the result is not important");
        if (list.Kind is not (TypeKind.List or TypeKind.Tuple)) return call.FailArgument(0, "must be a list or tuple value");
        if (!call[1].AsNumber.TryGetInt32(out int start)) return call.FailArgument(1, "invalid start index: value must be a whole number");
        if (!call[2].AsNumber.TryGetInt32(out int end)) return call.FailArgument(2, "invalid end index: value must be a whole number");
        int length = list.Elements.Length;
        if (start < 0) return call.FailArgument(1, "start index must not be less than zero");
        if (start > length) return call.FailArgument(1, "start index must not be greater than the length of the list");
        if (end < 0) return call.FailArgument(2, "end index must not be less than zero");
        if (end > length) return call.FailArgument(2, "end index must not be greater than the length of the list");
        if (start > end) return call.FailArgument(1, "start index must not be greater than end index");
        var slice = list.Elements[start..end];
        return (list.Kind == TypeKind.Tuple ? Value.Tuple(slice) : Value.List(list.Type.Element!, slice)).WithMarks(list.Marks);
    }

    private static Value? Sort(FunctionCall call)
    {
        var elements = call[0].Elements;
        if (!call[0].IsKnown) return Value.Unknown(call.Function.Result);
        // Which element comes first is not known, but how many there are is.
        if (!call[0].IsWhollyKnown) return Value.List(ValueType.String, [.. elements.Select(_ => Value.UnknownNotNull(ValueType.String))]);
        for (int i = 0; i < elements.Length; i++)
            if (elements[i].IsNull) return call.Fail($"given list element {i} is null; a null string cannot be sorted");
        return call.Spend(elements.Length) ? Value.List(ValueType.String, [.. elements.OrderBy(e => e.AsString, CodePointOrder.Instance)]) : null;
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
        if (!keys.IsWhollyKnown) return (values.Kind == TypeKind.List ? Value.Unknown(ValueType.Map(values.Type.Element!)) : Value.DynamicUnknown).WithMarks(marks);
        if (keys.Elements.Length != values.Elements.Length) return call.Fail($"number of keys ({keys.Elements.Length}) does not match number of values ({values.Elements.Length})");
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
