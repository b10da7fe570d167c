using System.Text;
using PlanLint.Processes;

namespace PlanLint.Loading;

/// <summary>Settings of git, as it has them in a repository.</summary>
internal static class GitSettings
{
    /// <summary>The value of a setting; null when it is not set, and where git does not answer. Starts a process.</summary>
    public static string? Of(string repositoryRoot, string name)
    {
        const int longest = 1 << 14;
        using var git = GitCommand.Start(repositoryRoot, out _, "config", "--get", name);
        return git?.ReadToEnd(longest, out int exitCode) is { } bytes && exitCode == 0 && Encoding.UTF8.GetString(bytes).Trim() is { Length: > 0 } value
            ? value
            : null;
    }
}
