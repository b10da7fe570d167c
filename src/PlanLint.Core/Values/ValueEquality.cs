namespace PlanLint.Values;

/// <summary>Equality as <c>==</c> has it: never converts, and is unknown where it depends on an unknown.</summary>
internal static class ValueEquality
{
    /// <summary><c>left == right</c> with the marks of both sides.</summary>
    public static Value Equal(Value left, Value right)
    {
        // Whether one side is null says nothing about what is inside the other.
        var marks = left.IsNull != right.IsNull ? left.Marks | right.Marks : left.DeepMarks | right.DeepMarks;
        var result = AreEqual(left, right) is { } equal ? Value.Bool(equal) : Value.UnknownNotNull(ValueType.Bool);
        return result.WithMarks(marks);
    }

    /// <summary>Whether two values are equal; null when that is not known. Marks do not count.</summary>
    public static bool? AreEqual(Value left, Value right)
    {
        if ((left.IsNull && right.IsDefinitelyNotNull) || (right.IsNull && left.IsDefinitelyNotNull)) return false;
        if (!left.IsKnown || !right.IsKnown) return CompareUnknown(left, right);
        if (left.IsNull || right.IsNull) return left.IsNull && right.IsNull;

        if (left.Kind != right.Kind)
            return left.Type.ContainsDynamic && right.Type.ContainsDynamic && MayConform(left.Type, right.Type) ? null : false;
        switch (left.Kind)
        {
            case TypeKind.String: return left.AsString == right.AsString;
            case TypeKind.Number: return left.AsNumber == right.AsNumber;
            case TypeKind.Bool: return left.AsBool == right.AsBool;
        }
        if (left.Type.ContainsDynamic || right.Type.ContainsDynamic)
        {
            if (!MayConform(left.Type, right.Type)) return false;
            return left.Kind is TypeKind.Tuple or TypeKind.Object ? Parts(left, right) : null;
        }
        if (!left.Type.Equals(right.Type)) return false;
        return left.Kind == TypeKind.Set ? Sets(left, right) : Parts(left, right);
    }

    private static bool? CompareUnknown(Value left, Value right)
    {
        if (!left.IsKnown && !right.IsKnown)
        {
            if (left.Open is not { IsUnique: true }) return null;
            return ReferenceEquals(left, right) ? true : right.Open is { IsUnique: true } ? false : null;
        }
        var (known, unknown) = left.IsKnown ? (left, right) : (right, left);
        if (known.IsNull || unknown.Type.ContainsDynamic) return null;
        if (!known.Type.Equals(unknown.Type)) return false;
        if (unknown.Open is not { } open) return null;
        return known.AsString.StartsWith(open.Prefix, StringComparison.Ordinal)
            && (open.Length ?? Graphemes.Count(known.AsString)) == Graphemes.Count(known.AsString) ? null : false;
    }

    private static bool? Parts(Value left, Value right)
    {
        var (a, b) = (left.Attributes, right.Attributes);
        if (!a.NameArray.AsSpan().SequenceEqual(b.NameArray)) return false;
        var (x, y) = left.Kind is TypeKind.Map or TypeKind.Object ? (a.ValueArray, b.ValueArray) : ([.. left.Elements], [.. right.Elements]);
        if (x.Length != y.Length) return false;
        for (int i = 0; i < x.Length; i++)
            if (AreEqual(x[i], y[i]) is not true and var result) return result;
        return true;
    }

    private static bool? Sets(Value left, Value right)
    {
        if (left.Elements.Any(e => !e.IsWhollyKnown) || right.Elements.Any(e => !e.IsWhollyKnown)) return null;
        return left.Elements.Length == right.Elements.Length && Parts(left, right) == true;
    }

    private static bool MayConform(ValueType left, ValueType right)
    {
        if (left.Kind == TypeKind.Dynamic || right.Kind == TypeKind.Dynamic) return true;
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            TypeKind.List or TypeKind.Set or TypeKind.Map => MayConform(left.Element!, right.Element!),
            TypeKind.Tuple => left.Elements.Length == right.Elements.Length && left.Elements.Zip(right.Elements).All(p => MayConform(p.First, p.Second)),
            TypeKind.Object => left.Attributes.NameArray.AsSpan().SequenceEqual(right.Attributes.NameArray)
                && left.Attributes.Values.Zip(right.Attributes.Values).All(p => MayConform(p.First, p.Second)),
            _ => true,
        };
    }
}
