namespace PlanLint.Reporting;

/// <summary>Writes a report in one format. Stateless; the same report and options give the same bytes.</summary>
public interface IReporter
{
    /// <summary>Name for <c>--format</c> and <c>--report</c>.</summary>
    string Name { get; }

    /// <summary>Writes the whole report. Lines end in LF, the text in a line end; the writer is not closed.</summary>
    void Write(LintReport report, TextWriter output, ReportOptions options);
}
