using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>Compares values as JSON writes them: without types, marks and the order of names.</summary>
internal static class PlainValue
{
    /// <summary>
    /// True when both are wholly known and JSON writes them alike; a list, a set and a tuple of the same elements are alike, and so are texts
    /// whose lines end as on Windows and elsewhere: git checks the same file out in both ways.
    /// </summary>
    public static bool AreSame(Value one, Value other)
    {
        if (!one.IsKnown || !other.IsKnown) return false;
        if (one.IsNull || other.IsNull) return one.IsNull && other.IsNull;
        if (IsSequence(one) && IsSequence(other))
        {
            if (one.Elements.Length != other.Elements.Length) return false;
            for (int i = 0; i < one.Elements.Length; i++)
                if (!AreSame(one.Elements[i], other.Elements[i])) return false;
            return true;
        }
        if (IsMapping(one) && IsMapping(other))
            return one.Attributes.Count == other.Attributes.Count && one.Attributes.All(a => other[a.Key] is { } theirs && AreSame(a.Value, theirs));
        if (IsSequence(one) || IsSequence(other) || IsMapping(one) || IsMapping(other)) return false;
        if (one.Type.Kind != other.Type.Kind) return false;
        return one.WithSensitive(false).Equals(other.WithSensitive(false))
            || Text(one)?.Replace("\r\n", "\n", StringComparison.Ordinal) is { } text && text == Text(other)?.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>
    /// True when a planned value cannot come from what the configuration computes. What either does not know is no difference, nor
    /// is what the provider fills in; numbers, bools and their text are one value, as Terraform converts them.
    /// </summary>
    /// <param name="computed">The configuration's value.</param>
    /// <param name="planned">The plan's.</param>
    public static bool Differ(Value computed, Value planned)
    {
        if (!computed.IsKnown || !planned.IsKnown || computed.IsNull) return false;
        if (planned.IsNull) return true;
        if (IsSequence(computed) && IsSequence(planned))
        {
            if (computed.Elements.Length != planned.Elements.Length) return true;
            for (int i = 0; i < computed.Elements.Length; i++)
                if (Differ(computed.Elements[i], planned.Elements[i])) return true;
            return false;
        }
        if (IsMapping(computed) && IsMapping(planned))
            return computed.Attributes.Any(a => planned[a.Key] is { } theirs ? Differ(a.Value, theirs) : a.Value is { IsKnown: true, IsNull: false });
        if (IsSequence(computed) || IsSequence(planned) || IsMapping(computed) || IsMapping(planned)) return true;
        // A plan's JSON rounds large numbers.
        if (computed.Kind == TypeKind.Number && planned.Kind == TypeKind.Number
            && computed.AsNumber.ToDouble().Equals(planned.AsNumber.ToDouble())) return false;
        return Text(computed) != Text(planned);
    }

    private static string? Text(Value value) => Conversions.TryConvert(value.WithSensitive(false), Values.ValueType.String)?.StringOrNull;

    /// <summary>True for lists, sets and tuples.</summary>
    public static bool IsSequence(Value value) => value.Type.Kind is TypeKind.List or TypeKind.Set or TypeKind.Tuple;

    /// <summary>True for maps and objects.</summary>
    public static bool IsMapping(Value value) => value.Type.Kind is TypeKind.Map or TypeKind.Object;
}
