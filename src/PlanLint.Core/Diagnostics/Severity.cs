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
