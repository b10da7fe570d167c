using System.CommandLine;
using PlanLint.Hosting;

namespace PlanLint.Cli.Commands;

/// <summary>The options by which <c>check</c> and <c>guard</c> take a plan only when it was approved.</summary>
internal sealed class ApprovalOptions
{
    private const string Trusted = "a file outside the repository, or as it was at the revision of --since";

    private readonly Option<string[]> approval =
        SharedOptions.Many("--approval", "Take the plan only if this approval, made by 'planlint approve', covers it", "FILE");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesApprovals">False for one that reads approvals from elsewhere, and checks no tree that strangers wrote.</param>
    public ApprovalOptions(Command command, bool takesApprovals = true)
    {
        AllowedSigners.Description = $"Whose approvals count, as 'ssh-keygen -Y verify' takes it{(takesApprovals ? $"; {Trusted}" : "")}";
        Revoked.Description = $"Keys and approvals that count no longer, one a line{(takesApprovals ? $"; {Trusted}" : "")}";
        if (takesApprovals)
        {
            command.Options.Add(approval);
            command.Validators.Add(result =>
            {
                bool isWanted = result.GetResult(approval) is not null;
                if (isWanted && result.GetValue(AllowedSigners) is null)
                    result.AddError("--approval takes --allowed-signers FILE, which says whose approvals count");
                if (!isWanted && (result.GetValue(AllowedSigners) is not null || result.GetValue(Revoked) is not null))
                    result.AddError("--allowed-signers and --revoked are about approvals; give one with --approval FILE");
            });
        }
        command.Options.Add(AllowedSigners);
        command.Options.Add(Revoked);
    }

    /// <summary>The option that names whose approvals count.</summary>
    public Option<string?> AllowedSigners { get; } = new("--allowed-signers") { HelpName = "FILE" };

    /// <summary>The option that names what does not count any more.</summary>
    public Option<string?> Revoked { get; } = new("--revoked") { HelpName = "FILE" };

    /// <summary>A request with what the command line says of approvals.</summary>
    public LintRequest Add(LintRequest request, ParseResult result) => request with
    {
        Approvals = [.. result.GetValue(approval) ?? []],
        AllowedSigners = result.GetValue(AllowedSigners),
        Revoked = result.GetValue(Revoked),
    };
}
