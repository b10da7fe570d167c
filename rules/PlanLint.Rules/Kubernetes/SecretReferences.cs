using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Finds which Secrets and ConfigMaps a live object's pods read.</summary>
internal static class SecretReferences
{
    /// <summary>
    /// Each reference to an object of a kind, <c>Secret</c> or <c>ConfigMap</c>, of its own namespace, with the key that is read; null when
    /// all keys are.
    /// </summary>
    public static IEnumerable<(string Name, string? Key)> References(Value content, string kind)
    {
        bool isSecret = kind == "Secret";
        var pending = new Stack<(Value Value, int Depth)>();
        pending.Push((content, 0));
        while (pending.TryPop(out var next))
        {
            var (value, depth) = next;
            foreach (var (name, child) in value.Attributes)
            {
                if (name == (isSecret ? "secretKeyRef" : "configMapKeyRef") && child["name"]?.StringOrNull is { } keyed)
                    yield return (keyed, child["key"]?.StringOrNull);
                else if (name == (isSecret ? "secretRef" : "configMapRef") && child["name"]?.StringOrNull is { } whole) yield return (whole, null);
                else if (name == (isSecret ? "secret" : "configMap") && (child["secretName"] ?? child["name"])?.StringOrNull is { } mounted)
                {
                    // A volume that lists items holds these keys and no others.
                    if (child["items"] is { Elements: { IsEmpty: false } items })
                        foreach (var item in items) yield return (mounted, item["key"]?.StringOrNull);
                    else yield return (mounted, null);
                }
                else if (isSecret && name is "imagePullSecrets" or "secrets")
                    foreach (var element in child.Elements)
                        if (element["name"]?.StringOrNull is { } pulled) yield return (pulled, null);
                if (depth < 64) pending.Push((child, depth + 1));
            }
            if (depth < 64)
                foreach (var element in value.Elements) pending.Push((element, depth + 1));
        }
    }
}
