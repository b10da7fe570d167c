using System.Text;
using PlanLint.Evaluation;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>The version of Terraform or OpenTofu that a version manager's file pins.</summary>
/// <param name="Text">As written, such as <c>1.9.5</c>.</param>
/// <param name="Version">Its number without what follows a hyphen.</param>
/// <param name="Path">The file, relative to the repository root.</param>
internal sealed record PinnedTool(string Text, Version Version, string Path)
{
    /// <summary>
    /// The pin of the nearest file from the working directory up: <c>.terraform-version</c>, <c>.opentofu-version</c>, or the line of
    /// <c>.tool-versions</c>. Null when there is none, or it is no plain version.
    /// </summary>
    public static PinnedTool? Find(IEvaluationFiles files, string rootDirectory, PlanTool tool)
    {
        string name = tool == PlanTool.OpenTofu ? "opentofu" : "terraform";
        string full = files.WorkingDirectory.TrimEnd('/');
        for (string? directory = rootDirectory; directory is not null; directory = Above(directory))
        {
            foreach (var (file, prefix) in ((string, string)[])[($".{name}-version", ""), (".tool-versions", name + " ")])
            {
                if (files.Read($"{full}/{file}") is not { } bytes || Line(bytes, prefix) is not { } text) continue;
                return VersionText.Read(text) is { } version ? new PinnedTool(text, version, directory.Length == 0 ? file : $"{directory}/{file}") : null;
            }
            full = full[..Math.Max(0, full.LastIndexOf('/'))];
        }
        return null;
    }

    private static string? Line(byte[] bytes, string prefix) => Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n')
        .Select(l => l.Split('#')[0].Trim())
        .Where(l => l.Length > prefix.Length && l.StartsWith(prefix, StringComparison.Ordinal))
        .Select(l => l[prefix.Length..].Trim().TrimStart('v'))
        .FirstOrDefault();

    private static string? Above(string directory) =>
        directory.Length == 0 ? null : directory.LastIndexOf('/') is >= 0 and var slash ? directory[..slash] : "";
}

/// <summary>Versions of tools and providers.</summary>
internal static class VersionText
{
    /// <summary>The number before a hyphen or plus; null for what is no version, such as <c>latest</c>.</summary>
    public static Version? Read(string text) => Version.TryParse(text.Split('-', '+')[0], out var version) ? version : null;

    /// <summary>True when no more than the patch level differs.</summary>
    public static bool SameMinor(Version one, Version other) => one.Major == other.Major && one.Minor == other.Minor;
}
