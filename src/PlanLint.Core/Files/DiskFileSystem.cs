namespace PlanLint.Files;

/// <summary>The disk.</summary>
internal sealed class DiskFileSystem : IFileSystem
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.SetGroup;

    private DiskFileSystem()
    {
    }

    /// <summary>The only one; it holds no state.</summary>
    public static DiskFileSystem Instance { get; } = new();

    public FileEntry GetEntry(string path, bool followsLinks)
    {
        if (UnixFile.TryGetEntry(path, followsLinks) is { } entry) return entry;
        try
        {
            var file = new FileInfo(path);
            if (!followsLinks && file.LinkTarget is not null) return new FileEntry(FileEntryKind.Link);
            if (Directory.Exists(path)) return new FileEntry(FileEntryKind.Folder);
            if (!file.Exists) return new FileEntry(FileEntryKind.Absent);
            var mode = OperatingSystem.IsWindows() ? (file.IsReadOnly ? UnixFileMode.None : Private) : file.UnixFileMode;
            return new FileEntry(FileEntryKind.File, file.Length, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileEntry(FileEntryKind.Unreachable);
        }
    }

    public string? GetLinkTarget(string path) => new FileInfo(path).LinkTarget;

    public IEnumerable<string> EnumerateNames(string folder, bool ofFolders)
    {
        var all = new EnumerationOptions { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None, ReturnSpecialDirectories = false };
        return ofFolders
            ? new DirectoryInfo(folder).EnumerateDirectories("*", all).Where(d => d.LinkTarget is null).Select(d => d.Name)
            : Directory.EnumerateFiles(folder, "*", all).Select(f => Path.GetFileName(f));
    }

    public Stream OpenRead(string path, bool followsLinks, out FileEntry opened)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            opened = new FileEntry(FileEntryKind.File, file.Length, Private);
            return file;
        }
        var handle = UnixFile.OpenRead(path, followsLinks);
        try
        {
            var entry = UnixFile.TryGetEntry(handle);
            if (entry is { Kind: not FileEntryKind.File } other)
            {
                opened = other;
                handle.Dispose();
                return Stream.Null;
            }
            var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            opened = entry ?? (stream.CanSeek ? new FileEntry(FileEntryKind.File, stream.Length) : new FileEntry(FileEntryKind.Pipe));
            return stream;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public Stream OpenPipe(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);

    public Stream Create(string path, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (mode is { } given && !OperatingSystem.IsWindows()) options.UnixCreateMode = given;
        return new FileStream(path, options);
    }

    public Stream OpenWrite(string path) => new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public Stream OpenDescriptor(int descriptor) => new DescriptorStream(descriptor);

    public Stream? OpenUnheld(string path)
    {
        if (GetEntry(path, followsLinks: false).Kind != FileEntryKind.File) return null;
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Flush(Stream stream)
    {
        if (stream is FileStream file) file.Flush(flushToDisk: true);
    }

    public void TakeAccess(string path, FileEntry from)
    {
        if (OperatingSystem.IsWindows()) return;
        var mode = from.Mode;
        if (from is { Owner: { } owner, Group: { } group } && GetEntry(path, followsLinks: false) is var own && (own.Owner != owner || own.Group != group)
            && !UnixFile.TryChangeOwner(path, owner, group) && own.Group != group && !UnixFile.TryChangeOwner(path, own.Owner ?? owner, group))
        {
            // The permissions of one group are not given to another.
            mode &= ~Group;
        }
        File.SetUnixFileMode(path, mode);
    }

    public void Rename(string from, string to, bool replaces) => File.Move(from, to, replaces);

    public void Delete(string path) => File.Delete(path);

    public void CreateFolder(string path, bool isPrivate)
    {
        if (isPrivate && !OperatingSystem.IsWindows()) Directory.CreateDirectory(path, Private | UnixFileMode.UserExecute);
        else Directory.CreateDirectory(path);
    }

    public void RenameFolder(string from, string to) => Directory.Move(from, to);

    public void DeleteFolder(string path, bool withContent) => Directory.Delete(path, withContent);

    public void FlushFolder(string path)
    {
        if (!OperatingSystem.IsWindows()) UnixFile.FlushFolder(path);
    }
}
