namespace PlanLint.Triage;

/// <summary>How much a <c>planlint:disable</c> comment covers.</summary>
internal enum SuppressionReach
{
    /// <summary>The whole file.</summary>
    File,

    /// <summary>The node below the comment.</summary>
    Node,

    /// <summary>The line the comment ends.</summary>
    Line,
}
