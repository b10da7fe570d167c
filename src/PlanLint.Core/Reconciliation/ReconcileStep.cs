namespace PlanLint.Reconciliation;

/// <summary>The steps of a batch, in their order; all batches come after the preflight.</summary>
internal enum ReconcileStep
{
    /// <summary>Whether the run may begin: a full plan, the table, its gates, the state backed up.</summary>
    Preflight,
    /// <summary>Write the batch's blocks into the root module.</summary>
    Blocks,
    /// <summary>Plan the batch.</summary>
    Plan,
    /// <summary>Compare the plan with the prediction.</summary>
    Check,
    /// <summary>Ask whether to apply.</summary>
    Approve,
    /// <summary>Apply the plan that was checked.</summary>
    Apply,
    /// <summary>Take the batch's blocks out of the root module.</summary>
    Clean,
    /// <summary>Plan everything, and compare with the plan before.</summary>
    Verify,
}
