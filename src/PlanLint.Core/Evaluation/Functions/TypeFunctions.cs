using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Evaluation.Functions;

/// <summary>Type conversion and sensitivity.</summary>
internal static class TypeFunctions
{
    private static readonly Parameter Any = new("value", ValueType.Dynamic, Accepts.Anything);

    public static IEnumerable<Function> All { get; } =
    [
        To("tobool", ValueType.Bool),
        To("tolist", ValueType.List(ValueType.Dynamic)),
        To("tomap", ValueType.Map(ValueType.Dynamic)),
        To("tonumber", ValueType.Number),
        To("toset", ValueType.Set(ValueType.Dynamic)),
        To("tostring", ValueType.String),
        new("sensitive", ValueType.Dynamic, call => call[0].WithSensitive(true), Any) { NeverNull = false },
        new("nonsensitive", ValueType.Dynamic, call => call[0].WithSensitive(false), Any) { NeverNull = false },
        new("issensitive", ValueType.Bool, call => call[0].IsSensitive ? Value.True : call[0].IsKnown ? Value.False : Value.Unknown(ValueType.Bool), Any),
        new("ephemeralasnull", ValueType.Dynamic, call => EphemeralAsNull(call[0]), Any) { NeverNull = false },
    ];

    private static Function To(string name, ValueType type) =>
        new(name, ValueType.Dynamic, call => Convert(call, type),
            new Parameter("v", ValueType.Dynamic, Accepts.Null | Accepts.Unknown | Accepts.Dynamic | Accepts.Marks))
        { NeverNull = false };

    private static Value? Convert(FunctionCall call, ValueType type)
    {
        var given = call[0];
        if (Conversions.TryConvert(given, type) is { } converted) return converted;
        return call.FailArgument(0, given.Kind switch
        {
            TypeKind.String when type.Kind == TypeKind.Bool && given.StringOrNull is { } text =>
                $"cannot convert \"{text}\" to bool; only the strings \"true\" or \"false\" are allowed",
            TypeKind.String when type.Kind == TypeKind.Number && given.StringOrNull is { } text =>
                $"cannot convert \"{text}\" to number; given string must be a decimal representation of a number",
            _ => $"cannot convert {given.Type.FriendlyName} to {type.ConstraintName}",
        });
    }

    private static Value EphemeralAsNull(Value value)
    {
        if ((value.DeepMarks & ValueMarks.Ephemeral) == 0) return value;
        if (value.IsEphemeral) return Value.Null(value.Type).WithSensitive(value.IsSensitive);
        var result = value.Kind switch
        {
            TypeKind.List => Value.List(value.Type.Element!, [.. value.Elements.Select(EphemeralAsNull)]),
            TypeKind.Map => Value.Map(value.Type.Element!, value.Attributes.WithValues([.. value.Attributes.Values.Select(EphemeralAsNull)])),
            TypeKind.Tuple => Value.Tuple([.. value.Elements.Select(EphemeralAsNull)]),
            TypeKind.Object => Value.Object(value.Attributes.WithValues([.. value.Attributes.Values.Select(EphemeralAsNull)])),
            _ => value,
        };
        return result.WithSensitive(value.IsSensitive);
    }
}
