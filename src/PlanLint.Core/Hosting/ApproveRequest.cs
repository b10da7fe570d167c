namespace PlanLint.Hosting;

/// <summary>An approval that somebody wants to give.</summary>
/// <param name="Inputs">What is analysed: one root module with its plan. <see cref="LintRequest.Now"/> is when the approval is given.</param>
/// <param name="Reason">Why, for those who come later.</param>
/// <param name="Until">The last second in which it holds.</param>
public sealed record ApproveRequest(LintRequest Inputs, string Reason, DateTimeOffset Until)
{
    /// <summary>True when a plan may have only some of the effects.</summary>
    public bool AllowsFewer { get; init; }

    /// <summary>True when the plan may be made from a later version of the state.</summary>
    public bool AllowsLaterState { get; init; }

    /// <summary>Path of the key to sign with; of a public key the agent has the other half. Null for git's <c>user.signingKey</c>.</summary>
    public string? Key { get; init; }

    /// <summary>The file to write, beside which the signature is written; null for <see cref="Approver.FileName"/> in the root module.</summary>
    public string? Output { get; init; }
}
