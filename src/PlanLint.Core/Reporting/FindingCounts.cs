using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>Findings by severity. A suppressed finding counts only as suppressed.</summary>
/// <param name="Error">Shown errors.</param>
/// <param name="Warning">Shown warnings.</param>
/// <param name="Note">Shown notes.</param>
/// <param name="Suppressed">Findings silenced by a comment, an accepted entry or the baseline.</param>
public readonly record struct FindingCounts(int Error, int Warning, int Note, int Suppressed)
{
    /// <summary>Shown findings of every severity.</summary>
    public int Shown => Error + Warning + Note;

    /// <summary>Counts <paramref name="findings"/> in one pass.</summary>
    public static FindingCounts Of(IEnumerable<Diagnostic> findings)
    {
        int error = 0, warning = 0, note = 0, suppressed = 0;
        foreach (var finding in findings)
        {
            if (finding.Suppression is not null) suppressed++;
            else if (finding.Severity == Severity.Error) error++;
            else if (finding.Severity == Severity.Warning) warning++;
            else if (finding.Severity == Severity.Note) note++;
        }
        return new FindingCounts(error, warning, note, suppressed);
    }
}
