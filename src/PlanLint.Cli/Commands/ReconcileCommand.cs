using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlanLint.Decisions;
using PlanLint.Files;
using PlanLint.Hosting.Reconciling;
using PlanLint.Processes;
using PlanLint.Rules;
using PlanLint.Syntax;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint reconcile [DIR] -- terraform</c>: carries out the decision table, one batch at a time, each planned, compared with what was
/// predicted, approved, applied and verified (docs/commands/reconcile.md).
/// </summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("DIR")
        {
            Description = "Root module directory (default: the current directory); then, after '--', terraform or tofu with options of its plan",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("reconcile",
            "Carry out the decisions of decide, one batch at a time, each planned, checked, applied and verified: planlint reconcile -- terraform") { words };
        var shared = new SharedOptions(command, isOfOneRoot: true);
        var attest = SharedOptions.Many("--attest", "Vouch for a gate of the table, as an intent's attest does, such as restore-drill:2026-11-20", "KIND:ID");
        var only = SharedOptions.Many("--only", "Carry out only what the table decides about this address", "ADDRESS");
        var until = new Option<string?>("--until")
        {
            Description = "Stop after this batch (2), after a step of it (2.check), or after the preflight (preflight)",
            HelpName = "STEP",
        };
        var yes = new Option<bool>("--yes") { Description = "Apply batches without protected objects unasked" };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run that the journal records" };
        var status = new Option<bool>("--status") { Description = "Show where the run stands that the journal records, and run nothing" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print every command and every question of the whole way, and run nothing" };
        var output = new Option<string?>("--output", "-o") { Description = "Write the document to this file instead of standard output", HelpName = "FILE" };
        until.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } step && !Reconciler.KnowsStep(step))
                result.AddError($"--until takes a batch (2), a step of one (2.check), or preflight, not '{step}'; steps are {Reconciler.StepNames}");
        });
        attest.Validators.Add(result =>
        {
            foreach (string word in result.GetValueOrDefault<string[]?>() ?? [])
                if (word != "restore-drill" && (word.Split(':', 2) is not [var kind, { Length: > 0 }] || !DecisionGate.Kinds.Contains(kind)))
                    result.AddError($"--attest takes KIND:ID with a kind of {string.Join(", ", DecisionGate.Kinds)}, not '{word}'");
        });
        command.Validators.Add(result =>
        {
            if (new[] { status, dryRun, resume }.Count(o => result.GetValue(o)) > 1) result.AddError("--status, --dry-run and --resume exclude each other");
        });
        foreach (var option in (Option[])[attest, only, until, yes, resume, status, dryRun, output]) command.Options.Add(option);
        command.SetAction(result =>
        {
            if (Tool(result, words, out string? problem) is not { } tool) return Fail(problem!);
            var inputs = shared.Request(result);
            if (inputs.Plan == "-") return Fail("--plan - cannot be read twice; give the plan as a file, or none");
            var request = new ReconcileRequest
            {
                Inputs = inputs,
                Tool = tool,
                Only = [.. result.GetValue(only) ?? []],
                Attestations = [.. result.GetValue(attest) ?? []],
                SaysYes = result.GetValue(yes),
                Resumes = result.GetValue(resume),
                Until = result.GetValue(until),
            };
            var reconciler = new Reconciler(BuiltIn.Linter, request, Console.Error);
            if (result.GetValue(dryRun)) return Written(result.GetValue(output), reconciler.DryRun);
            if (result.GetValue(status)) return Written(result.GetValue(output), reconciler.Status);
            return Written(result.GetValue(output), writer => reconciler.Run(writer, Console.IsInputRedirected ? null : Confirm));
        });
        return command;
    }

    /// <summary>The directory stands before <c>--</c>, the tool behind it; null, with a sentence, when that is not so.</summary>
    private static ToolCommand? Tool(ParseResult result, Argument<string[]> words, out string? problem)
    {
        string[] all = result.GetValue(words)!;
        int behind = result.Tokens.SkipWhile(t => t.Type != TokenType.DoubleDash).Count() - 1;
        string[] before = behind < 0 ? all : all[..^behind], command = behind < 0 ? [] : all[^behind..];
        problem = before.Length > 1 ? $"reconcile takes one root module directory, and '{before[1]}' is a second" : null;
        if (problem is not null) return null;
        bool changes = command.Skip(1).Any(w => w.StartsWith("-chdir=", StringComparison.Ordinal) || w.StartsWith("--chdir=", StringComparison.Ordinal));
        string directory = before.Length == 0 ? "." : before[0];
        if (changes && before.Length > 0) problem = "-chdir names the root module already; leave out the directory before '--'";
        else if (!Directory.Exists(directory)) problem = $"'{directory}' is not a directory";
        if (problem is not null) return null;
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(directory)).Replace('\\', '/');
        if (!changes && relative != "." && command.Length > 0) command = [command[0], $"-chdir={relative}", .. command[1..]];
        var tool = ToolCommand.ParseForReconcile(command, Environment.CurrentDirectory, out problem);
        if (tool is null || !Directory.Exists(tool.Directory)) return tool;
        if (Directory.EnumerateFiles(tool.Directory).Any(f => ConfigurationFileName.IsConfiguration(Path.GetFileName(f)))) return tool;
        problem = $"'{directory}' holds no .tf or .tofu files; name a root module directory";
        return null;
    }

    /// <summary>Lets a text be written to standard output, or as a whole to a file.</summary>
    private static int Written(string? file, Func<TextWriter, int> write)
    {
        if (file is null)
        {
            int exit = write(Console.Out);
            Console.Out.Flush();
            return exit;
        }
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        int exitCode = write(text);
        if (text.GetStringBuilder().Length == 0) return exitCode;
        return CommandOutput.Write(file, writer => writer.Write(text.ToString()), Console.Error) ? exitCode : 2;
    }

    private static bool Confirm(ReconcileQuestion question)
    {
        string about = question.IsProtected ? ", which holds a protected object" : "";
        Console.Error.Write($"\nApply batch {question.Batch}, {question.Title}{about}? Only 'yes' will be accepted: ");
        return Console.In.ReadLine()?.Trim() == "yes";
    }

    private static int Fail(string problem)
    {
        Console.Error.WriteLine($"planlint: {problem}");
        return 2;
    }
}
