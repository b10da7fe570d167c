using System.Runtime.CompilerServices;
using System.Text.Json;
using PlanLint.Analysis;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>The incident that PlanLint was made for: <c>samples/incident</c>.</summary>
internal static class Incident
{
    /// <summary>The folder.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "samples", "incident"));

    /// <summary>Configuration, inventory, and a plan named relative to the folder.</summary>
    public static Compilation Load(string plan)
    {
        var files = Directory.GetFiles(Path.Combine(Folder, "terraform")).Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)))
            .Select(f => (Name: f.Name == "k3s.tfvars" ? "k3s.auto.tfvars" : f.Name, f.Text))
            .Append((Name: "plan.json", Text: File.ReadAllText(Path.Combine(Folder, plan))))
            .Concat(Directory.GetFiles(Path.Combine(Folder, "live")).Order(StringComparer.Ordinal).Select(f => (Name: $"live/{Path.GetFileName(f)}", Text: File.ReadAllText(f))));
        return Fixture.Parse(string.Join('\n', files.Select(f => $"# file: {f.Name}\n{f.Text}"))).Compile(BuiltInKnowledge.Load());
    }

    /// <summary>Addresses of a list in <c>expected.json</c>.</summary>
    public static IEnumerable<string> Expected(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        return [.. document.RootElement.GetProperty(name).EnumerateArray().Select(e => e.GetProperty("address").GetString()!)];
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
