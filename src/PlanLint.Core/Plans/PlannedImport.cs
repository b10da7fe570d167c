using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>An import planned for a resource.</summary>
/// <param name="Id">The import id; null when it is unknown or given by identity.</param>
/// <param name="IsUnknown">True when the id is only known after apply.</param>
public sealed record PlannedImport(string? Id, bool IsUnknown)
{
    /// <summary>The resource identity it is imported by; null when it is imported by id.</summary>
    public Value? Identity { get; init; }
}
