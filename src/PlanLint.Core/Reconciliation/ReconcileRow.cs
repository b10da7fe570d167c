using PlanLint.Addresses;
using PlanLint.Decisions;

namespace PlanLint.Reconciliation;

/// <summary>One resource of a batch.</summary>
/// <param name="Address">The resource.</param>
/// <param name="IsProtected">True when destroying the object loses what cannot be made again.</param>
/// <param name="ImportId">The import id; null when nothing is imported.</param>
/// <param name="MovedFrom">The address that the object has before a move; null otherwise.</param>
internal sealed record ReconcileRow(ResourceAddress Address, bool IsProtected, string? ImportId = null, ResourceAddress? MovedFrom = null)
{
    /// <summary>The row of a decision.</summary>
    public static ReconcileRow Of(Decision decision) => new(decision.Address, decision.IsProtected, decision.ImportId, decision.MovedFrom);
}
