
namespace PlanLint.Processes;

/// <summary>
/// Finds programs as a shell does. The framework looks into the current directory first, which is where a stranger's repository
/// may hold a file named <c>git</c> or <c>terraform</c>.
/// </summary>
public static class ProgramPath
{
    /// <summary>
    /// Absolute path of a program. A bare name is looked for in the absolute directories of PATH alone; a name with a directory is
    /// taken from the current one. Null when there is none that can be run.
    /// </summary>
    public static string? Find(string name)
    {
        if (name.Length == 0) return null;
        if (Path.GetFileName(name) != name) return Runnable(Path.GetFullPath(name));
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);
        return directories.Select(d => Runnable(Path.Combine(d, name))).FirstOrDefault(p => p is not null);
    }

    private static string? Runnable(string path)
    {
        if (OperatingSystem.IsWindows())
            return ((string[])["", ".exe", ".com"]).Select(e => path + e).FirstOrDefault(p => Path.HasExtension(p) && File.Exists(p));
        const UnixFileMode execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (File.GetUnixFileMode(path) & execute) != 0 ? path : null;
    }
}
