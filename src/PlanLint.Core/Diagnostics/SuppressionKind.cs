namespace PlanLint.Diagnostics;

/// <summary>Where a suppression comes from.</summary>
public enum SuppressionKind
{
    /// <summary>A <c>planlint:disable</c> comment.</summary>
    InSource,

    /// <summary>An intent's <c>accept</c> block.</summary>
    Accepted,

    /// <summary>The baseline file.</summary>
    Baseline,

    /// <summary>A signed approval of the plan.</summary>
    Approved,
}
