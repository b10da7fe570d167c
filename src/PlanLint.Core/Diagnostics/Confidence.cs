namespace PlanLint.Diagnostics;

/// <summary>How sure a finding is. A heuristic finding is never louder than a warning.</summary>
public enum Confidence
{
    /// <summary>A pattern that is usually right.</summary>
    Heuristic,

    /// <summary>Follows from a table of facts about providers and operators.</summary>
    Likely,

    /// <summary>Follows from the plan, the state or the inventory alone.</summary>
    Proven,
}
