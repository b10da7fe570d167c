namespace PlanLint.Files;

/// <summary>
/// A file that grows by whole records, each on the disk before anything else happens. A record that cannot be written whole is taken back, as
/// far as the disk lets us.
/// </summary>
internal sealed class AppendedFile : IDisposable
{
    private readonly string path;
    private readonly Stream stream;
    private long length;

    private AppendedFile(string path, Stream stream, long length) => (this.path, this.stream, this.length) = (path, stream, length);

    /// <summary>
    /// Opens a file to append, and makes one that only this user can read when there is none; what stands behind <paramref name="length"/> is
    /// cut off. Null, with a sentence, when it cannot be.
    /// </summary>
    public static AppendedFile? Open(string path, long length, out string? problem)
    {
        var files = FileSystem.Current;
        try
        {
            if (files.GetEntry(path, followsLinks: false).Kind == FileEntryKind.Absent)
            {
                files.Create(path, UnixFileMode.UserRead | UnixFileMode.UserWrite).Dispose();
                files.FlushFolder(Path.GetDirectoryName(path)!);
            }
            var stream = files.OpenWrite(path);
            if (stream.Length > length) stream.SetLength(length);
            stream.Seek(length, SeekOrigin.Begin);
            problem = null;
            return new AppendedFile(path, stream, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = AtomicFile.Problem(path, e);
            return null;
        }
    }

    /// <summary>Appends a record; null when it is on the disk, else a sentence.</summary>
    public string? Append(ReadOnlySpan<byte> record)
    {
        try
        {
            stream.Seek(length, SeekOrigin.Begin);
            stream.Write(record);
            FileSystem.Current.Flush(stream);
            length += record.Length;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TakeBack();
            return $"'{path}' cannot be written ({(e is UnauthorizedAccessException ? "no permission" : "input/output error: is the disk full?")})";
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // All that mattered was flushed before.
        }
    }

    private void TakeBack()
    {
        try
        {
            stream.SetLength(length);
            stream.Seek(length, SeekOrigin.Begin);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The reader leaves out a last line that is cut.
        }
    }
}
