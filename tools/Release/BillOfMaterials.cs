using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PlanLint.Release;

/// <summary>
/// The CycloneDX file that the tool of that name has written from the packages of the command line. The time becomes the commit's, and the
/// runtime that is linked into native and self-contained programs is added, which no package reference names.
/// </summary>
internal static class BillOfMaterials
{
    /// <summary>Rewrites the file.</summary>
    public static void Complete(string path, DateTimeOffset time)
    {
        JObject bom;
        using (var json = new JsonTextReader(File.OpenText(path)) { DateParseHandling = DateParseHandling.None }) bom = JObject.Load(json);
        bom["metadata"]!["timestamp"] = time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var components = (JArray)bom["components"]!;
        foreach (var excluded in components.Where(c => (string?)c["scope"] == "excluded").ToArray()) excluded.Remove();
        var kept = components.Select(c => (string?)c["bom-ref"]).ToHashSet(StringComparer.Ordinal);
        string program = (string)bom["metadata"]!["component"]!["bom-ref"]!;
        string runtime = $"pkg:generic/dotnet-runtime@{Bundled()}";
        components.Add(new JObject
        {
            ["type"] = "framework",
            ["bom-ref"] = runtime,
            ["name"] = "Microsoft.NETCore.App.Runtime",
            ["version"] = Bundled(),
            ["description"] = ".NET runtime, linked into the native and the self-contained programs; the portable packages use the one that is installed",
            ["scope"] = "optional",
            ["licenses"] = new JArray(new JObject { ["license"] = new JObject { ["id"] = "MIT" } }),
        });
        foreach (var dependency in ((JArray)bom["dependencies"]!).ToArray())
        {
            if (!kept.Contains((string?)dependency["ref"]) && (string?)dependency["ref"] != program) dependency.Remove();
            else if (dependency["dependsOn"] is JArray on)
                foreach (var other in on.Where(o => !kept.Contains((string?)o)).ToArray()) other.Remove();
        }
        File.WriteAllText(path, bom.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>The runtime pack that was restored, as the assets of the command line say.</summary>
    private static string Bundled()
    {
        var assets = JObject.Parse(File.ReadAllText("src/PlanLint.Cli/obj/project.assets.json"));
        string? version = assets.SelectTokens("$.project.frameworks.*.downloadDependencies[*]")
            .FirstOrDefault(d => ((string?)d["name"])?.Contains(".App.Runtime", StringComparison.Ordinal) == true)?["version"]?.ToString();
        return version?.Trim('[', ']').Split(',')[0] ?? Environment.Version.ToString(3);
    }
}
