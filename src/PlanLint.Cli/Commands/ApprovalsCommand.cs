using System.CommandLine;
using PlanLint.Hosting;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint approvals</c>: what was approved, by whom, and whether it still holds; and take an approval back.</summary>
internal static class ApprovalsCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Approvals, or folders that hold some (default: the current directory)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("approvals", "List approvals: of what, by whom, and whether they still hold; or revoke one") { paths };
        var revoke = SharedOptions.Many("--revoke", "Add this approval to the list of --revoked, instead of listing", "FILE");
        command.Options.Add(revoke);
        var options = new ApprovalOptions(command, takesApprovals: false);
        command.Validators.Add(result =>
        {
            if (result.GetResult(revoke) is null) return;
            if (result.GetValue(options.Revoked) is null) result.AddError("--revoke takes --revoked FILE, the list that the approval is added to");
            if (result.GetResult(paths) is { Tokens.Count: > 0 }) result.AddError("--revoke names the approvals itself, so it takes no PATH");
        });
        command.SetAction(result =>
        {
            var shelf = new ApprovalShelf(Environment.CurrentDirectory, DateTimeOffset.UtcNow, Console.Out, Console.Error)
            {
                AllowedSigners = result.GetValue(options.AllowedSigners),
                Revoked = result.GetValue(options.Revoked),
            };
            int exit = result.GetValue(revoke) is { Length: > 0 } files ? shelf.Revoke(files)
                : shelf.List(result.GetValue(paths) is { Length: > 0 } given ? given : ["."]);
            Console.Out.Flush();
            return exit;
        });
        return command;
    }
}
