using System.CommandLine;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Rules;
using PlanLint.Secrets;
using PlanLint.Text;
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
        var output = new Option<string?>("--output", "-o")
        {
            Description = $"File to write (default: --baseline, else the file that .planlint.hcl names, else {DefaultFile})",
            HelpName = "FILE",
        };
        command.Options.Add(prune);
        command.Options.Add(output);
        command.SetAction(result =>
        {
            var request = shared.Request(result);
            var lint = ProgressLine.Run(request with { WithoutBaseline = true });
            InputErrors.TellRemarks(lint);
            if (lint.ExitCode == 2)
            {
                InputErrors.Tell(lint, InputErrors.Of(lint));
                Console.Error.WriteLine("planlint: no baseline was written, since not everything could be analysed");
                return 2;
            }
            // Other shards may have written the file.
            if (lint.IsEmptyShard) return 0;
            string file = result.GetValue(output)
                ?? (lint.Roots.Select(r => r.BaselineFile).FirstOrDefault(f => f is not null) is { } known
                    ? Path.GetRelativePath(Environment.CurrentDirectory, known)
                    : DefaultFile);
            // A name that the user did not give is the tree's.
            bool isNamed = result.GetValue(output) is not null || request.Baseline is not null;
            var current = Baseline.Of(lint.Roots.SelectMany(r => r.ForBaseline));
            if (!result.GetValue(prune)) return Write(file, isNamed, lint, current, Plural.Of(current.Count, "entry"));

            if (Read(file) is not { } old) return 2;
            var pruned = old.Prune(current);
            return Write(file, isNamed, lint, pruned, $"{pruned.Count} of {Plural.Of(old.Count, "entry")} left");
        });
        return command;
    }

    private static Baseline? Read(string file)
    {
        if (NamedFile.Read(file, out string? unread) is not { } bytes)
        {
            Console.Error.WriteLine($"planlint: '{file}' {unread}");
            return null;
        }
        var diagnostics = new DiagnosticBag();
        using var reader = new StreamReader(new MemoryStream(bytes));
        var baseline = Baseline.Read(reader, file, diagnostics);
        foreach (var problem in diagnostics.Diagnostics) Console.Error.WriteLine($"planlint: {problem.Location}: {problem.Message}");
        return diagnostics.HasErrors ? null : baseline;
    }

    private static int Write(string file, bool isNamed, LintResult lint, Baseline baseline, string what)
    {
        string root = isNamed || file != DefaultFile ? lint.RepositoryRoot : RepositoryRoot.Of(".", Environment.CurrentDirectory);
        if (AtomicFile.Write(file, baseline.Write, root, isNamed) is { } problem)
        {
            Console.Error.WriteLine($"planlint: {problem}");
            return 2;
        }
        Console.Out.WriteLine($"{file}: {what}");
        return 0;
    }
}
