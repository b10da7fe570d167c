using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Secrets;

namespace PlanLint.Cli.Commands;

/// <summary>Says on standard error what could not be read or analysed, for commands whose output is no report.</summary>
internal static class InputErrors
{
    private const int MostRoots = 10;

    /// <summary>Errors about inputs and about the tool itself, those that <paramref name="isMeant"/> names.</summary>
    public static Diagnostic[] Of(LintResult lint, Func<Diagnostic, bool>? isMeant = null) =>
        [.. lint.Report.AllFindings().Where(
            f => f.Severity == Severity.Error && f.Rule.Category == "tool" && f.Suppression is null && isMeant?.Invoke(f) != false)];

    /// <summary>Writes findings as <c>check</c> heads them, each with its place.</summary>
    public static void Tell(LintResult lint, IEnumerable<Diagnostic> errors)
    {
        foreach (var error in errors) Tell(error, Console.Error, lint.Redactor);
    }

    /// <summary>Writes one finding.</summary>
    public static void Tell(Diagnostic error, TextWriter output, Redactor? redactor = null)
    {
        string message = redactor is null ? error.Message : redactor.Redact(error.Text);
        string place = redactor is null ? error.Location.ToString() : redactor.Redact(error.Location.ToString());
        output.WriteLine(Printable($"{error.Severity.ToString().ToLowerInvariant()}[{error.Rule.Id}]: {message}\n  --> {place}"));
    }

    /// <summary>
    /// Writes what a run has to say beside its findings: what it left out, and why. A text report itself lists roots without a plan, and what
    /// a base revision lacks.
    /// </summary>
    public static void TellRemarks(LintResult lint, bool withReport = true)
    {
        string[] planless = [.. lint.Report.Roots.Where(r => r.WithoutPlan is not null).Select(r => r.Path)];
        string others = planless.Length > MostRoots ? $" and {planless.Length - MostRoots} more" : "";
        if (withReport && planless.Length > 0)
            Console.Error.WriteLine(Printable($"planlint: no plan for {string.Join(", ", planless.Take(MostRoots))}{others}"));
        foreach (string remark in lint.Remarks.Where(r => withReport || !lint.Report.Roots.Any(root => root.Remarks.Contains(r))))
            Console.Error.WriteLine(Printable(lint.Redactor.Redact($"planlint: {remark}")));
    }

    /// <summary>Text of files and paths may hold what a terminal would obey.</summary>
    public static string Printable(string text) =>
        text.Any(IsUnwanted) ? string.Concat(text.Select(c => IsUnwanted(c) ? '\uFFFD' : c)) : text;

    private static bool IsUnwanted(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
