using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>The id that a system gave an object, as far as its attributes tell.</summary>
/// <param name="Text">The id.</param>
/// <param name="IsUnique">
/// True for an id that no two objects share: a Kubernetes uid, an ARN, a self link, a resource id of Azure, a uuid. Others, such as a
/// name, may be the ids of two objects in two accounts or clusters.
/// </param>
public readonly record struct GivenId(string Text, bool IsUnique)
{
    /// <summary>The attributes that tell.</summary>
    internal static IReadOnlySet<string> Attributes { get; } = new HashSet<string>(["id", "arn", "self_link", "metadata", "object"], StringComparer.Ordinal);

    /// <summary>The surest id among the attributes of an object; null when there is none, or it is not known.</summary>
    public static GivenId? Of(Value attributes)
    {
        if (attributes["metadata"]?[0]?["uid"]?.StringOrNull is { Length: > 0 } uid) return new GivenId(uid, true);
        if (attributes["object"]?["metadata"]?["uid"]?.StringOrNull is { Length: > 0 } objectUid) return new GivenId(objectUid, true);
        if (attributes["arn"]?.StringOrNull is { Length: > 0 } arn) return new GivenId(arn, true);
        if (attributes["self_link"]?.StringOrNull is { Length: > 0 } link) return new GivenId(link, true);
        if (attributes["id"]?.StringOrNull is not { Length: > 0 } id) return null;
        bool isUnique = id.StartsWith("arn:", StringComparison.Ordinal) || id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            || Guid.TryParse(id, out _);
        return new GivenId(id, isUnique);
    }
}
