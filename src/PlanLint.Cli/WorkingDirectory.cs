namespace PlanLint.Cli;

/// <summary>The directory that the tool works in.</summary>
internal static class WorkingDirectory
{
    private const string Option = "-chdir";

    private static string? before;

    /// <summary>False when it was removed since a shell went there.</summary>
    public static bool IsThere()
    {
        try
        {
            return Environment.CurrentDirectory.Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>
    /// Goes where Terraform's <c>-chdir=DIR</c> says, before or behind the command's name, and takes it out; a sentence when it cannot.
    /// What stands behind <c>--</c> is another program's.
    /// </summary>
    public static (string[] Arguments, string? Problem) Change(string[] arguments)
    {
        int end = Array.IndexOf(arguments, "--") is >= 0 and var at ? at : arguments.Length;
        int found = Array.FindIndex(arguments, 0, end, a => a.StartsWith(Option + "=", StringComparison.Ordinal));
        if (found < 0) return (arguments, null);
        string directory = arguments[found][(Option.Length + 1)..];
        if (!Directory.Exists(directory))
            return (arguments, directory.Length == 0
                ? $"{Option} takes DIR, and was given an empty word"
                : $"{Option} names '{directory}', which is no directory");
        before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = directory;
        return ([.. arguments[..found], .. arguments[(found + 1)..]], null);
    }

    /// <summary>Goes back to where the tool was started, for another program that is given the same command line.</summary>
    public static void Restore()
    {
        if (before is { } directory) Environment.CurrentDirectory = directory;
    }
}
