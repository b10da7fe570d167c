using System.Text;
using PlanLint.Evaluation;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>The version of Terraform or OpenTofu that a version manager's file pins.</summary>
/// <param name="Text">As written, such as <c>1.9.5</c>.</param>
/// <param name="Version">The version.</param>
/// <param name="Path">The file, relative to the repository root.</param>
internal sealed record PinnedTool(string Text, VersionNumber Version, string Path)
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
                return VersionNumber.Parse(text) is { PartCount: > 1 } version
                    ? new PinnedTool(text, version, directory.Length == 0 ? file : $"{directory}/{file}")
                    : null;
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
