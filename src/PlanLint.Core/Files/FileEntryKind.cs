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
