using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>
/// Numbers that are equal for equal values and, other than <see cref="Value.GetHashCode"/>, differ for values of one shape. Not stable
/// between runs.
/// </summary>
internal static class ValueDigest
{
    /// <summary>The number; linear in the value, whatever the order of its attributes and elements.</summary>
    public static int Of(Value value)
    {
        int digest = value.GetHashCode();
        if (!value.IsKnown || value.IsNull) return digest;
        if (value.Kind is TypeKind.Object or TypeKind.Map)
            foreach (var (name, attribute) in value.Attributes) digest = unchecked(digest + HashCode.Combine(name, Of(attribute)));
        else if (value.Kind is TypeKind.Tuple or TypeKind.List or TypeKind.Set)
            foreach (var element in value.Elements) digest = unchecked(digest + HashCode.Combine(Of(element)));
        return digest;
    }
}
