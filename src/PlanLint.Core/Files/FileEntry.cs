namespace PlanLint.Files;

/// <summary>What a name in a folder stands for.</summary>
internal enum FileEntryKind
{
    /// <summary>There is no such name.</summary>
    Absent,
    /// <summary>A folder on the way may not be entered, or the disk gives no answer.</summary>
    Unreachable,
    /// <summary>An ordinary file.</summary>
    File,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A symbolic link that was not followed.</summary>
    Link,
    /// <summary>A pipe, which has a name or stands for a descriptor.</summary>
    Pipe,
    /// <summary>A character device: a terminal, <c>/dev/null</c>.</summary>
    Device,
    /// <summary>A socket, a disk.</summary>
    Other,
}

/// <summary>What the file system says of a path.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes; 0 for what is no ordinary file.</param>
/// <param name="Mode">Permissions; none on Windows.</param>
/// <param name="Owner">Number of the owner, and null where it is not known.</param>
/// <param name="Group">Number of the group, and null where it is not known.</param>
internal readonly record struct FileEntry(FileEntryKind Kind, long Length = 0, UnixFileMode Mode = UnixFileMode.None, uint? Owner = null, uint? Group = null);
