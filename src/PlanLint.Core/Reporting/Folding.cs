namespace PlanLint.Reporting;

/// <summary>How much of a text report is shown, from all to the least; what is folded is counted.</summary>
internal enum Folding
{
    /// <summary>Every finding with its lines.</summary>
    None,
    /// <summary>Notes are counted by rule.</summary>
    Notes,
    /// <summary>Notes are counted, other findings that do not decide the verdict have one line a rule, and causes one line each.</summary>
    Others,
    /// <summary>Besides, of the findings that decide it each rule shows the message of the worst one, and names the others.</summary>
    Deciding,
    /// <summary>Besides, findings that do not decide it are counted.</summary>
    Counts,
    /// <summary>Besides, of the findings that decide it each rule has one line.</summary>
    Rules,
}
