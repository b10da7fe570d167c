using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>Marks what is sensitive whatever a plan's masks say, and takes what is sensitive out of a value.</summary>
internal static class SensitiveValues
{
    /// <summary>The same value, with what <paramref name="paths"/> lead to marked.</summary>
    public static Value Mark(Value value, SecretPaths paths)
    {
        if (paths.IsNone || !value.IsKnown || value.IsNull) return value;
        if (paths.IsAll) return value.WithSensitive(true);
        if (value.Kind is TypeKind.Tuple or TypeKind.List or TypeKind.Set)
        {
            Value[] elements = [.. value.Elements.Select(e => Mark(e, paths))];
            return elements.SequenceEqual(value.Elements, ReferenceEqualityComparer.Instance)
                ? value
                : Value.Tuple([.. elements]).WithSensitive(value.IsSensitive);
        }
        if (value.Kind is not (TypeKind.Object or TypeKind.Map)) return value;
        var here = paths.AsksKind ? paths.ForKind(value["kind"]?.StringOrNull) : paths;
        if (!value.Attributes.Any(a => !here[a.Key].IsNone && !a.Value.IsSensitive)) return value;
        return Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, Mark(a.Value, here[a.Key])))).WithSensitive(value.IsSensitive);
    }

    /// <summary>
    /// The same value, with an empty text in the place of what is sensitive: what is made of it is known as far as it does not depend on
    /// other values.
    /// </summary>
    public static Value Blank(Value value)
    {
        if (!value.ContainsSensitive) return value;
        if (value.IsSensitive || !value.IsKnown || value.IsNull) return value.IsKnown ? Value.String("") : Value.DynamicUnknown;
        return value.Kind is TypeKind.Object or TypeKind.Map
            ? Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, Blank(a.Value))))
            : Value.Tuple([.. value.Elements.Select(Blank)]);
    }

    /// <summary>The same value, with what is sensitive unknown: nothing that is made of it can tell what was there.</summary>
    public static Value Unknown(Value value)
    {
        if (!value.ContainsSensitive) return value;
        if (value.IsSensitive || !value.IsKnown || value.IsNull) return Value.DynamicUnknown.WithSensitive(true);
        return value.Kind is TypeKind.Object or TypeKind.Map
            ? Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, Unknown(a.Value))))
            : Value.Tuple([.. value.Elements.Select(Unknown)]);
    }
}
