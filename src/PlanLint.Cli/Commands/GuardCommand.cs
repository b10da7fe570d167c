using System.CommandLine;
using System.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Processes;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint guard -- terraform apply …</c>: plan, check, and only then apply the plan that was checked. Exit code 1, and nothing
/// applied, for findings at or above <c>--fail-on</c>; 2 when the tool failed, nothing could be analysed, or nobody said yes.
/// </summary>
internal static class GuardCommand
{
    private const int Done = 0, NotDone = 2;

    public static Command Create()
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "After '--', the plan, apply or destroy command as usual: terraform apply -var-file=prod.tfvars",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("guard", "Plan, check, and apply the plan only if the check passes: planlint guard -- terraform apply …") { words };
        var shared = new SharedOptions(command, takesPlan: false);
        var output = new OutputOptions(command);
        command.SetAction(result =>
        {
            if (ToolCommand.Parse(result.GetValue(words)!, Environment.CurrentDirectory, out string? problem) is not { } tool)
                return Fail(Console.Error, problem!);
            // Rule assemblies are asked for before anything runs: the tool that can load them may have to start over.
            _ = BuiltIn.Linter.Survey(shared.Request(result) with { Paths = [tool.Directory] }, withInputs: false);
            bool isReport = output.TakesStandardOutput(result);
            using var aside = isReport ? Console.OpenStandardError() : null;
            return Run(tool, aside, stream =>
            {
                var started = Stopwatch.StartNew();
                var request = Join(shared.Request(result), tool, Console.Error) with { StandardInput = stream, OnlyNewSince = output.IsNewOnly(result) };
                LintResult lint;
                using (var progress = new ProgressLine()) lint = BuiltIn.Linter.Run(request with { Progress = progress.At });
                return new CheckedPlan(output.Write(result, lint, started.Elapsed), lint.Roots is [{ Compilation.Plan: { } plan }] ? plan : null);
            }, Console.IsInputRedirected ? null : Confirm, Console.Error);
        });
        return command;
    }

    /// <summary>Runs the steps; <paramref name="confirm"/> is null when there is nobody to ask.</summary>
    public static int Run(ToolCommand tool, Stream? toolOutput, Func<Stream, CheckedPlan> check, Func<bool>? confirm, TextWriter messages)
    {
        if (!tool.MayAsk) confirm = null;
        if (tool.Applies && !tool.IsApproved && confirm is null)
            return Fail(messages, "guard asks before it applies, and there is nobody to ask; add -auto-approve behind the command, or guard a plan");
        using var session = ToolSession.Start(tool, toolOutput, out string? problem);
        if (session is null) return Fail(messages, problem!);

        if (Step(session.Plan(), tool.SavedPlan is { } saved
            ? $"the saved plan '{saved}' cannot be read"
            : $"'{tool.Program} plan' failed", messages) is { } unplanned) return unplanned;
        CheckedPlan? found = null;
        int? shown = session.Show(stream => found = check(stream));
        if (Step(shown, $"'{tool.Program} show' failed", messages) is { } unread) return unread;
        if (found!.ExitCode != Done)
        {
            messages.WriteLine(tool.Applies ? "planlint: nothing was applied" : "planlint: this plan should not be applied");
            return found.ExitCode;
        }
        if (found.Plan is not { } plan) return Fail(messages, "the plan could not be joined with the configuration; nothing was applied");
        if (!tool.Applies) return Done;
        if (plan.IsApplyable == false) return Done;
        if (!tool.IsApproved && !confirm!())
            return Fail(messages, session.WasInterrupted ? "cancelled; nothing was applied" : "not approved; nothing was applied");
        return Step(session.Apply(), $"'{tool.Program} apply' failed", messages) ?? Done;
    }

    /// <summary>What the tool's own arguments say of the aim joins what guard was told.</summary>
    internal static LintRequest Join(LintRequest request, ToolCommand tool, TextWriter messages)
    {
        string repository = RepositoryRoot.Of(tool.Directory, request.WorkingDirectory);
        var inside = tool.Variables.Where(v => !v.IsFile || RepositoryRoot.Relative(repository, v.Text) is not null).ToArray();
        foreach (var left in tool.Variables.Except(inside))
            messages.WriteLine($"planlint: '{left.Text}' lies outside the repository and is not read; its values are those of the plan");
        return request with
        {
            Paths = [tool.Directory],
            Plan = "-",
            Targets = [.. request.Targets, .. tool.Targets],
            Variables = [.. request.Variables, .. inside],
        };
    }

    /// <summary>Null when a step of the tool went well; else what to end with.</summary>
    private static int? Step(int? exitCode, string failure, TextWriter messages) => exitCode switch
    {
        0 => null,
        null => Fail(messages, "cancelled"),
        _ => Fail(messages, failure),
    };

    private static bool Confirm()
    {
        Console.Error.Write("\nApply the plan that was checked? Only 'yes' will be accepted: ");
        return Console.In.ReadLine()?.Trim() == "yes";
    }

    private static int Fail(TextWriter messages, string problem)
    {
        messages.WriteLine($"planlint: {problem}");
        return NotDone;
    }
}
