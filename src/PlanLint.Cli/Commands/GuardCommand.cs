using System.CommandLine;
using System.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Knowledge;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Processes;
using PlanLint.Reconciliation;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint guard -- terraform apply …</c>: plan, check, and only then apply the plan that was checked. Exit code 1, and nothing
/// applied, for findings at or above <c>--fail-on</c>; 2 when the tool failed, nothing could be analysed, or nobody said yes.
/// </summary>
internal static class GuardCommand
{
    private const int Done = 0, NotAsPlanned = 1, NotDone = 2;
    private const int MostLeft = 20;

    public static Command Create()
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "After '--', the plan, apply or destroy command as usual: terraform apply -var-file=prod.tfvars",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("guard", "Plan, check, and apply the plan only if the check passes: planlint guard -- terraform apply …") { words };
        var shared = new SharedOptions(command, takesPlan: false);
        var approvals = new ApprovalOptions(command);
        var output = new OutputOptions(command);
        command.SetAction(result =>
        {
            if (ToolCommand.Parse(result.GetValue(words)!, Environment.CurrentDirectory, out string? problem) is not { } tool)
                return Fail(Console.Error, problem!);
            // Rule assemblies are asked for before anything runs: the tool that can load them may have to start over.
            _ = BuiltIn.Linter.Survey(shared.Request(result) with { Paths = [tool.Directory] }, withInputs: false);
            bool isReport = output.TakesStandardOutput(result);
            using var aside = isReport ? Console.OpenStandardError() : null;
            return Run(tool, aside, (stream, session) =>
            {
                var started = Stopwatch.StartNew();
                var request = Join(approvals.Add(shared.Request(result), result), tool, Console.Error) with
                {
                    StandardInput = stream,
                    OnlyNewSince = output.IsNewOnly(result),
                };
                if (!request.Approvals.IsEmpty) request = request with { PlannedState = session.ReadPlannedState() };
                var lint = ProgressLine.Run(request);
                var known = lint.Roots is [{ Compilation.Plan: not null } root] ? root.Compilation : null;
                return new CheckedPlan(output.Write(result, lint, started.Elapsed), known?.Plan) { Knowledge = known?.Knowledge, Redactor = lint.Redactor };
            }, Console.IsInputRedirected ? null : Confirm, Console.Error);
        });
        return command;
    }

    /// <summary>Runs the steps; <paramref name="confirm"/> is null when there is nobody to ask.</summary>
    public static int Run(ToolCommand tool, Stream? toolOutput, Func<Stream, ToolSession, CheckedPlan> check, Func<bool>? confirm, TextWriter messages)
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
        int? shown = session.Show(stream => found = check(stream, session));
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
        if (!session.HasSamePlan) return Fail(messages, "the plan is not the one that was checked any more; nothing was applied");
        return Step(session.Apply(), $"'{tool.Program} apply' failed", messages) ?? Verify(tool, session, found, messages);
    }

    /// <summary>Plans once more: what was applied has nothing left to do. A saved plan does not say with which options it was made.</summary>
    private static int Verify(ToolCommand tool, ToolSession session, CheckedPlan applied, TextWriter messages)
    {
        if (tool.SavedPlan is not null) return Done;
        if (Step(session.Plan(), $"applied; but '{tool.Program} plan' failed afterwards, so nothing was verified", messages) is { } unplanned) return unplanned;
        Plan? again = null;
        int? shown = session.Show(stream => again = PlanReader.Read(stream, "-").Plan);
        if (Step(shown, $"applied; but '{tool.Program} show' failed afterwards, so nothing was verified", messages) is { } unread) return unread;
        if (again is null) return Fail(messages, "applied; but the plan afterwards cannot be read, so nothing was verified");
        var left = AppliedCheck.Left(applied.Plan!, again, applied.Knowledge ?? KnowledgeBase.Empty);
        if (left.IsEmpty)
        {
            messages.WriteLine("planlint: applied as planned; a second plan changes nothing");
            return Done;
        }
        messages.WriteLine($"planlint: applied, but not as planned: a second plan has {Plural.Of(left.Length, "change")}");
        foreach (string change in left.Take(MostLeft)) messages.WriteLine(InputErrors.Printable($"  {applied.Redactor.Redact(change)}"));
        if (left.Length > MostLeft) messages.WriteLine($"  and {left.Length - MostLeft} more");
        return NotAsPlanned;
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
            StandardInputName = tool.SavedPlan is { } saved && RepositoryRoot.Relative(repository, saved) is { } name
                ? name
                : $"({Path.GetFileName(tool.Program)} plan)",
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
