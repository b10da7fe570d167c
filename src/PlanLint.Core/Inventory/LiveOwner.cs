namespace PlanLint.Inventory;

/// <summary>An owner of a live object.</summary>
/// <param name="Kind"><c>controller</c>, <c>owner</c> or <c>manager</c>.</param>
/// <param name="Name">As people write it: <c>Cluster/pal-e-postgres</c>.</param>
public sealed record LiveOwner(string Kind, string Name);
