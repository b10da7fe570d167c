using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// <c>.terraform/modules/modules.json</c>: where <c>terraform init</c> put each call's sources (plan-format.md §8).
/// </summary>
internal sealed class ModuleManifest
{
    private readonly Dictionary<string, string> directories = new(StringComparer.Ordinal);

    private ModuleManifest() { }

    /// <summary>The directory of a call, relative to the root module; null when the manifest has none.</summary>
    public string? DirectoryOf(string key) => directories.GetValueOrDefault(key);

    /// <summary>Reads the manifest of a root module; empty when it has none.</summary>
    public static ModuleManifest Read(IFileSource files, string rootDirectory, DiagnosticBag diagnostics)
    {
        var manifest = new ModuleManifest();
        string path = SourcePath.Combine(rootDirectory, ".terraform/modules/modules.json")!;
        if (files.Read(path) is not { } bytes) return manifest;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            foreach (var module in document.RootElement.GetProperty("Modules").EnumerateArray())
            {
                if (module.GetProperty("Key").GetString() is { } key && module.GetProperty("Dir").GetString() is { } directory)
                    manifest.directories[key] = directory.Replace('\\', '/');
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), "The module manifest cannot be read; run 'terraform init' again");
        }
        return manifest;
    }
}
