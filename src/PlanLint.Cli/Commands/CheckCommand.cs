using System.CommandLine;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Reporting;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint check</c>: analyse and report.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Check root modules together with their plan, live inventory and intent");
        var shared = new SharedOptions(command);
        var approvals = new ApprovalOptions(command);
        var output = new OutputOptions(command);
        command.SetAction(result =>
        {
            var started = System.Diagnostics.Stopwatch.StartNew();
            var lint = ProgressLine.Run(approvals.Add(shared.Request(result), result) with { OnlyNewSince = output.IsNewOnly(result) });
            return output.Write(result, lint, started.Elapsed);
        });
        return command;
    }
}
