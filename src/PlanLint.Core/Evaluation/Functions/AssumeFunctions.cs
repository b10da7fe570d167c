using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// The <c>assume…</c> functions of OpenTofu 1.13: a known value is checked and returned, and of an unknown one is believed what is
/// assumed, as far as values here can say it.
/// </summary>
internal static class AssumeFunctions
{
    private static readonly Parameter Assumed = new("value", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic);

    public static IEnumerable<Function> All { get; } =
    [
        new("assumeequal", ValueType.Dynamic, Equal, new Parameter("actual_value", ValueType.Dynamic, Accepts.Anything),
            new Parameter("expected_value", ValueType.Dynamic, Accepts.Anything)) { NeverNull = false },
        new("assumenotnull", ValueType.Dynamic, NotNull, Assumed) { NeverNull = false },
        new("assumestringprefix", ValueType.String, StringPrefix, Assumed with { Type = ValueType.String },
            new Parameter("prefix", ValueType.String)) { NeverNull = false },
        .. Lengths("list", ValueType.List(ValueType.Dynamic)),
        .. Lengths("set", ValueType.Set(ValueType.Dynamic)),
        .. Lengths("map", ValueType.Map(ValueType.Dynamic)),
    ];

    private static IEnumerable<Function> Lengths(string kind, ValueType type)
    {
        var (value, least, most) = (Assumed with { Type = type }, new Parameter("min_length", ValueType.Number), new Parameter("max_length", ValueType.Number));
        yield return new($"assume{kind}length", ValueType.Dynamic, call => Length(call, 1, 2), value, least, most) { NeverNull = false };
        yield return new($"assume{kind}lengthmin", ValueType.Dynamic, call => Length(call, 1, null), value, least) { NeverNull = false };
        yield return new($"assume{kind}lengthmax", ValueType.Dynamic, call => Length(call, null, 1), value, most) { NeverNull = false };
    }

    private static Value? Equal(FunctionCall call)
    {
        var expected = call[1];
        if (Conversions.TryConvert(call[0], expected.Type) is not { } actual)
            return call.FailArgument(0, $"actual value type {call[0].Type.FriendlyName} does not match assumed value type {expected.Type.FriendlyName}");
        return ValueEquality.AreEqual(actual.UnmarkedDeep, expected.UnmarkedDeep) == false
            ? call.FailArgument(0, "the actual value does not match the assumed value")
            : expected;
    }

    private static Value? NotNull(FunctionCall call)
    {
        // Of what a provider makes nobody knows the type here, although OpenTofu does.
        if (call[0].Kind == TypeKind.Dynamic) return !call[0].IsKnown
            ? call[0]
            : call.FailArgument(0, "given value must have a known type; consider using the \"convert\" function to specify a type to assume");
        return call[0].IsNull ? NotUpheld(call) : call[0].RefinedNotNull();
    }

    private static Value? StringPrefix(FunctionCall call)
    {
        string prefix = call.Text(1);
        if (!call[0].IsKnown) return call[0].KnownPrefix.Length == 0 ? Value.UnknownWithPrefix(prefix) : call[0];
        return !call[0].IsNull && call.Text(0).StartsWith(prefix, StringComparison.Ordinal) ? call[0] : NotUpheld(call);
    }

    private static Value? Length(FunctionCall call, int? least, int? most)
    {
        for (int i = 1; i < call.Count; i++)
            if (!call[i].AsNumber.TryGetInt64(out _)) return call.FailArgument(i, $"must be a whole number between 0 and {long.MaxValue}");
        if (!call[0].IsKnown) return call[0];
        if (call[0].IsNull) return NotUpheld(call);
        Number length = call[0].Kind == TypeKind.Map ? call[0].Attributes.Count : call[0].Elements.Length;
        bool fits = (least is not { } low || length >= call[low].AsNumber) && (most is not { } high || length <= call[high].AsNumber);
        return fits ? call[0] : NotUpheld(call);
    }

    private static Value? NotUpheld(FunctionCall call) => call.FailArgument(0, "assumption was not upheld");
}
