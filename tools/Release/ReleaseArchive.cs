using System.Formats.Tar;
using System.IO.Compression;
using PlanLint.Hosting;

namespace PlanLint.Release;

/// <summary>The archive for one platform, which needs nothing installed: a <c>.tar.gz</c>, for Windows a <c>.zip</c>.</summary>
internal static class ReleaseArchive
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes <c>planlint-VERSION-PLATFORM</c> with a folder of the same name inside.</summary>
    public static void Write(
        string folder, string platform, IEnumerable<(string Path, byte[] Content)> program, IEnumerable<(string Path, byte[] Content)> documents, DateTimeOffset time)
    {
        string name = $"planlint-{Linter.Version}-{platform}";
        var files = program.Where(f => f.Path != "DotnetToolSettings.xml").Concat(documents).OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (Name: $"{name}/{f.Path}", f.Content, Mode: Path.GetFileName(f.Path) is "planlint" or "planlint.exe" ? Runnable : Readable)).ToArray();
        using var file = File.Create(Path.Combine(folder, name + (platform.StartsWith("win", StringComparison.Ordinal) ? ".zip" : ".tar.gz")));
        if (platform.StartsWith("win", StringComparison.Ordinal)) Zip(files, file, time);
        else Tar(files, file, time);
    }

    private static void Tar(IEnumerable<(string Name, byte[] Content, UnixFileMode Mode)> files, Stream output, DateTimeOffset time)
    {
        using var zipped = new GZipStream(output, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(zipped, TarEntryFormat.Ustar);
        foreach (var (name, content, mode) in files)
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content), Mode = mode, ModificationTime = time });
    }

    private static void Zip(IEnumerable<(string Name, byte[] Content, UnixFileMode Mode)> files, Stream output, DateTimeOffset time)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create);
        foreach (var (name, content, mode) in files) PackageFile.Add(zip, name, new MemoryStream(content), time, (int)mode << 16);
    }
}
