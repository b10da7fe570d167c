using System.Text;
using PlanLint.Evaluation;
using PlanLint.Syntax;

namespace PlanLint.Loading;

/// <summary>
/// Files that hold the path of another file and nothing else: what git checks out for a symbolic link where there are none
/// (<c>core.symlinks = false</c>), and what archives make of one.
/// </summary>
internal static class WrittenLink
{
    private const int LongestPath = 512;

    /// <summary>The configuration file that a file of configuration stands for; null for one with a content of its own.</summary>
    public static string? TargetOf(IFileSource files, string path, byte[] content)
    {
        if (content.Length is 0 or > LongestPath || content.AsSpan().IndexOfAny("\r\n\0"u8) >= 0) return null;
        string written = Encoding.UTF8.GetString(content);
        if (!written.Contains('/', StringComparison.Ordinal) || written.StartsWith('/')
            || !ConfigurationFileName.IsConfiguration(written[(written.LastIndexOf('/') + 1)..])) return null;
        return SourcePath.Combine(path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "", written) is { } target && target != path
            && files.GetKind(target) == EvaluationFileKind.File ? target : null;
    }
}
