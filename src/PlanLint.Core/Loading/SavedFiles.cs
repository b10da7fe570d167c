using System.Collections.Immutable;
using System.Text.Json;
using PlanLint.Evaluation;
using PlanLint.Plans.Saved;

namespace PlanLint.Loading;

/// <summary>The configuration in a saved plan, laid out as it was on the disk that it was planned on.</summary>
internal static class SavedFiles
{
    /// <summary>The root module's directory. Local modules may lie beside it and above, so it does not lie at the top.</summary>
    public const string Root = "plan/of/a/root/module";

    /// <summary>The files; null when the archive holds none.</summary>
    public static ImmutableSortedDictionary<string, byte[]>? Of(SavedPlanArchive archive)
    {
        if (archive.Configuration.IsEmpty) return null;
        var directories = Directories(archive.Manifest);
        var files = new List<(string, byte[])>();
        foreach (var (name, bytes) in archive.Configuration)
        {
            int slash = name.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || name.IndexOf('/', slash + 1) >= 0) continue;
            string key = name["m-".Length..slash];
            if (key.Length > 0 && !directories.ContainsKey(key)) throw ProtobufReader.Broken();
            string? directory = key.Length == 0 ? Root : SourcePath.Combine(Root, directories[key]);
            if (directory is not null) files.Add(($"{directory}/{name[(slash + 1)..]}", bytes));
        }
        if (archive.LockFile is { } lockFile) files.Add(($"{Root}/.terraform.lock.hcl", lockFile));
        if (archive.Manifest is { } manifest) files.Add(($"{Root}/.terraform/modules/modules.json", Sourced(manifest)));
        return files.DistinctBy(f => f.Item1).ToImmutableSortedDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);
    }

    /// <summary>
    /// The files as a source, and the root module's directory in it: where they lie on the disk when all that lie there are the same, else below
    /// the name of the plan.
    /// </summary>
    public static (MemoryFileSource Files, string Root) Placed(
        ImmutableSortedDictionary<string, byte[]> saved, string planPath, IFileSource disk)
    {
        int slash = planPath.LastIndexOf('/');
        string beside = slash < 0 ? "" : planPath[..slash];
        bool isThere = saved.Where(f => !f.Key.Contains("/.", StringComparison.Ordinal)).All(f => Moved(f.Key, beside) is { } path
            && disk.Read(path).Bytes is { } bytes && bytes.AsSpan().SequenceEqual(f.Value));
        string root = isThere ? beside : planPath;
        return (new MemoryFileSource(saved.Select(f => (Moved(f.Key, root), f.Value)).Where(f => f.Item1 is not null).Select(f => (f.Item1!, f.Value))), root);
    }

    private static string? Moved(string path, string root) => SourcePath.Combine(root, SourcePath.Relative(Root, path));

    /// <summary>The manifest, which lists modules in an array of its own where a checkout has an object around it.</summary>
    private static byte[] Sourced(byte[] manifest) => [.. "{\"Modules\":"u8, .. manifest, .. "}"u8];

    private static Dictionary<string, string> Directories(byte[]? manifest)
    {
        var directories = new Dictionary<string, string>(StringComparer.Ordinal);
        if (manifest is null) return directories;
        try
        {
            using var document = JsonDocument.Parse(manifest);
            foreach (var module in document.RootElement.EnumerateArray())
                if (module.GetProperty("Key").GetString() is { Length: > 0 } key && module.GetProperty("Dir").GetString() is { } directory)
                    directories[key] = directory.Replace('\\', '/');
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw ProtobufReader.Broken();
        }
        return directories;
    }
}
