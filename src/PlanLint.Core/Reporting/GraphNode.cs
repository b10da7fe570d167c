namespace PlanLint.Reporting;

/// <summary>A resource in the picture of what the plan touches.</summary>
/// <param name="Address">Block address, without keys.</param>
/// <param name="Action">The loudest action of its instances; empty when the plan does not touch it.</param>
/// <param name="IsProtected">True when it is protected.</param>
public sealed record GraphNode(string Address, string Action, bool IsProtected)
{
    /// <summary>Path of its module; empty for the root module.</summary>
    public string Module { get; init; } = "";

    /// <summary>What happens to its instances: <c>9 updates, 1 create</c>; empty when the plan does not touch it.</summary>
    public string Counts { get; init; } = "";
}
