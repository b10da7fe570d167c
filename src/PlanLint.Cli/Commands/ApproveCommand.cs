using System.CommandLine;
using PlanLint.Approvals;
using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint approve</c>: write down what a plan does and was found, and sign it, so that this and nothing else may be applied.</summary>
internal static class ApproveCommand
{
    public static Command Create()
    {
        var command = new Command("approve", "Approve a plan: write down what it does, and sign that with an SSH key");
        var shared = new SharedOptions(command);
        var reason = new Option<string>("--reason") { Description = "Why the plan may be applied", HelpName = "TEXT", Required = true };
        var until = new Option<string>("--until")
        {
            Description = "Last day (2026-12-31, in UTC) or time (2026-12-31T18:00:00Z) at which the approval holds",
            HelpName = "DATE",
            Required = true,
        };
        var fewer = new Option<bool>("--allow-fewer") { Description = "Approve a plan as well that has only some of the effects, each whole" };
        var later = new Option<bool>("--allow-later-state")
        {
            Description = "Approve a plan as well that is made from a later version of the state, and has the same effects",
        };
        var key = new Option<string?>("--key")
        {
            Description = "SSH key to sign with; of a public key the agent holds the other half (default: git's user.signingKey)",
            HelpName = "FILE",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = $"File to write, with the signature beside it in FILE.sig (default: {Approver.FileName} in the root module)",
            HelpName = "FILE",
        };
        until.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ApprovalText.End(text) is null)
                result.AddError($"--until takes a day such as 2026-12-31 or a time such as 2026-12-31T18:00:00Z, not '{text}'");
        });
        foreach (var option in (Option[])[reason, until, fewer, later, key, output]) command.Options.Add(option);
        command.SetAction(result =>
        {
            LintRequest inputs = shared.Request(result);
            var request = new ApproveRequest(inputs, result.GetValue(reason)!, ApprovalText.End(result.GetValue(until)!)!.Value)
            {
                AllowsFewer = result.GetValue(fewer),
                AllowsLaterState = result.GetValue(later),
                Key = result.GetValue(key),
                Output = result.GetValue(output),
            };
            int exit = new Approver(BuiltIn.Linter, request, Console.Out, Console.Error).Run();
            Console.Out.Flush();
            return exit;
        });
        return command;
    }
}
