using PlanLint.Values;

namespace PlanLint.Secrets;

/// <summary>Marks what is sensitive whatever a plan's masks say, and takes what is sensitive out of a value.</summary>
internal static class SensitiveValues
{
    /// <summary>The attributes of a resource, those marked that hold secrets by their name, their type or the kind of a manifest.</summary>
    public static Value Mark(Value attributes, string resourceType)
    {
        if (!IsObject(attributes)) return attributes;
        var changed = attributes.Attributes.Where(a => !a.Value.IsSensitive && Holds(a.Key, a.Value, resourceType)).ToArray();
        if (changed.Length == 0) return attributes;
        return With(attributes, changed.Select(a => KeyValuePair.Create(a.Key, SecretArguments.BuiltIn.Contains(resourceType, a.Key) ? a.Value.WithSensitive(true) : MarkManifest(a.Value))));
    }

    /// <summary>True for a path within attributes that holds a secret so.</summary>
    public static bool IsSecret(ValuePath path, string resourceType, Value? attributes)
    {
        if (path.Steps is not [{ Name: { } name }, ..]) return false;
        if (SecretArguments.BuiltIn.Contains(resourceType, name)) return true;
        return path.Steps is [_, { Name: "data" or "stringData" }, ..] && attributes?[name] is { } value && IsManifestAttribute(resourceType, name) && IsSecretManifest(value);
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

    private static bool Holds(string name, Value value, string resourceType) =>
        SecretArguments.BuiltIn.Contains(resourceType, name) || IsManifestAttribute(resourceType, name) && IsSecretManifest(value);

    private static bool IsManifestAttribute(string resourceType, string name) => resourceType == "kubernetes_manifest" && name is "manifest" or "object";

    private static bool IsSecretManifest(Value value) => IsObject(value) && value["kind"]?.StringOrNull == "Secret";

    private static Value MarkManifest(Value manifest) =>
        With(manifest, manifest.Attributes.Where(a => a.Key is "data" or "stringData").Select(a => KeyValuePair.Create(a.Key, a.Value.WithSensitive(true))));

    private static bool IsObject(Value value) => value is { IsKnown: true, IsNull: false, Kind: TypeKind.Object or TypeKind.Map };

    /// <summary>Later attributes replace earlier ones of the same name.</summary>
    private static Value With(Value value, IEnumerable<KeyValuePair<string, Value>> attributes)
    {
        var replaced = attributes.ToDictionary(StringComparer.Ordinal);
        return Value.Object(value.Attributes.Select(a => KeyValuePair.Create(a.Key, replaced.GetValueOrDefault(a.Key, a.Value)))).WithSensitive(value.IsSensitive);
    }
}
