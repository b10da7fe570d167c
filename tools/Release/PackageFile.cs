using System.IO.Compression;

namespace PlanLint.Release;

/// <summary>A NuGet package, which is a zip: the entries that the SDK stamps with the time of the build get that of the commit.</summary>
internal static class PackageFile
{
    /// <summary>Rewrites a package so that its bytes depend on its content alone. The order of entries stays NuGet's.</summary>
    public static void Normalize(string path, DateTimeOffset time)
    {
        string next = path + ".next";
        using (var from = ZipFile.OpenRead(path))
        using (var to = ZipFile.Open(next, ZipArchiveMode.Create))
            foreach (var entry in from.Entries)
            {
                using var content = entry.Open();
                Add(to, entry.FullName, content, time, entry.ExternalAttributes);
            }
        File.Move(next, path, overwrite: true);
    }

    /// <summary>The files below a folder of a package, with their paths from there.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Read(string path, string folder)
    {
        using var package = ZipFile.OpenRead(path);
        foreach (var entry in package.Entries.Where(e => e.FullName.StartsWith(folder, StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            yield return (entry.FullName[folder.Length..], bytes.ToArray());
        }
    }

    /// <summary>Adds an entry to a zip.</summary>
    public static void Add(ZipArchive archive, string name, Stream content, DateTimeOffset time, int attributes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        // A zip knows no zone and no day before 1980.
        entry.LastWriteTime = time.ToUniversalTime();
        entry.ExternalAttributes = attributes;
        // What is compressed depends on the pieces in which it is written: one, whatever it is read from.
        using var whole = new MemoryStream();
        content.CopyTo(whole);
        using var target = entry.Open();
        target.Write(whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }
}
