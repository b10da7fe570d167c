using System.Text;

namespace PlanLint.Loading;

/// <summary>Writes whole files or nothing: into a neighbour first, then a rename over the old file.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes UTF-8 without a mark; null when it is done, else one sentence that says why not. The old file is then as it was, and
    /// nothing is left beside it.
    /// </summary>
    public static string? Write(string path, Action<TextWriter> write)
    {
        string full = Path.GetFullPath(path);
        if (IsDevice(full)) return WriteThrough(path, full, write);
        // A rename would put a file in the place of a link, so the file it leads to is the one that is replaced.
        if (File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target) full = target.FullName;
        string? directory = Path.GetDirectoryName(full);
        if (directory is null || Directory.Exists(full)) return $"'{path}' is a folder, not a file; nothing was written";
        if (!Directory.Exists(directory)) return $"'{path}' cannot be written: the folder '{Path.GetDirectoryName(path)}' does not exist";
        string temporary = Path.Combine(directory, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65536))
            {
                using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 65536, leaveOpen: true)) write(writer);
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(full)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(full));
            File.Move(temporary, full, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            return $"'{path}' cannot be written ({Reason(e)}); the old file is as it was";
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static string Reason(Exception e) => e is UnauthorizedAccessException ? "no permission" : "input/output error: is the disk full?";

    /// <summary><c>/dev/stdout</c>, <c>/dev/null</c> and the pipes of a shell are written to, not replaced.</summary>
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static string? WriteThrough(string path, string full, Action<TextWriter> write)
    {
        try
        {
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 65536);
            write(writer);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be written ({Reason(e)})";
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The neighbour cannot be removed either; the target is untouched, which is what was promised.
        }
    }
}
