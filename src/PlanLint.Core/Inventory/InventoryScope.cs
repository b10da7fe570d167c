using PlanLint.Addresses;

namespace PlanLint.Inventory;

/// <summary>A place an inventory looked in completely.</summary>
/// <param name="System">The system, as in <see cref="ObjectIdentity.System"/>.</param>
/// <param name="Kind">The kind, also as kubectl takes it (<c>secrets</c>, <c>clusters.postgresql.cnpg.io</c>); <c>*</c> for all.</param>
/// <param name="Namespace">The namespace; null for all of them.</param>
public sealed record InventoryScope(string System, string Kind, string? Namespace)
{
    /// <summary>True when the identity lies inside.</summary>
    public bool Covers(ObjectIdentity identity) =>
        System == identity.System && (Kind == "*" || Kind == identity.Kind || IsResourceName(Kind, identity.Kind))
        && (Namespace is null || Namespace == identity.Namespace);

    /// <summary>True when a name is the lower-case singular or plural of a kind, in the same group.</summary>
    private static bool IsResourceName(string name, string kind)
    {
        int nameEnd = name.IndexOf('.', StringComparison.Ordinal), kindEnd = kind.IndexOf('.', StringComparison.Ordinal);
        string group = kindEnd < 0 ? "" : kind[kindEnd..], singular = (kindEnd < 0 ? kind : kind[..kindEnd]).ToLowerInvariant();
        string word = nameEnd < 0 ? name : name[..nameEnd];
        return (nameEnd < 0 ? "" : name[nameEnd..]) == group
            && (word == singular || word == singular + "s" || word == singular + "es" || (singular.EndsWith('y') && word == singular[..^1] + "ies"));
    }
}
