using System.Collections.Immutable;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions that make a list or tuple of others.</summary>
internal static class ListFunctions
{
    private const int RangeLimit = 1024;
    private static readonly ValueType AnyList = ValueType.List(ValueType.Dynamic);

    public static IEnumerable<Function> All { get; } =
    [
        new("chunklist", ValueType.Dynamic, ChunkList,
            new("list", AnyList, Accepts.Marks), new("size", ValueType.Number, Accepts.Marks))
        {
            ResultFor = a => ValueType.List(a[0].Type),
        },
        new("compact", ValueType.List(ValueType.String), Compact, new Parameter("list", ValueType.List(ValueType.String))),
        new("concat", ValueType.Dynamic, Concat) { Variadic = new("seqs", ValueType.Dynamic, Accepts.Marks), ResultFor = ConcatType,
            CheckTypes = AreSequences },
        new("distinct", ValueType.Dynamic, Distinct, new Parameter("list", AnyList)) { ResultFor = a => a[0].Type },
        new("flatten", ValueType.Dynamic, Flatten, new Parameter("list", ValueType.Dynamic, Accepts.Marks)),
        new("list", ValueType.Dynamic,
            call => call.Fail("the \"list\" function was deprecated in Terraform v0.12 and is no longer available; use tolist([ ... ]) syntax to write a "
                + "literal list"))
        {
            Variadic = new("vals", ValueType.Dynamic, Accepts.Anything),
        },
        new("matchkeys", ValueType.Dynamic, MatchKeys,
            new("values", AnyList), new("keys", AnyList), new("searchset", AnyList))
        {
            ResultFor = a => a[0].Type,
        },
        new("range", ValueType.List(ValueType.Number), Range) { Variadic = new("params", ValueType.Number) },
        new("reverse", ValueType.Dynamic, Reverse, new Parameter("list", ValueType.Dynamic, Accepts.Marks))
        {
            ResultFor = a => a[0].Type.Element is { } element ? ValueType.List(element) : null,
        },
        new("slice", ValueType.Dynamic, Slice,
            new("list", ValueType.Dynamic, Accepts.Marks), new("start_index", ValueType.Number), new("end_index", ValueType.Number))
        {
            ResultFor = a => a[0].Type.Kind == TypeKind.List ? a[0].Type : null,
        },
        new("sort", ValueType.List(ValueType.String), Sort, new Parameter("list", ValueType.List(ValueType.String), Accepts.Unknown)),
    ];

    private static Value? ChunkList(FunctionCall call)
    {
        var list = call[0];
        var marks = list.Marks | call[1].Marks;
        if (!call.TryClamped(1, out int size)) return null;
        if (size < 0) return call.Fail("the size argument must be positive");
        var elements = list.Elements;
        IEnumerable<Value> chunks = elements.IsEmpty ? []
            : size == 0 ? [list.Unmarked]
            : elements.Chunk(size).Select(c => Value.List(list.Type.Element!, [.. c]));
        return Value.List(list.Type, [.. chunks]).WithMarks(marks);
    }

    private static Value Compact(FunctionCall call) => call[0].IsWhollyKnown
        ? Value.List(ValueType.String, [.. call[0].Elements.Where(e => !e.IsNull && e.AsString.Length > 0)])
        : Value.Unknown(call.Function.Result);

    private static ValueType? ConcatType(IReadOnlyList<Value> arguments) =>
        arguments.All(a => a.Kind == TypeKind.List) ? TypeUnification.Unify([.. arguments.Select(a => a.Type)], isUnsafe: true) : null;

    private static bool AreSequences(FunctionCall call)
    {
        for (int i = 0; i < call.Count; i++)
            if (call[i].Kind is not (TypeKind.List or TypeKind.Tuple or TypeKind.Dynamic))
                return call.FailArgument(i, $"all arguments must be lists or tuples; got {call[i].Type.FriendlyName}") is not null;
        return true;
    }

    private static Value? Concat(FunctionCall call)
    {
        if (call.Count == 0) return call.Fail("at least one argument is required");
        var marks = ValueMarks.None;
        var elements = ImmutableArray.CreateBuilder<Value>();
        var type = ConcatType(call.Arguments);
        for (int i = 0; i < call.Count; i++)
        {
            var sequence = call[i];
            if (sequence.Kind is not (TypeKind.List or TypeKind.Tuple))
                return call.FailArgument(i, $"all arguments must be lists or tuples; got {sequence.Type.FriendlyName}");
            if (type is not null && Conversions.TryConvert(sequence, type) is { } converted) sequence = converted;
            marks |= sequence.Marks;
            if (!call.Spend(sequence.Elements.Length)) return null;
            elements.AddRange(sequence.Elements);
        }
        return (type is { Kind: TypeKind.List }
            ? Value.List(type.Element!, elements.DrainToImmutable())
            : Value.Tuple(elements.DrainToImmutable())).WithMarks(marks);
    }

    private static Value? Distinct(FunctionCall call)
    {
        var list = call[0];
        if (!list.IsWhollyKnown) return Value.Unknown(list.Type);
        var seen = new HashSet<Value>();
        if (!call.Spend(list.Elements.Length)) return null;
        return Value.List(list.Type.Element!, [.. list.Elements.Where(seen.Add)]);
    }

    private static Value? Flatten(FunctionCall call)
    {
        if (!CollectionFunctions.IsSequence(call[0])) return call.Fail("can only flatten lists, sets and tuples");
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
            if (element.IsNull || !CollectionFunctions.IsSequence(element))
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

    private static Value? MatchKeys(FunctionCall call)
    {
        if (TypeUnification.Unify([call[1].Type, call[2].Type], isUnsafe: true) is not { } type)
            return call.Fail("keys and searchset must be of the same type");
        var element = call[0].Type.Element!;
        if (call[0].Elements.Length != call[1].Elements.Length) return call.Fail("length of keys and values should be equal");
        if (Conversions.TryConvert(call[1], type) is not { } keys || Conversions.TryConvert(call[2], type) is not { } wanted)
            return call.Fail("keys and searchset must be of the same type");
        if (wanted.Elements.IsEmpty) return Value.List(element, []);
        if (!call[0].IsWhollyKnown || !keys.IsWhollyKnown || !wanted.IsWhollyKnown) return Value.Unknown(call[0].Type);
        if (!call.Spend((long)keys.Elements.Length * wanted.Elements.Length)) return null;
        return Value.List(element, [.. call[0].Elements.Where((_, i) => SetFunctions.Has(wanted.Elements, keys.Elements[i]))]);
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
        if (!CollectionFunctions.IsSequence(list)) return call.FailArgument(0, $"can only reverse list or tuple values, not {list.Type.FriendlyName}");
        ImmutableArray<Value> reversed = [.. list.Elements.Reverse()];
        return (list.Kind == TypeKind.Tuple ? Value.Tuple(reversed) : Value.List(list.Type.Element!, reversed)).WithMarks(list.Marks);
    }

    private static Value? Slice(FunctionCall call)
    {
        var list = call[0];
        if (list.Kind == TypeKind.Set)
            return call.FailArgument(0, "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of the "
                + "result is not important");
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
}
