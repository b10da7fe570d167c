using PlanLint.Evaluation;

namespace PlanLint.Files;

/// <summary>
/// The one way in: everything that PlanLint reads is opened here. What is no ordinary file, is too large or may not be read is told
/// apart from what is not there, and nothing is waited for.
/// </summary>
internal static class InputOpener
{
    /// <summary>Bytes at most of what is read as a whole: configuration, options, policies, baselines.</summary>
    public const long LargestText = 64L * 1024 * 1024;

    /// <summary>A file of the tree under analysis, links in whose path were followed before.</summary>
    public static OpenedInput Open(string realPath, long bound) => Open(realPath, bound, isNamed: false);

    /// <summary>A file that the command line names, where it wishes: links are followed, and a pipe or <c>/dev/stdin</c> will do.</summary>
    public static OpenedInput OpenNamed(string path, long bound) => Open(path, bound, isNamed: true);

    /// <summary>The bytes of an input that was opened, which is closed; no file when it turns out to be larger than the bound.</summary>
    public static FileContent ReadAll(OpenedInput input, long bound)
    {
        using var stream = input.Stream;
        if (stream is null) return new FileContent(input.Kind, null);
        try
        {
            // Most files are as long as they say; one more byte is asked for to know.
            byte[] bytes = new byte[stream.CanSeek ? Math.Min(stream.Length, bound) : 0];
            byte[] beyond = new byte[1];
            int length = 0;
            while (true)
            {
                int read = length < bytes.Length ? stream.Read(bytes, length, bytes.Length - length) : stream.Read(beyond, 0, 1);
                if (read == 0) break;
                if (length + read > bound) return new FileContent(EvaluationFileKind.TooLarge, null);
                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, (int)Math.Min(Math.Max(bytes.Length * 2L, 1 << 16), bound));
                    bytes[length] = beyond[0];
                }
                length += read;
            }
            if (length < bytes.Length) Array.Resize(ref bytes, length);
            return new FileContent(EvaluationFileKind.File, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileContent(EvaluationFileKind.Unreadable, null);
        }
    }

    /// <summary>The end of a sentence that begins with the file's name.</summary>
    public static string Describe(EvaluationFileKind kind, long bound) => kind switch
    {
        EvaluationFileKind.Missing => "does not exist",
        EvaluationFileKind.Directory => "is a folder",
        EvaluationFileKind.Other => "is not an ordinary file",
        EvaluationFileKind.Outside => "leads outside the repository",
        EvaluationFileKind.TooLarge => $"is larger than {bound / 1024 / 1024} MB",
        _ => "cannot be read; check its permissions",
    };

    /// <summary>The same for a name that is there: what is missing is what a link leads to.</summary>
    public static string DescribePresent(EvaluationFileKind kind, long bound) =>
        kind == EvaluationFileKind.Missing ? "is a link to nothing" : Describe(kind, bound);

    private static OpenedInput Open(string path, long bound, bool isNamed)
    {
        var files = FileSystem.Current;
        try
        {
            var entry = files.GetEntry(path, followsLinks: isNamed);
            if (isNamed && entry.Kind is FileEntryKind.Pipe or FileEntryKind.Device) return new OpenedInput(EvaluationFileKind.File, files.OpenPipe(path));
            if (KindOf(entry, bound) is not EvaluationFileKind.File and var other) return new OpenedInput(other, null);
            var stream = files.OpenRead(path, isNamed, out var opened);
            if (KindOf(opened, bound) is EvaluationFileKind.File) return new OpenedInput(EvaluationFileKind.File, stream);
            stream.Dispose();
            return new OpenedInput(KindOf(opened, bound), null);
        }
        catch (FileNotFoundException)
        {
            return new OpenedInput(EvaluationFileKind.Missing, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new OpenedInput(EvaluationFileKind.Unreadable, null);
        }
    }

    /// <summary>What an entry is to one who wants to read it.</summary>
    public static EvaluationFileKind KindOf(FileEntry entry, long bound) => entry.Kind switch
    {
        FileEntryKind.File => entry.Length > bound ? EvaluationFileKind.TooLarge : EvaluationFileKind.File,
        FileEntryKind.Folder => EvaluationFileKind.Directory,
        FileEntryKind.Absent => EvaluationFileKind.Missing,
        FileEntryKind.Unreachable => EvaluationFileKind.Unreadable,
        _ => EvaluationFileKind.Other,
    };
}
