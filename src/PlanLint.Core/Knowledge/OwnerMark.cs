namespace PlanLint.Knowledge;

/// <summary>An owner's mark on an object.</summary>
/// <param name="Owner">Who left it.</param>
/// <param name="Name">The set of objects it belongs to: <c>monitoring/grafana</c>.</param>
public sealed record OwnerMark(OwnerKnowledge Owner, string Name)
{
    /// <summary>The set as its owner calls it: <c>release monitoring/grafana</c>.</summary>
    public string Set => Owner.Object.Length == 0 ? Name : $"{Owner.Object} {Name}";

    /// <summary><c>Helm release monitoring/grafana</c>.</summary>
    public override string ToString() => $"{Owner.Name} {Set}";
}
