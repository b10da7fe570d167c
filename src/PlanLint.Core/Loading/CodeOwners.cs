using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>Who owns which file, as the repository's CODEOWNERS says. Answers are kept; not shared between threads.</summary>
internal sealed class CodeOwners
{
    /// <summary>GitHub loads no larger file.</summary>
    private const int LargestFile = 3 * 1024 * 1024;

    private static readonly string[] ForgejoFolders = [".forgejo", ".gitea"], OtherFolders = [".github", ".gitlab"];

    private readonly ImmutableArray<CodeOwnersRule> rules;
    private readonly Dictionary<string, ImmutableArray<string>> known = new(StringComparer.Ordinal);

    private CodeOwners(ImmutableArray<CodeOwnersRule> rules) => this.rules = rules;

    /// <summary>Names nobody.</summary>
    public static CodeOwners None { get; } = new([]);

    /// <summary>True when it names nobody.</summary>
    public bool IsEmpty => rules.IsEmpty;

    /// <summary>
    /// Those of the first CODEOWNERS that the servers look for: in their own folder, in the repository's root, in <c>docs</c>. A file that
    /// cannot be used is a note, and names nobody.
    /// </summary>
    public static CodeOwners Find(IFileSource files, DiagnosticBag diagnostics)
    {
        foreach (string folder in (string[])[.. OtherFolders, .. ForgejoFolders, "", "docs"])
        {
            string path = folder.Length == 0 ? "CODEOWNERS" : $"{folder}/CODEOWNERS";
            var content = files.Read(path);
            if (content.Bytes is { Length: <= LargestFile } bytes)
                return Read(SourceText.From(bytes, path), IsOfForgejo(files, folder), diagnostics);
            if (content.Kind is EvaluationFileKind.Missing or EvaluationFileKind.Directory && !files.IsLink(path)) continue;
            string problem = content.Bytes is null ? InputOpener.DescribePresent(content.Kind, InputOpener.LargestText) : "is larger than 3 MB";
            diagnostics.Add(new Diagnostic(
                ToolRules.InputNotUnderstood, Severity.Note, $"'{path}' {problem}, so it names no owners.", SourceLocation.InFile(path)));
            return None;
        }
        return None;
    }

    /// <summary>Those of a file.</summary>
    public static CodeOwners Read(SourceText source, bool isOfForgejo, DiagnosticBag diagnostics) =>
        new(new CodeOwnersReader(source, isOfForgejo, diagnostics).Read());

    /// <summary>Owners of a file of the repository; empty when nobody is named. The last line that matches counts.</summary>
    public ImmutableArray<string> Of(string path)
    {
        if (rules.IsEmpty) return [];
        if (known.TryGetValue(path, out var owners)) return owners;
        var found = new List<string>();
        int done = int.MaxValue;
        for (int i = rules.Length - 1; i >= 0; i--)
        {
            if (rules[i].Section == done || !rules[i].Matches(path)) continue;
            done = rules[i].Section;
            found.InsertRange(0, rules[i].Owners);
        }
        return known[path] = [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A file outside of the servers' own folders is Forgejo's where only that server is at home.</summary>
    private static bool IsOfForgejo(IFileSource files, string folder) => ForgejoFolders.Contains(folder)
        || !OtherFolders.Contains(folder) && ForgejoFolders.Any(f => IsFolder(files, f)) && !OtherFolders.Any(f => IsFolder(files, f));

    private static bool IsFolder(IFileSource files, string path) => files.GetKind(path) == EvaluationFileKind.Directory;
}
