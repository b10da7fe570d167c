using PlanLint.Values;

namespace PlanLint.Plans.Comparers;

/// <summary>Scalars of different types that mean the same: <c>"1"</c> and <c>1</c>, <c>"true"</c> and <c>true</c>.</summary>
internal static class Scalars
{
    /// <summary>True when one is a string and spells the other.</summary>
    public static bool AreEqual(Value a, Value b) => Spells(a, b) || Spells(b, a);

    private static bool Spells(Value text, Value scalar)
    {
        if (text.StringOrNull is not { } word) return false;
        return scalar.Kind switch
        {
            TypeKind.Bool => word == (scalar.AsBool ? "true" : "false"),
            TypeKind.Number => word.Length < 400 && Number.TryParse(word, out var number) && number == scalar.AsNumber,
            _ => false,
        };
    }
}
