using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Reporting;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>Where a report goes and how it looks.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string> format =
        new("--format")
        {
            Description = "Format of the report",
            HelpName = string.Join('|', Reporters.All.Select(r => r.Name)),
            DefaultValueFactory = _ => "text"
        };
    private readonly Option<string?> output =
        new("--output", "-o") { Description = "Write the report to this file instead of standard output", HelpName = "FILE" };
    private readonly Option<string[]> reports = SharedOptions.Many("--report", "Write an additional report to a file", "FORMAT=FILE");
    private const int ScreenLines = 30;

    private readonly Option<bool> all = new("--all") { Description = "Show every finding whole, however long the text gets" };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Show only what makes the run fail, and the summary" };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Also show suppressed findings, all addresses and skipped rules" };
    private readonly Option<bool> newOnly =
        new("--new-only") { Description = "Report only findings that are not in the baseline, nor at the revision of --since" };
    private readonly Option<string> color = new("--color") { Description = "Use colours", HelpName = "auto|always|never", DefaultValueFactory = _ => "auto" };
    private readonly Option<bool> timings = new("--timings") { Description = "Write the elapsed time to standard error" };

    public OutputOptions(Command command)
    {
        format.TakesOneOf([.. Reporters.All.Select(r => r.Name)]);
        color.TakesOneOf("auto", "always", "never");
        reports.Validators.Add(result =>
        {
            foreach (string entry in result.GetValueOrDefault<string[]>() ?? [])
                if (entry.IndexOf('=', StringComparison.Ordinal) is var at && (at <= 0 || Reporters.ByName(entry[..at]) is null || at == entry.Length - 1))
                    result.AddError($"--report takes FORMAT=FILE with a format of {string.Join(", ", Reporters.All.Select(r => r.Name))}, not '{entry}'");
        });
        foreach (var option in Looks) command.Options.Add(option);
    }

    private Option[] Looks => [format, output, reports, all, quiet, verbose, newOnly, color, timings];

    /// <summary>True when only new findings are wanted.</summary>
    public bool IsNewOnly(ParseResult result) => result.GetValue(newOnly);

    /// <summary>True when a report for machines goes to standard output, where nothing else may stand.</summary>
    public bool TakesStandardOutput(ParseResult result) => result.GetValue(output) is null && result.GetValue(format) != "text";

    /// <summary>Writes all reports; returns the run's exit code, or 2 when a file cannot be written.</summary>
    public int Write(ParseResult result, LintResult lint, TimeSpan elapsed)
    {
        bool terminal = !Console.IsOutputRedirected;
        string? file = result.GetValue(output);
        bool colored = result.GetValue(color) switch
        {
            "always" => true,
            "never" => false,
            _ => terminal && file is null && Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
                && Environment.GetEnvironmentVariable("TERM") != "dumb",
        };
        string? inputs = TypedCommand.Inputs(result, Looks, lint.Redactor);
        var plain = ReportOptions.Plain with
        {
            Quiet = result.GetValue(quiet),
            Verbose = result.GetValue(verbose),
            NewOnly = result.GetValue(newOnly),
            RepositoryDirectory = lint.RepositoryRoot,
            Redactor = lint.Redactor,
            Inputs = result.CommandResult.Command.Name == "check" ? inputs : null,
            Commit = IsHtmlWanted(result) ? HeadCommit.Of(lint.RepositoryRoot) : null,
            AllCommand = inputs is null ? null : $"planlint {result.CommandResult.Command.Name} --all {inputs}".TrimEnd(),
        };
        var reporter = Reporters.ByName(result.GetValue(format)!)!;
        bool written = true;
        if (file is not null) written = WriteFile(reporter, file, lint, plain);
        else
        {
            written = WriteStandardOutput(reporter, lint, plain with
            {
                Color = colored,
                Hyperlinks = colored && terminal,
                Width = Width(terminal),
                Elapsed = terminal ? elapsed : null,
                Lines = result.GetValue(all) || result.GetValue(verbose) ? 0 : ScreenLines,
            });
        }
        foreach (string entry in result.GetValue(reports) ?? [])
        {
            int at = entry.IndexOf('=', StringComparison.Ordinal);
            written &= WriteFile(Reporters.ByName(entry[..at])!, entry[(at + 1)..], lint, plain);
        }
        InputErrors.TellRemarks(lint, withReport: file is not null || reporter.Name != "text");
        if (result.GetValue(timings)) Console.Error.WriteLine($"planlint: {elapsed.TotalMilliseconds:F0} ms");
        foreach (var failure in lint.Report.Roots.SelectMany(r => r.Failures))
        {
            Console.Error.WriteLine($"planlint: {failure.Message}");
            written = false;
        }
        return written ? lint.ExitCode : 2;
    }

    private bool IsHtmlWanted(ParseResult result) => result.GetValue(format) == "html"
        || (result.GetValue(reports) ?? []).Any(r => r.StartsWith("html=", StringComparison.Ordinal));

    private static bool WriteStandardOutput(IReporter reporter, LintResult lint, ReportOptions options)
    {
        try
        {
            using var stream = Console.OpenStandardOutput();
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 65536);
            reporter.Write(lint.Report, writer, options);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("planlint: the report cannot be written to standard output: is it closed, or the disk full?");
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Failed(reporter, e);
        }
    }

    private static bool WriteFile(IReporter reporter, string path, LintResult lint, ReportOptions options)
    {
        try
        {
            string? problem = AtomicFile.Write(path, writer => reporter.Write(lint.Report, writer, options), lint.RepositoryRoot);
            if (problem is not null) Console.Error.WriteLine($"planlint: {problem}");
            return problem is null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            return Failed(reporter, e);
        }
    }

    /// <summary>One format that fails, which is our bug, does not lose the others. The exception's message may quote input.</summary>
    private static bool Failed(IReporter reporter, Exception exception)
    {
        Console.Error.WriteLine($"planlint: writing the {reporter.Name} report failed with {exception.GetType().Name}{FailureSite.Of(exception)}; this is a "
            + "bug in PlanLint, please report it with the smallest input that shows it.");
        return false;
    }

    /// <summary>What <c>COLUMNS</c> says, else the terminal, else 100.</summary>
    private static int Width(bool terminal)
    {
        const int otherwise = 100;
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns > 0)
            return columns;
        try
        {
            return terminal && Console.WindowWidth is > 0 and var width ? width : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
