using PlanLint.Plans;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Plans;

/// <summary>Plans outside the repository; tests over them are ignored where they are missing.</summary>
internal static class PlanCorpus
{
    public static string Root
    {
        get
        {
            string? root = Environment.GetEnvironmentVariable("PLANLINT_SHARED");
            if (string.IsNullOrEmpty(root)) Assert.Ignore("PLANLINT_SHARED is not set");
            return root!;
        }
    }

    public static Plan ReadPlan(string path)
    {
        using var stream = File.OpenRead(path);
        var result = PlanReader.Read(stream, Path.GetFileName(path));
        return result.Plan ?? throw new AssertionException($"{path}: {string.Join("; ", result.Diagnostics.Select(d => $"{d.Location}: {d.Message}"))}");
    }

    /// <summary>Rows of manifest.tsv: path and the columns by name.</summary>
    public static IEnumerable<Dictionary<string, string>> Manifest()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Root, "plans", "manifest.tsv"));
        string[] names = lines[0].Split('\t');
        return lines.Skip(1).Select(line => line.Split('\t').Select((cell, i) => (cell, i)).ToDictionary(c => names[c.i], c => c.cell));
    }

    /// <summary>Folders with a plan made by Terraform, its printed form and the command that made it.</summary>
    public static IEnumerable<string> Cases() =>
        Directory.GetDirectories(Path.Combine(RepositoryFiles.Root(), "tests", "corpus", "plans")).Order(StringComparer.Ordinal);

    /// <summary>The plan of one case.</summary>
    public static Plan ReadCase(string name) => ReadPlan(PathOf(name));

    /// <summary>The file of one case's plan.</summary>
    public static string PathOf(string name) =>
        Path.Combine(Cases().Single(c => Path.GetFileName(c).StartsWith(name + "-", StringComparison.Ordinal)), "plan.min.json");

    /// <summary>Folders of plans/generated and plans/generated-mock, which also have states.</summary>
    public static IEnumerable<string> GeneratedCases() =>
        new[] { "generated", "generated-mock" }.SelectMany(d => Directory.GetDirectories(Path.Combine(Root, "plans", d))).Order(StringComparer.Ordinal);
}
