namespace PlanLint.Files;

/// <summary>
/// A folder beside a root module for what a command remembers between runs: readable by this user alone, ignored by git, and held by one
/// process at a time while it is open.
/// </summary>
internal sealed class PrivateFolder : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private readonly Stream held;

    private PrivateFolder(string fullName, Stream held)
    {
        FullName = fullName;
        this.held = held;
    }

    /// <summary>Absolute path.</summary>
    public string FullName { get; }

    /// <summary>Opens the folder, and makes it when it is not there; null, with a sentence, when it cannot be, or another process has it.</summary>
    public static PrivateFolder? Open(string path, out string? problem)
    {
        var files = FileSystem.Current;
        try
        {
            var entry = files.GetEntry(path, followsLinks: false);
            if (entry.Kind == FileEntryKind.Absent) files.CreateFolder(path, isPrivate: true);
            else if (entry.Kind != FileEntryKind.Folder)
            {
                problem = $"'{path}' is not a folder; move it away";
                return null;
            }
            else if ((entry.Mode & OfOthers) != 0 && !OperatingSystem.IsWindows())
            {
                problem = $"'{path}' may be entered by others, and holds secrets; run chmod 700 on it";
                return null;
            }
            Write(Path.Combine(path, ".gitignore"), "*\n"u8);
            string lockFile = Path.Combine(path, "lock");
            if (files.GetEntry(lockFile, followsLinks: false).Kind == FileEntryKind.Absent) Write(lockFile, []);
            var held = files.OpenUnheld(lockFile);
            problem = held is null ? $"another reconcile is at work in '{Path.GetDirectoryName(path)}'; wait until it ends" : null;
            return held is null ? null : new PrivateFolder(path, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"'{path}' cannot be made or written ({(e is UnauthorizedAccessException ? "no permission" : "input/output error: is the disk full?")})";
            return null;
        }
    }

    /// <summary>Writes a file of the folder as a whole, readable by this user alone; null when it is on the disk, else a sentence.</summary>
    public string? Write(string name, Action<Stream> write)
    {
        var files = FileSystem.Current;
        string path = Path.Combine(FullName, name), temporary = path + ".tmp";
        try
        {
            files.Delete(temporary);
            using (var stream = files.Create(temporary, Private))
            {
                write(stream);
                files.Flush(stream);
            }
            files.Rename(temporary, path, replaces: true);
            files.FlushFolder(FullName);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Leftovers.TryDelete(temporary);
            return AtomicFile.Problem(path, e);
        }
    }

    /// <summary>Removes a file of the folder if that is possible.</summary>
    public void TryDelete(string name) => Leftovers.TryDelete(Path.Combine(FullName, name));

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        if (FileSystem.Current.GetEntry(path, followsLinks: false).Kind != FileEntryKind.Absent) return;
        using var stream = FileSystem.Current.Create(path, Private);
        stream.Write(content);
    }
}
