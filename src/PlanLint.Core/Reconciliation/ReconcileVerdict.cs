namespace PlanLint.Reconciliation;

/// <summary>What the full plan at the end says.</summary>
internal enum ReconcileVerdict
{
    /// <summary>Nothing would change.</summary>
    ZeroDiff,
    /// <summary>Only imports would be realigned.</summary>
    OnlyRealignment,
    /// <summary>Something else would change, which the table does not decide about.</summary>
    ChangesLeft,
}
