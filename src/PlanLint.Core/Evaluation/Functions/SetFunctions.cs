using System.Collections.Immutable;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions over sets.</summary>
internal static class SetFunctions
{
    private static readonly ValueType AnySet = ValueType.Set(ValueType.Dynamic);

    public static IEnumerable<Function> All { get; } =
    [
        new("setintersection", ValueType.Dynamic, call => SetOperation(call, (a, b) => a.Where(e => Has(b, e))),
            new Parameter("first_set", AnySet, Accepts.Dynamic))
        {
            Variadic = new("other_sets", AnySet, Accepts.Dynamic),
            ResultFor = SetType,
            CheckTypes = AreCompatible,
        },
        new("setproduct", ValueType.Dynamic, SetProduct) { Variadic = new("sets", ValueType.Dynamic, Accepts.Unknown | Accepts.Marks) },
        new("setsubtract", ValueType.Dynamic, call => SetOperation(call, (a, b) => a.Where(e => !Has(b, e))),
            new("a", AnySet, Accepts.Dynamic), new("b", AnySet, Accepts.Dynamic))
        {
            ResultFor = SetType,
            CheckTypes = AreCompatible,
        },
        new("setunion", ValueType.Dynamic, call => SetOperation(call, (a, b) => a.Concat(b), allowsUnknown: true),
            new Parameter("first_set", AnySet, Accepts.Dynamic))
        {
            Variadic = new("other_sets", AnySet, Accepts.Dynamic),
            ResultFor = SetType,
            CheckTypes = AreCompatible,
        },
    ];

    internal static bool Has(ImmutableArray<Value> elements, Value element)
    {
        foreach (var candidate in elements)
            if (ValueEquality.AreEqual(candidate, element) == true) return true;
        return false;
    }

    private static ValueType? SetType(IReadOnlyList<Value> sets)
    {
        var elements = sets.Where(s => s.Kind == TypeKind.Set && !(s.IsKnown && s.Elements.IsEmpty && s.Type.Element!.Kind == TypeKind.Dynamic))
            .Select(s => s.Type.Element!).ToImmutableArray();
        if (elements.IsEmpty) return AnySet;
        return TypeUnification.Unify(elements, isUnsafe: true) is { } element ? ValueType.Set(element) : null;
    }

    private static bool AreCompatible(FunctionCall call) =>
        call.Arguments.Any(a => a.Kind != TypeKind.Set || a.Type.Element!.Kind == TypeKind.Dynamic) || SetType(call.Arguments) is not null
        || call.Fail("given sets must all have compatible element types") is not null;

    private static Value? SetOperation(
        FunctionCall call, Func<ImmutableArray<Value>, ImmutableArray<Value>, IEnumerable<Value>> combine, bool allowsUnknown = false)
    {
        if (call.Arguments.Any(a => !a.IsKnown)) return Value.DynamicUnknown;
        if (SetType(call.Arguments) is not { } type) return call.Fail("given sets must all have compatible element types");
        Value? result = null;
        for (int i = 0; i < call.Count; i++)
        {
            var failure = new ConversionFailure();
            if (Conversions.Convert(call[i], type, failure) is not { } set) return call.FailArgument(i, failure.Message);
            if (!allowsUnknown && !set.IsWhollyKnown) return Value.Unknown(type);
            if (result is not null && !call.Spend(
                allowsUnknown ? result.Elements.Length + set.Elements.Length : 1 + (long)result.Elements.Length * set.Elements.Length / 4)) return null;
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
                    if (TypeUnification.Unify(set.Type.Elements, isUnsafe: true) is not { } common)
                        return call.FailArgument(i, "all elements must be of the same type");
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
}
