namespace PlanLint.Addresses;

/// <summary>
/// What a real object is called in the system that holds it, whoever declares it: the join key between a planned resource and a
/// live object. Versions of an API group do not count, so <c>kubernetes_secret</c>, <c>kubernetes_secret_v1</c> and a manifest of
/// kind Secret share identities.
/// </summary>
/// <param name="System">The system: <c>kubernetes</c>, <c>argocd</c>, <c>harbor</c>, <c>keycloak</c>, <c>helm</c>, <c>aws</c> …</param>
/// <param name="Kind">The kind in that system; for Kubernetes <c>Kind</c> or <c>Kind.group</c>, such as <c>Cluster.postgresql.cnpg.io</c>.</param>
/// <param name="Namespace">What holds the name: a namespace, project, realm or owner; empty when nothing does.</param>
/// <param name="Name">The name within it.</param>
public sealed record ObjectIdentity(string System, string Kind, string Namespace, string Name) : IComparable<ObjectIdentity>
{
    /// <summary>Orders by system, kind, namespace and name, ordinally.</summary>
    public int CompareTo(ObjectIdentity? other)
    {
        if (other is null) return 1;
        int order = string.CompareOrdinal(System, other.System);
        if (order == 0) order = string.CompareOrdinal(Kind, other.Kind);
        if (order == 0) order = string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>Cluster.postgresql.cnpg.io postgres/pal-e-postgres</c>.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
