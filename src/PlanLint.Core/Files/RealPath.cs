namespace PlanLint.Files;

/// <summary>Where paths lead once every symbolic link in them is followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>
    /// The path without links, whether anything is there or not; null when there are too many. A descriptor of this process stays
    /// <c>/proc/ID/fd/N</c>: what is behind it need not have a path.
    /// </summary>
    public static string? Of(string path)
    {
        var files = FileSystem.Current;
        int links = 0;
        string root = Path.GetPathRoot(path)!;
        string current = root;
        var rest = new Stack<string>(path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out string? part))
        {
            if (part == ".") continue;
            if (part == "..")
            {
                current = Path.GetDirectoryName(current) ?? root;
                continue;
            }
            string next = Path.Combine(current, part);
            string? target = Descriptor(next) is null ? files.GetLinkTarget(next) : null;
            if (target is null)
            {
                current = next;
                continue;
            }
            if (++links > MostLinks) return null;
            if (Path.IsPathRooted(target)) current = Path.GetPathRoot(target)!;
            foreach (string step in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(step);
        }
        return current;
    }

    /// <summary>The number of the descriptor of this process that a path without links stands for; null for any other path.</summary>
    public static int? Descriptor(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder || Path.GetFileName(folder) != "fd" || OperatingSystem.IsWindows()) return null;
        bool isOurs = folder == $"/proc/{Environment.ProcessId}/fd" || (folder == "/dev/fd" && !OperatingSystem.IsLinux());
        return isOurs && int.TryParse(Path.GetFileName(path), System.Globalization.NumberStyles.None, null, out int descriptor) ? descriptor : null;
    }

    /// <summary>True for a folder itself and everything below it; both are paths without links.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
