using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Reporting;
using PlanLint.Rules;
using PlanLint.Secrets;
using PlanLint.Triage;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint baseline</c>: write down what is found now, so that only what is new counts from here on.</summary>
internal static class BaselineCommand
{
    private const string DefaultFile = ".planlint.baseline.json";

    public static Command Create()
    {
        var command = new Command("baseline", "Write a baseline: today's findings, which 'check' then no longer reports as new");
        var shared = new SharedOptions(command);
        var prune = new Option<bool>("--prune") { Description = "Remove entries that are no longer found, and add none" };
        var output = new Option<string?>("--output", "-o") { Description = $"File to write (default: --baseline, else the file that .planlint.hcl names, else {DefaultFile})", HelpName = "FILE" };
        command.Options.Add(prune);
        command.Options.Add(output);
        command.SetAction(result =>
        {
            var lint = BuiltIn.Linter.Run(shared.Request(result) with { WithoutBaseline = true });
            if (lint.ExitCode == 2)
            {
                Reporters.ByName("text")!.Write(lint.Report, Console.Error, ReportOptions.Plain with { Quiet = true, Redactor = lint.Redactor });
                Console.Error.WriteLine("planlint: no baseline was written, since not everything could be analysed");
                return 2;
            }
            string file = result.GetValue(output)
                ?? (lint.Roots.Select(r => r.BaselineFile).FirstOrDefault(f => f is not null) is { } named ? Path.GetRelativePath(Environment.CurrentDirectory, named) : DefaultFile);
            var current = Baseline.Of(lint.Roots.SelectMany(r => r.ForBaseline));
            if (!result.GetValue(prune)) return Write(file, current, $"{current.Count} entries");

            if (Read(file) is not { } old) return 2;
            var pruned = old.Prune(current);
            return Write(file, pruned, $"{pruned.Count} of {old.Count} entries are left");
        });
        return command;
    }

    private static Baseline? Read(string file)
    {
        var diagnostics = new DiagnosticBag();
        Baseline? baseline = null;
        try
        {
            using var reader = new StreamReader(file);
            baseline = Baseline.Read(reader, file, diagnostics);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"planlint: '{file}' cannot be read");
        }
        foreach (var problem in diagnostics.Diagnostics) Console.Error.WriteLine($"planlint: {problem.Location}: {problem.Message}");
        return diagnostics.HasErrors ? null : baseline;
    }

    private static int Write(string file, Baseline baseline, string what)
    {
        if (AtomicFile.Write(file, baseline.Write) is { } problem)
        {
            Console.Error.WriteLine($"planlint: {problem}");
            return 2;
        }
        Console.Out.WriteLine($"{file}: {what}");
        return 0;
    }
}
