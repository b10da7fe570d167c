namespace PlanLint.Files;

/// <summary>Files that the command line names and a command reads as a whole.</summary>
public static class NamedFile
{
    /// <summary>The bytes; null, with the end of a sentence that begins with the file's name, when there are none to be had.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="problem">Why not: <c>does not exist</c>.</param>
    /// <param name="mayBePipe">False for a file that a program wrote and named: then nothing is waited for.</param>
    public static byte[]? Read(string path, out string? problem, bool mayBePipe = true)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            problem = "is no name of a file";
            return null;
        }
        string full = Path.GetFullPath(path);
        return mayBePipe ? ReadAll(InputOpener.OpenNamed(full, InputOpener.LargestText), out problem) : ReadReal(RealPath.Of(full) ?? full, out problem);
    }

    /// <summary>The same for a file of a repository, whose name nobody gave: a link out of the repository is not followed.</summary>
    public static byte[]? ReadWithin(string path, string repositoryRoot, out string? problem)
    {
        string full = Path.GetFullPath(path), root = Path.GetFullPath(repositoryRoot), real = RealPath.Of(full) ?? full;
        if (RealPath.IsWithin(real, RealPath.Of(root) ?? root)) return ReadReal(real, out problem);
        problem = InputOpener.Describe(Evaluation.EvaluationFileKind.Outside, InputOpener.LargestText);
        return null;
    }

    private static byte[]? ReadReal(string path, out string? problem) => ReadAll(InputOpener.Open(path, InputOpener.LargestText), out problem);

    private static byte[]? ReadAll(OpenedInput input, out string? problem)
    {
        var content = InputOpener.ReadAll(input, InputOpener.LargestText);
        problem = content.Bytes is null ? InputOpener.Describe(content.Kind, InputOpener.LargestText) : null;
        return content.Bytes;
    }
}
