using System.Text;

namespace PlanLint.Files;

/// <summary>
/// The one way out: whole files or nothing, into a neighbour first, then a rename over the old file, which keeps its permissions. What is no
/// ordinary file, such as <c>/dev/stdout</c>, <c>/dev/null</c> or a pipe, is written to instead of replaced.
/// </summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes UTF-8 without a mark; null when it is done, else one sentence that says why not. The old file is then as it was, and
    /// nothing is left beside it.
    /// </summary>
    /// <param name="path">Where to; links are followed.</param>
    /// <param name="write">Gives the text.</param>
    /// <param name="root">Root of the tree under analysis, whose links may not lead out of it; null when there is none.</param>
    /// <param name="isNamed">True for a path of the command line, which may be a pipe or a device; false for one that the tree decides.</param>
    public static string? Write(string path, Action<TextWriter> write, string? root = null, bool isNamed = true)
    {
        if (OutputTarget.Of(path, root, out string? problem) is not { } target) return problem;
        if (target.Entry.Kind is not (FileEntryKind.File or FileEntryKind.Absent) || RealPath.Descriptor(target.Path) is not null)
            return isNamed ? WriteThrough(path, target.Path, write) : $"'{path}' is not an ordinary file; nothing was written";
        using var staged = StagedFile.Write(path, target, write, out problem);
        return staged is null ? problem : staged.Commit();
    }

    /// <summary>Removes a file; null when it is gone or was not there, else one sentence that says why not.</summary>
    public static string? Delete(string path)
    {
        try
        {
            FileSystem.Current.Delete(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be removed ({Reason(e)})";
        }
    }

    /// <summary>The sentence for what went wrong while a file was written beside another.</summary>
    internal static string Problem(string path, Exception e) => $"'{path}' cannot be written ({Reason(e)}); the old file is as it was";

    private static string Reason(Exception e) => e is UnauthorizedAccessException ? "no permission" : "input/output error: is the disk full?";

    private static string? WriteThrough(string path, string real, Action<TextWriter> write)
    {
        try
        {
            using var stream = RealPath.Descriptor(real) is { } descriptor ? FileSystem.Current.OpenDescriptor(descriptor) : FileSystem.Current.OpenWrite(real);
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 65536);
            write(writer);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"'{path}' cannot be written ({Reason(e)})";
        }
    }
}
