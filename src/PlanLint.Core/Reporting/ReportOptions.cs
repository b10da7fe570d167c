using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting;

/// <summary>How a report is written. The default is what a pipe gets: plain, unlimited width, deterministic.</summary>
public sealed record ReportOptions
{
    /// <summary>Plain text for a pipe.</summary>
    public static ReportOptions Plain { get; } = new();

    /// <summary>True for ANSI colours.</summary>
    public bool Color { get; init; }

    /// <summary>True to link places and rule ids by OSC 8; needs <see cref="RepositoryDirectory"/> for places.</summary>
    public bool Hyperlinks { get; init; }

    /// <summary>Columns of the terminal; 0 for no limit.</summary>
    public int Width { get; init; }

    /// <summary>Lines that a text report is to fit in; what does not is folded and counted. 0 for no limit.</summary>
    public int Lines { get; init; }

    /// <summary>
    /// What the run was given, as it is to be typed behind another command of PlanLint in the same folder: <c>infra --plan plan.json</c>. Null
    /// when such a command would not see the same, so that none is printed.
    /// </summary>
    public string? Inputs { get; init; }

    /// <summary>The command that shows what <see cref="Lines"/> folds; null to name the option alone.</summary>
    public string? AllCommand { get; init; }

    /// <summary>The commit that is checked out, for formats that head a report with it; null when it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Only the summary and what makes the run fail.</summary>
    public bool Quiet { get; init; }

    /// <summary>Suppressed findings, every address and every skipped rule.</summary>
    public bool Verbose { get; init; }

    /// <summary>Only findings that no baseline holds; suppressed ones stay in SARIF.</summary>
    public bool NewOnly { get; init; }

    /// <summary>Wall time of the run; null in a pipe, so that output does not change from run to run.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Absolute directory that paths are relative to; only hyperlinks use it.</summary>
    public string? RepositoryDirectory { get; init; }

    /// <summary>Longest text in characters for formats with a limit (Markdown comment); 0 for the format's own.</summary>
    public int MaxLength { get; init; }

    /// <summary>Most results a SARIF run may hold; 0 for what code scanning takes. The most severe are kept.</summary>
    public int MaxResults { get; init; }

    /// <summary>Hides sensitive values in every string that comes from input.</summary>
    public Redactor Redactor { get; init; } = Redactor.None;

    /// <summary>The same for one report, whose labels of sensitive values begin at 1.</summary>
    internal ReportOptions ForOutput() => this with { Redactor = Redactor.ForOutput() };
}
