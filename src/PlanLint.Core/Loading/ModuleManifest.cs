using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// <c>.terraform/modules/modules.json</c>: what <c>terraform init</c> fetched for each call, and where it put it (docs/facts/plan-files.md).
/// </summary>
internal sealed class ModuleManifest
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private ModuleManifest() { }

    /// <summary>The entry of a call; null when the manifest has none.</summary>
    public Entry? Find(string key) => entries.GetValueOrDefault(key);

    /// <summary>Reads the manifest of a root module; empty when it has none.</summary>
    public static ModuleManifest Read(IFileSource files, string rootDirectory, DiagnosticBag diagnostics)
    {
        var manifest = new ModuleManifest();
        string folder = SourcePath.Combine(rootDirectory, ".terraform/modules")!;
        string path = $"{folder}/modules.json";
        var content = files.Read(path);
        if (content.Bytes is not { } bytes)
        {
            if (content.Kind != EvaluationFileKind.Missing || files.IsLink(path))
                diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
                    $"The module manifest '{path}' {InputOpener.DescribePresent(content.Kind, InputOpener.LargestText)}.");
            return manifest;
        }
        try
        {
            using var document = JsonDocument.Parse(bytes);
            foreach (var module in document.RootElement.GetProperty("Modules").EnumerateArray())
            {
                if (module.GetProperty("Key").GetString() is not { } key || module.GetProperty("Dir").GetString() is not { } directory) continue;
                var fetched = Text(module, "Source") is { } source
                    ? new FetchedModule(source, Text(module, "Version"), () => SourcePath.Combine(folder, key) is { } clone
                        ? GitClone.Commit(files, clone)
                        : null)
                    : null;
                manifest.entries[key] = new Entry(directory.Replace('\\', '/'), fetched);
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), "The module manifest cannot be read; run 'terraform init' again.");
        }
        return manifest;
    }

    private static string? Text(JsonElement module, string name) =>
        module.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What the manifest says of a call.</summary>
    /// <param name="Directory">Where the sources are, relative to the root module.</param>
    /// <param name="Fetched">What was fetched; null when the entry names no source.</param>
    public sealed record Entry(string Directory, FetchedModule? Fetched);
}
