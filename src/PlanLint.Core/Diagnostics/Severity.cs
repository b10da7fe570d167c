namespace PlanLint.Diagnostics;

/// <summary>How loud a finding is. Ordered: a later member is louder.</summary>
public enum Severity
{
    /// <summary>Off: the rule does not run.</summary>
    None,

    /// <summary>Worth knowing; never fails a run by default.</summary>
    Note,

    /// <summary>Should be looked at before apply.</summary>
    Warning,

    /// <summary>Must not be applied as it is.</summary>
    Error,
}

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
