using System.Text;

namespace PlanLint.Files;

/// <summary>
/// A new text beside the file it will replace: complete and on the disk, under a name of its own, with the permissions of the old file from the
/// start. It takes the old file's place by <see cref="Commit"/>, in one step; else it is gone when this is disposed.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string path;
    private readonly OutputTarget target;
    private readonly string temporary;
    private Stream? held;
    private bool isPlaced;

    private StagedFile(string path, OutputTarget target, string temporary, Stream held)
    {
        this.path = path;
        this.target = target;
        this.temporary = temporary;
        this.held = held;
    }

    private string Changed => $"'{path}' was changed meanwhile, so it was left as it is; run the command again";

    /// <summary>Writes the new text beside a target; null, with a sentence, when it cannot be.</summary>
    public static StagedFile? Write(string path, OutputTarget target, Action<TextWriter> write, out string? problem)
    {
        var files = FileSystem.Current;
        StagedFile? staged = null;
        try
        {
            // Who may not write into a file may not replace it either.
            if (target.Entry.Kind == FileEntryKind.File) files.OpenWrite(target.Path).Dispose();
            Leftovers.Sweep(target.Folder);
            var (temporary, stream) = Leftovers.Create(
                target.Folder, target.Entry.Kind == FileEntryKind.File ? UnixFileMode.UserRead | UnixFileMode.UserWrite : null);
            staged = new StagedFile(path, target, temporary, stream);
            using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 65536, leaveOpen: true)) write(writer);
            files.Flush(stream);
            if (target.Entry.Kind == FileEntryKind.File) files.TakeAccess(temporary, target.Entry);
            problem = null;
            return staged;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            staged?.Dispose();
            problem = AtomicFile.Problem(path, e);
            return null;
        }
        catch
        {
            staged?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Puts the new file in its place; null when that is done. <paramref name="isAsBefore"/> is asked last: when it says no, the old file stays.
    /// A file that was not there must still not be.
    /// </summary>
    public string? Commit(Func<bool>? isAsBefore = null)
    {
        var files = FileSystem.Current;
        try
        {
            if (OperatingSystem.IsWindows()) Release();
            if (isAsBefore?.Invoke() == false) return Changed;
            files.Rename(temporary, target.Path, replaces: isAsBefore is null || target.Entry.Kind == FileEntryKind.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            bool hasAppeared = target.Entry.Kind == FileEntryKind.Absent && isAsBefore is not null
                && files.GetEntry(target.Path, followsLinks: false).Kind != FileEntryKind.Absent;
            return hasAppeared ? Changed : AtomicFile.Problem(path, e);
        }
        isPlaced = true;
        Release();
        try
        {
            files.FlushFolder(target.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file is in its place; only a power cut within seconds could still bring the old one back.
        }
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isPlaced) Leftovers.TryDelete(temporary);
        Release();
    }

    private void Release()
    {
        try
        {
            held?.Dispose();
        }
        catch (IOException)
        {
            // All that mattered was written and flushed before.
        }
        held = null;
    }
}
