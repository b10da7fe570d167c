using System.Collections.Immutable;
using PlanLint.Effects;

namespace PlanLint.Approvals;

/// <summary>
/// What somebody has looked at and lets be applied: the effects of a plan, the findings that were shown with it, and for how long. Holds no
/// value of a plan but as a hash, and no secret but as a hash under the user's key.
/// </summary>
public sealed record Approval
{
    /// <summary>Digest of the plan (docs/plan-digest.md).</summary>
    public required string Digest { get; init; }

    /// <summary>Path of the root module from the root of the repository; <c>.</c> for that itself.</summary>
    public required string Root { get; init; }

    /// <summary>The commit that was checked out; null outside of a repository of git.</summary>
    public string? Revision { get; init; }

    /// <summary>Why, in the approver's words.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given, in UTC, to the second.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>The last second in which it holds, in UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>True when a plan may have only some of the effects.</summary>
    public bool AllowsFewer { get; init; }

    /// <summary>True when the plan may be made from a later version of the state.</summary>
    public bool AllowsLaterState { get; init; }

    /// <summary>Lineage of the state that the plan was made from; null when the plan did not say.</summary>
    public string? StateLineage { get; init; }

    /// <summary>Serial of that state; null when the plan did not say.</summary>
    public long? StateSerial { get; init; }

    /// <summary>What the plan was made from, so that a value which has become known since can be told from another one.</summary>
    public required PlanInputs Inputs { get; init; }

    /// <summary>What the plan does, ordered by subject and action.</summary>
    public ImmutableArray<ApprovedEffect> Effects { get; init; } = [];

    /// <summary>The findings that were shown, ordered by rule and fingerprint.</summary>
    public ImmutableArray<ApprovedFinding> Findings { get; init; } = [];

    /// <summary>The live objects among those that the plan touches which must not be lost, ordered by address.</summary>
    public ImmutableArray<ApprovedObject> Objects { get; init; } = [];
}
