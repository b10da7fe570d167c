using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Analysis;

/// <summary>A destroy and a create of one plan that are one object under two addresses.</summary>
/// <param name="From">The destroy.</param>
/// <param name="To">The create.</param>
/// <param name="Identity">What both are called in their system; null where only their values are alike.</param>
/// <param name="IsUnique">False where another object has the same values, so that which becomes which is a guess: no fix may pair them.</param>
public sealed record Rename(ResourceChange From, ResourceChange To, ObjectIdentity? Identity, bool IsUnique)
{
    /// <summary>True when both are known to be the same object.</summary>
    public bool IsProven => Identity is not null;
}
