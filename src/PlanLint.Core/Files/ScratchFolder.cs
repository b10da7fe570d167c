namespace PlanLint.Files;

/// <summary>
/// A folder that only this user can read, gone when it is disposed. A lock beside it says that its process lives; what processes that were
/// killed have left is removed when the next one is made in the same place.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string LockSuffix = ".lock";
    private readonly Stream held;

    private ScratchFolder(string fullName, Stream held)
    {
        FullName = fullName;
        this.held = held;
    }

    /// <summary>Absolute path.</summary>
    public string FullName { get; }

    /// <summary>Makes a folder whose name begins with a prefix; throws when that cannot be.</summary>
    public static ScratchFolder Create(string parent, string prefix)
    {
        Sweep(parent, prefix);
        var files = FileSystem.Current;
        // The lock comes first and goes last: a folder without one is nobody's.
        var (lockFile, held) = Leftovers.Create(parent, prefix, LockSuffix, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        string path = lockFile[..^LockSuffix.Length];
        try
        {
            files.CreateFolder(path, isPrivate: true);
            return new ScratchFolder(path, held);
        }
        catch
        {
            held.Dispose();
            Leftovers.TryDelete(lockFile);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (TryRemove(FullName)) Leftovers.TryDelete(FullName + LockSuffix);
        held.Dispose();
    }

    private static void Sweep(string parent, string prefix)
    {
        var files = FileSystem.Current;
        try
        {
            foreach (string name in files.EnumerateNames(parent, ofFolders: true).Where(n => IsOurs(n, prefix)).ToArray())
            {
                string path = Path.Combine(parent, name), lockFile = path + LockSuffix;
                using var unheld = files.OpenUnheld(lockFile);
                if (unheld is null && files.GetEntry(lockFile, followsLinks: false).Kind != FileEntryKind.Absent) continue;
                if (TryRemove(path)) Leftovers.TryDelete(lockFile);
            }
            foreach (string name in files.EnumerateNames(parent, ofFolders: false)
                .Where(n => n.EndsWith(LockSuffix, StringComparison.Ordinal) && IsOurs(n[..^LockSuffix.Length], prefix)).ToArray())
            {
                string lockFile = Path.Combine(parent, name);
                if (files.GetEntry(lockFile[..^LockSuffix.Length], followsLinks: false).Kind != FileEntryKind.Absent) continue;
                using var unheld = files.OpenUnheld(lockFile);
                if (unheld is not null) Leftovers.TryDelete(lockFile);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed cannot be tidied.
        }
    }

    private static bool IsOurs(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(name.AsSpan(prefix.Length), "N", out _);

    /// <summary>Another user's folder stays, and so does one that is removed already.</summary>
    private static bool TryRemove(string path)
    {
        try
        {
            FileSystem.Current.DeleteFolder(path, withContent: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
