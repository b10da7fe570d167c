using System.Text;
using PlanLint.Processes;

namespace PlanLint.Loading;

/// <summary>The commit that is checked out.</summary>
public static class HeadCommit
{
    /// <summary>Its hash in hexadecimal; null outside of a repository of git, or where git does not answer. Starts a process.</summary>
    public static string? Of(string repositoryRoot)
    {
        using var git = GitCommand.Start(repositoryRoot, out _, "rev-parse", "--verify", "--quiet", "HEAD");
        const int longest = 200;
        string text = git?.ReadToEnd(longest, out int exitCode) is { } bytes && exitCode == 0 ? Encoding.ASCII.GetString(bytes).Trim() : "";
        return text.Length >= 40 && text.All(char.IsAsciiHexDigit) ? text : null;
    }
}
