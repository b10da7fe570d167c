using System.Text;
using PlanLint.Evaluation;

namespace PlanLint.Loading;

/// <summary>A clone as its own files tell it: git is not run.</summary>
internal static class GitClone
{
    /// <summary>The commit that the clone in a directory stands at; null when there is no clone or its files do not say.</summary>
    public static string? Commit(IFileSource files, string directory)
    {
        string? head = Read("HEAD")?.Trim();
        if (head is null || IsCommit(head)) return head;
        if (!head.StartsWith("ref: ", StringComparison.Ordinal) || head[5..] is not { } name || name.Contains("..", StringComparison.Ordinal)) return null;
        if (Read(name)?.Trim() is { } loose) return IsCommit(loose) ? loose : null;
        foreach (string line in (Read("packed-refs") ?? "").Split('\n'))
            if (line.TrimEnd().Split(' ') is [var commit, var packed] && packed == name && IsCommit(commit)) return commit;
        return null;

        string? Read(string name) => SourcePath.Combine($"{directory}/.git", name) is { } path && files.Read(path).Bytes is { } bytes
            ? Encoding.UTF8.GetString(bytes)
            : null;
    }

    private static bool IsCommit(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
