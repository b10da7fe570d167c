using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Finds policy files, and files of their tests, by the names that options and command line give: files or folders.</summary>
internal static class PolicyFiles
{
    /// <summary>How a policy's file name ends.</summary>
    public const string Suffix = ".rule.hcl";

    /// <summary>How the name of a file of tests ends.</summary>
    public const string TestSuffix = ".test.hcl";

    private const int Most = 1_000;

    /// <summary>The files that a path of the command line means; what is none is reported.</summary>
    public static IEnumerable<string> Given(string path, string workingDirectory, DiagnosticBag diagnostics, bool withTests = false)
    {
        string full = Path.GetFullPath(path, workingDirectory);
        string? above = Path.GetDirectoryName(full);
        bool isFolder = above is null || new DiskFileSource(full).GetKind("") == EvaluationFileKind.Directory;
        return isFolder
            ? Of("", path, new DiskFileSource(full), diagnostics, withTests).Select(p => Path.Combine(path, p))
            : Of(Path.GetFileName(full), path, new DiskFileSource(above!), diagnostics, withTests).Select(_ => path);
    }

    /// <summary>The same for a path below the root of <paramref name="files"/>, which messages call <paramref name="named"/>.</summary>
    public static string[] Of(string path, string named, IFileSource files, DiagnosticBag diagnostics, bool withTests = false)
    {
        bool IsMeant(string name) =>
            name.EndsWith(Suffix, StringComparison.Ordinal) || withTests && name.EndsWith(TestSuffix, StringComparison.Ordinal);
        string names = $"*{Suffix}{(withTests ? $" or *{TestSuffix}" : "")}";
        if (files.GetKind(path) != EvaluationFileKind.Directory)
        {
            if (IsMeant(path)) return [path];
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(named),
                $"'{named}' is not a folder of policies; a policy's file is named {names}.");
            return [];
        }
        var listing = files.FilesBelow(path, Most * 10);
        foreach (var (folder, _) in listing.Unlisted)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(named), "Not all files in the folder of "
                + $"policies '{(folder.Length == 0 ? named : $"{named.TrimEnd('/')}/{folder}")}' can be listed; check its permissions.");
        string[] found = [.. listing.Paths.Where(IsMeant).Take(Most).Select(f => path.Length == 0 ? f : $"{path.TrimEnd('/')}/{f}")];
        if (found.Length == 0 && listing.Unlisted.Count == 0)
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(named), $"The folder '{named}' holds no file named {names}.");
        return found;
    }
}
