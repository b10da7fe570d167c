namespace PlanLint.Approvals;

/// <summary>A live object that must not be lost, and that the plan touches: approved is what is done to this one, not to one that took its name.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Name">How the inventory calls it, such as <c>Cluster postgres/main</c>.</param>
/// <param name="Uid">The id that its system gave it.</param>
public sealed record ApprovedObject(string Address, string Name, string Uid);
