using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Reporting.Sarif;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint sarif-merge FILE…</c>: the SARIF files of several runs as one, each root module's run whole.</summary>
internal static class SarifMergeCommand
{
    private const int Done = 0;
    private const int NotMerged = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "SARIF files, in any order", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Write the merged file here instead of to standard output", HelpName = "FILE" };
        var command = new Command("sarif-merge", "Combine SARIF files into one that keeps each run and its category") { files, output };
        command.SetAction(result => Run(result.GetValue(files) ?? [], result.GetValue(output), Console.Error));
        return command;
    }

    /// <summary>2, and nothing written, when a file cannot be used or two do not fit together.</summary>
    private static int Run(string[] files, string? target, TextWriter errors)
    {
        var diagnostics = new DiagnosticBag();
        var merge = new SarifMerge(diagnostics);
        foreach (string file in files.Distinct(StringComparer.Ordinal))
        {
            if (NamedFile.Read(file, out string? problem) is { } bytes)
            {
                using var reader = new StreamReader(new MemoryStream(bytes));
                merge.Add(reader, file);
            }
            else diagnostics.Report(ToolRules.InputNotUnderstood, Text.SourceLocation.InFile(file), $"The SARIF file '{file}' {problem}.");
        }
        bool fits = merge.Check();
        foreach (var diagnostic in diagnostics.Diagnostics) InputErrors.Tell(diagnostic, errors);
        if (!fits) return NotMerged;
        if (merge.Count > SarifMerge.MostForGitHub)
            errors.WriteLine(
                $"planlint: {merge.Count} runs; GitHub takes {SarifMerge.MostForGitHub} a file, so upload the files of the shards there one by one");
        return CommandOutput.Write(target, merge.Write, errors) ? Done : NotMerged;
    }
}
