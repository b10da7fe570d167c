using System.Formats.Tar;
using System.IO.Compression;
using Newtonsoft.Json.Linq;

namespace PlanLint.KnowledgeDrafts.Bindings;

/// <summary>A package of the npm registry, as <c>npm pack</c> leaves it; read from front to end and never unpacked.</summary>
/// <param name="path">The <c>.tgz</c>.</param>
internal sealed class Package(string path)
{
    /// <summary>The files that are wanted, with paths below the package's own folder.</summary>
    public IEnumerable<(string Path, TextReader Text)> Files(Func<string, bool> isWanted)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            string name = entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (entry.DataStream is not { } data || !isWanted(name)) continue;
            using var reader = new StreamReader(data);
            yield return (name, reader);
        }
    }

    /// <summary>Name and version, as its <c>package.json</c> says.</summary>
    public (string Name, string Version) Identity()
    {
        foreach (var (_, text) in Files(p => p == "package.json"))
        {
            var manifest = JObject.Parse(text.ReadToEnd());
            return ((string)manifest["name"]!, (string)manifest["version"]!);
        }
        throw new InvalidDataException($"{path} is no package: it has no package.json");
    }
}
