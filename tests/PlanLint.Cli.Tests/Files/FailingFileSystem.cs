using PlanLint.Files;

namespace PlanLint.Cli.Tests.Files;

/// <summary>The disk, one step of which fails. Steps are counted from 1.</summary>
internal sealed class FailingFileSystem(int failing, Failure failure) : IFileSystem
{
    private readonly DiskFileSystem disk = DiskFileSystem.Instance;
    private readonly List<Stream> opened = [];
    private int steps;

    /// <summary>Steps taken so far.</summary>
    public int Steps => steps;

    /// <summary>The number of the first step that changes something; 0 while there was none.</summary>
    public int FirstChange { get; private set; }

    /// <summary>What the failing step was; null when it was not reached.</summary>
    public string? Failed { get; private set; }

    /// <summary>Steps that fail whenever they are taken; none by default.</summary>
    public Predicate<string> Refuses { get; init; } = _ => false;

    public FileEntry GetEntry(string path, bool followsLinks) => disk.GetEntry(path, followsLinks);

    public string? GetLinkTarget(string path) => disk.GetLinkTarget(path);

    public IEnumerable<string> EnumerateNames(string folder, bool ofFolders)
    {
        Step("list " + folder, changes: false);
        return disk.EnumerateNames(folder, ofFolders);
    }

    public Stream OpenRead(string path, bool followsLinks, out FileEntry opened)
    {
        Step("open " + path, changes: false);
        return Count(path, disk.OpenRead(path, followsLinks, out opened));
    }

    public Stream OpenPipe(string path)
    {
        Step("open " + path, changes: false);
        return Count(path, disk.OpenPipe(path));
    }

    public Stream Create(string path, UnixFileMode? mode)
    {
        Step("create " + path);
        return Count(path, disk.Create(path, mode));
    }

    public Stream OpenWrite(string path)
    {
        Step("open to write " + path);
        return Count(path, disk.OpenWrite(path));
    }

    public Stream OpenDescriptor(int descriptor) => disk.OpenDescriptor(descriptor);

    public Stream? OpenUnheld(string path)
    {
        Step("lock " + path, changes: false);
        return disk.OpenUnheld(path);
    }

    public void Flush(Stream stream)
    {
        Step("flush");
        disk.Flush(((CountingStream)stream).Inner);
    }

    public void TakeAccess(string path, FileEntry from)
    {
        Step("change mode " + path);
        disk.TakeAccess(path, from);
    }

    public void Rename(string from, string to, bool replaces)
    {
        Step("rename " + to);
        disk.Rename(from, to, replaces);
    }

    public void Delete(string path)
    {
        Step("delete " + path);
        disk.Delete(path);
    }

    public void CreateFolder(string path, bool isPrivate)
    {
        Step("create folder " + path);
        disk.CreateFolder(path, isPrivate);
    }

    public void RenameFolder(string from, string to)
    {
        Step("rename folder " + to);
        disk.RenameFolder(from, to);
    }

    public void DeleteFolder(string path, bool withContent)
    {
        Step("delete folder " + path);
        disk.DeleteFolder(path, withContent);
    }

    public void FlushFolder(string path)
    {
        Step("flush folder " + path);
        disk.FlushFolder(path);
    }

    private void Step(string what, bool changes = true)
    {
        int step = Interlocked.Increment(ref steps);
        if (step == failing) Failed = what;
        if (changes && FirstChange == 0) FirstChange = step;
        // The system closes what a process that is gone had open.
        if (failure == Failure.Crash && step == failing) opened.ForEach(s => s.Dispose());
        if (failure == Failure.Crash && step >= failing) throw new CrashException();
        // A full disk still lets files go.
        bool fails = step == failing || (failure == Failure.FullDisk && step > failing && changes && !what.StartsWith("delete", StringComparison.Ordinal));
        if (fails || Refuses(what)) throw new IOException("No space left on device");
    }

    private CountingStream Count(string path, Stream inner)
    {
        lock (opened) opened.Add(inner);
        return new CountingStream(this, path, inner);
    }

    private sealed class CountingStream(FailingFileSystem owner, string path, Stream inner) : Stream
    {
        public Stream Inner => inner;

        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            owner.Step("read " + path, changes: false);
            return inner.Read(buffer, offset, count);
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            owner.Step("write " + path);
            inner.Write(buffer, offset, count);
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
