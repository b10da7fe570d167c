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
        var input = mayBePipe ? InputOpener.OpenNamed(full, InputOpener.LargestText) : InputOpener.Open(RealPath.Of(full) ?? full, InputOpener.LargestText);
        var content = InputOpener.ReadAll(input, InputOpener.LargestText);
        problem = content.Bytes is null ? InputOpener.Describe(content.Kind, InputOpener.LargestText) : null;
        return content.Bytes;
    }
}
