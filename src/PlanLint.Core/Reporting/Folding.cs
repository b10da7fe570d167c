namespace PlanLint.Reporting;

/// <summary>How much of a text report is shown, from all to the least; what is folded is counted.</summary>
internal enum Folding
{
    /// <summary>Every finding with its lines.</summary>
    None,
    /// <summary>Notes are counted by rule.</summary>
    Notes,
    /// <summary>Notes are counted, and warnings counted by rule.</summary>
    Warnings,
    /// <summary>Besides, each error has one line.</summary>
    Lines,
    /// <summary>Besides, errors are counted by rule.</summary>
    Rules,
}
