using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PlanLint.Files;

/// <summary>
/// Names of files and folders that are not finished yet, and what runs that were killed have left of them. A live process holds its own:
/// what nobody holds is removed.
/// </summary>
internal static class Leftovers
{
    private const string Prefix = ".planlint-", Suffix = ".tmp";
    private static readonly ConditionalWeakTable<IFileSystem, ConcurrentDictionary<string, bool>> Swept = [];

    /// <summary>A file beside a target, of a name that nothing else has, held by this process while the stream is open.</summary>
    public static (string Path, Stream Stream) Create(string folder, UnixFileMode? mode) => Create(folder, Prefix, Suffix, mode);

    /// <summary>The same with a beginning and an end of its own.</summary>
    public static (string Path, Stream Stream) Create(string folder, string prefix, string suffix, UnixFileMode? mode)
    {
        var files = FileSystem.Current;
        for (int attempt = 0; ; attempt++)
        {
            string path = System.IO.Path.Combine(folder, $"{prefix}{Guid.NewGuid():N}{suffix}");
            var stream = files.Create(path, mode);
            // Between its creation and its lock another process may have taken it for a leftover.
            if (attempt == 3 || files.GetEntry(path, followsLinks: false).Kind == FileEntryKind.File) return (path, stream);
            stream.Dispose();
        }
    }

    /// <summary>Removes the files in a folder that a killed run has left there; once a run, and never a failure.</summary>
    public static void Sweep(string folder)
    {
        var files = FileSystem.Current;
        if (!Swept.GetValue(files, _ => new(StringComparer.Ordinal)).TryAdd(folder, true)) return;
        try
        {
            foreach (string name in files.EnumerateNames(folder, ofFolders: false).Where(IsOurs).ToArray())
            {
                string path = System.IO.Path.Combine(folder, name);
                using var unheld = files.OpenUnheld(path);
                if (unheld is not null) TryDelete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be listed cannot be tidied.
        }
    }

    /// <summary>Removes a file of ours if that is possible.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            FileSystem.Current.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays until the next run that writes here.
        }
    }

    private static bool IsOurs(string name) =>
        name.Length == Prefix.Length + 32 + Suffix.Length && name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && Guid.TryParseExact(name.AsSpan(Prefix.Length, 32), "N", out _);
}
