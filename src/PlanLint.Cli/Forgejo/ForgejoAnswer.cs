namespace PlanLint.Cli.Forgejo;

/// <summary>What a server answered, or why there is no answer.</summary>
/// <param name="Status">HTTP status; 0 when nothing came back.</param>
/// <param name="Body">The text; empty when there is none.</param>
/// <param name="Problem">One sentence for people; null when the request succeeded.</param>
internal sealed record ForgejoAnswer(int Status, string Body, string? Problem)
{
    /// <summary>True when nobody knows whether the server did what it was asked to: it took the request and did not answer.</summary>
    public bool IsUncertain => Status == 0;

    /// <summary>Number of items in all pages, when the server says so.</summary>
    public int? Total { get; init; }
}
