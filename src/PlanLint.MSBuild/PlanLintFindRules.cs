using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Task = Microsoft.Build.Utilities.Task;

namespace PlanLint.MSBuild;

/// <summary>Finds the rule assemblies that restored packages carry under <c>planlint/analyzers/</c>, direct and transitive ones.</summary>
[MSBuildMultiThreadableTask]
public sealed class PlanLintFindRules : Task
{
    /// <summary>The project's <c>project.assets.json</c>.</summary>
    [Required]
    public string AssetsFile { get; set; } = "";

    /// <summary>The assemblies, ordered by path.</summary>
    [Output]
    public ITaskItem[] Rules { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        JObject assets;
        try
        {
            using var reader = new JsonTextReader(File.OpenText(AssetsFile)) { DateParseHandling = DateParseHandling.None };
            assets = JObject.Load(reader);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            var problem = LoggedFinding.Problem("PL0006", "The packages of the project cannot be read from this file; restore it again.");
            Log.LogError(null, problem.Code, null, problem.HelpLink, AssetsFile, 0, 0, 0, 0, "{0}", problem.Message);
            return false;
        }
        string[] folders = [.. (assets["packageFolders"] as JObject)?.Properties().Select(p => p.Name) ?? []];
        var assemblies =
            from library in (assets["libraries"] as JObject)?.Properties() ?? []
            let path = (string?)library.Value["path"]
            where path is not null
            from file in (library.Value["files"] as JArray ?? []).Select(f => (string?)f)
            where file.StartsWith("planlint/analyzers/", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            select folders.Select(folder => Path.Combine(folder, path, file)).FirstOrDefault(File.Exists);
        Rules = [.. assemblies.OfType<string>().Order(StringComparer.Ordinal).Select(a => new TaskItem(a))];
        return true;
    }
}
