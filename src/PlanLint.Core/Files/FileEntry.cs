namespace PlanLint.Files;

/// <summary>What the file system says of a path.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes; 0 for what is no ordinary file.</param>
/// <param name="Mode">Permissions; none on Windows.</param>
/// <param name="Owner">Number of the owner, and null where it is not known.</param>
/// <param name="Group">Number of the group, and null where it is not known.</param>
internal readonly record struct FileEntry(FileEntryKind Kind, long Length = 0, UnixFileMode Mode = UnixFileMode.None, uint? Owner = null, uint? Group = null);
