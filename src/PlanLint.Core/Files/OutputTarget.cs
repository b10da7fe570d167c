namespace PlanLint.Files;

/// <summary>Where an output goes once links are followed.</summary>
/// <param name="Path">Absolute path without links.</param>
/// <param name="Entry">What is there now.</param>
internal readonly record struct OutputTarget(string Path, FileEntry Entry)
{
    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The folder that holds the file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>
    /// The target of a file's path; null, with a sentence, when nothing may be written there. What lies below <paramref name="root"/> may not
    /// lead out of it: such a link was made by whoever wrote the tree, not by the user.
    /// </summary>
    public static OutputTarget? Of(string path, string? root, out string? problem)
    {
        if (Resolve(path, root, out problem) is not { } target) return null;
        problem = RealPath.Descriptor(target.Path) is not null ? null : target.Entry.Kind switch
        {
            FileEntryKind.Folder => $"'{path}' is a folder, not a file; nothing was written",
            FileEntryKind.Absent => FileSystem.Current.GetEntry(target.Folder, followsLinks: false).Kind == FileEntryKind.Folder
                ? null
                : $"'{path}' cannot be written: the folder '{System.IO.Path.GetDirectoryName(path)}' does not exist",
            FileEntryKind.File => (target.Entry.Mode & Writable) == 0 ? $"'{path}' is read-only; nothing was written" : null,
            FileEntryKind.Pipe or FileEntryKind.Device => null,
            FileEntryKind.Unreachable => $"'{path}' cannot be written (no permission)",
            _ => $"'{path}' is not an ordinary file; nothing was written",
        };
        return problem is null ? target : null;
    }

    /// <summary>The same for a folder, which may be there or not.</summary>
    public static OutputTarget? OfFolder(string path, string? root, out string? problem)
    {
        if (Resolve(path, root, out problem) is not { } target) return null;
        problem = target.Entry.Kind switch
        {
            FileEntryKind.Folder or FileEntryKind.Absent => null,
            FileEntryKind.Unreachable => $"'{path}' cannot be written (no permission)",
            _ => $"'{path}' is a file, not a folder; nothing was written",
        };
        return problem is null ? target : null;
    }

    private static OutputTarget? Resolve(string path, string? root, out string? problem)
    {
        problem = path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)
            ? $"'{path.Replace('\0', '?')}' is no name of a file; nothing was written"
            : null;
        if (problem is not null) return null;
        string full = System.IO.Path.GetFullPath(path);
        string? real = RealPath.Of(full);
        if (real is null || System.IO.Path.GetDirectoryName(real) is null) problem = $"'{path}' is no file; nothing was written";
        else if (LeavesRoot(full, real, root)) problem = $"'{path}' is a link that leads outside the repository; nothing was written";
        return problem is null ? new OutputTarget(real!, FileSystem.Current.GetEntry(real!, followsLinks: false)) : null;
    }

    private static bool LeavesRoot(string full, string real, string? root)
    {
        if (root is null) return false;
        string lexical = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root)), realRoot = RealPath.Of(lexical) ?? lexical;
        if (RealPath.IsWithin(real, realRoot)) return false;
        return RealPath.IsWithin(full, lexical) || RealPath.IsWithin(full, realRoot)
            || (System.IO.Path.GetDirectoryName(full) is { } parent && RealPath.Of(parent) is { } realParent && RealPath.IsWithin(realParent, realRoot));
    }
}
