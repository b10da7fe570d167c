using System.Globalization;
using System.Numerics;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Functions over numbers.</summary>
internal static class NumericFunctions
{
    private static readonly Parameter Num = new("num", ValueType.Number);

    public static IEnumerable<Function> All { get; } =
    [
        new("abs", ValueType.Number, call => Value.Number(call[0].AsNumber.Sign > 0 ? call[0].AsNumber : Number.Subtract(0, call[0].AsNumber)!.Value), Num),
        new("ceil", ValueType.Number, call => Value.Number(call[0].AsNumber.RoundTowards(+1)), Num),
        new("floor", ValueType.Number, call => Value.Number(call[0].AsNumber.RoundTowards(-1)), Num),
        new("log", ValueType.Number, call => OfDouble(call, FloatMath.Log(call[0].AsNumber.ToDouble()) / FloatMath.Log(call[1].AsNumber.ToDouble())), Num,
            new("base", ValueType.Number)),
        new("max", ValueType.Number, call => Extreme(call, +1)) { Variadic = new("numbers", ValueType.Number) },
        new("min", ValueType.Number, call => Extreme(call, -1)) { Variadic = new("numbers", ValueType.Number) },
        new("parseint", ValueType.Number, ParseInt, new("number", ValueType.Dynamic), new("base", ValueType.Number)),
        new("pow", ValueType.Number, call => OfDouble(call, FloatMath.Pow(call[0].AsNumber.ToDouble(), call[1].AsNumber.ToDouble())), Num,
            new("power", ValueType.Number)),
        new("signum", ValueType.Number, Signum, Num),
        new("sum", ValueType.Number, Sum, new Parameter("list", ValueType.Dynamic)),
    ];

    private static Value? OfDouble(FunctionCall call, double result) =>
        double.IsNaN(result) ? call.Fail("the result is not a number") : Value.Number(Number.FromDouble(result));

    private static Value? Extreme(FunctionCall call, int direction)
    {
        if (call.Count == 0) return call.Fail("must pass at least one number");
        var best = call[0];
        foreach (var candidate in call.Arguments)
            if (candidate.AsNumber.CompareTo(best.AsNumber) == direction) best = candidate;
        return best;
    }

    private static Value? Signum(FunctionCall call) => call.TryClamped(0, out int number) ? Value.Number(Math.Sign(number)) : null;

    private static Value? ParseInt(FunctionCall call)
    {
        if (call[0].Kind != TypeKind.String) return call.FailArgument(0, $"first argument must be a string, not {call[0].Type.FriendlyName}");
        if (!call[1].AsNumber.TryGetInt32(out int radix) || radix is < 2 or > 62)
            return call.FailArgument(1, "base must be a whole number between 2 and 62 inclusive");
        string text = call.Text(0);
        var digits = text.AsSpan(text.Length > 0 && text[0] is '+' or '-' ? 1 : 0);
        if (!call.SpendText((long)digits.Length * digits.Length / 16)) return null;
        var number = BigInteger.Zero;
        bool valid = !digits.IsEmpty;
        foreach (char c in digits)
        {
            int digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'z' => c - 'a' + 10,
                >= 'A' and <= 'Z' => c - 'A' + (radix <= 36 ? 10 : 36),
                _ => radix,
            };
            valid &= digit < radix;
            if (!valid) break;
            number = number * radix + digit;
        }
        return valid
            ? Value.Number(Number.FromBigInteger(text[0] == '-' ? -number : number))
            : call.FailArgument(0, string.Create(CultureInfo.InvariantCulture, $"cannot parse \"{text}\" as a base {radix} integer"));
    }

    private static Value? Sum(FunctionCall call)
    {
        var list = call[0];
        if (list.Type.IsPrimitive) return call.FailArgument(0, "cannot sum noniterable");
        if (!list.Children().Any()) return call.FailArgument(0, "cannot sum an empty list");
        if (list.Kind is not (TypeKind.List or TypeKind.Set or TypeKind.Tuple))
            return call.FailArgument(0, $"argument must be list, set, or tuple. Received {list.Type.FriendlyName}");
        if (!list.IsWhollyKnown) return Value.Unknown(ValueType.Number);
        Number? sum = null;
        foreach (var element in list.Elements)
        {
            if (element.IsNull || Conversions.TryConvert(element, ValueType.Number) is not { } number)
                return call.FailArgument(0, "argument must be list, set, or tuple of number values");
            sum = sum is { } before ? Number.Add(before, number.AsNumber) : number.AsNumber;
            if (sum is null) return call.Fail("can't compute sum of opposing infinities");
        }
        return Value.Number(sum!.Value);
    }
}
