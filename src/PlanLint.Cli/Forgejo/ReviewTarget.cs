using System.Globalization;

namespace PlanLint.Cli.Forgejo;

/// <summary>The pull request a review is for.</summary>
/// <param name="Owner">Owner of the repository.</param>
/// <param name="Name">Name of the repository.</param>
/// <param name="Pull">Number of the pull request.</param>
/// <param name="Sha">Commit that was analysed.</param>
/// <param name="Context">Name of the check.</param>
/// <param name="TargetUrl">Page that the status links to; null for none.</param>
internal sealed record ReviewTarget(string Owner, string Name, int Pull, string Sha, string Context, string? TargetUrl)
{
    private string Repository => $"repos/{Uri.EscapeDataString(Owner)}/{Uri.EscapeDataString(Name)}";

    private string PullPath => string.Create(CultureInfo.InvariantCulture, $"{Repository}/pulls/{Pull}");

    /// <summary>Where the diff is.</summary>
    public string DiffPath => $"{PullPath}.diff";

    /// <summary>Where reviews are listed and posted.</summary>
    public string ReviewsPath => $"{PullPath}/reviews";

    /// <summary>Where the commit's status is set.</summary>
    public string StatusPath => $"{Repository}/statuses/{Uri.EscapeDataString(Sha)}";

    /// <summary>Where one review is.</summary>
    public string ReviewPath(long id) => string.Create(CultureInfo.InvariantCulture, $"{ReviewsPath}/{id}");
}
