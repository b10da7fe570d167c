using System.Text;
using System.Text.Json;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>What <c>terraform init</c> fetched for a module call, as the files below <c>.terraform/modules</c> tell. Nothing is run.</summary>
/// <param name="Source">The source that was fetched, as the manifest has it; sources of registries with their host.</param>
/// <param name="Version">The version of a registry's module; null for others.</param>
/// <param name="Commit">The commit that a clone stands at; null when there is no clone or its files do not say.</param>
internal sealed record FetchedModule(string Source, string? Version, string? Commit)
{
    /// <summary>What was fetched for a call; null when the manifest has none.</summary>
    public static FetchedModule? Of(ModuleTree modules, ModuleCallSymbol call)
    {
        string folder = $"{modules.Files.WorkingDirectory.TrimEnd('/')}/.terraform/modules";
        if (modules.Files.Read($"{folder}/modules.json") is not { } bytes) return null;
        string key = string.Join('.', call.Module.Path.Steps.Select(s => s.Name).Append(call.Name));
        try
        {
            using var manifest = JsonDocument.Parse(bytes);
            foreach (var module in manifest.RootElement.GetProperty("Modules").EnumerateArray())
            {
                if (module.GetProperty("Key").GetString() != key || module.GetProperty("Source"u8).GetString() is not { } source) continue;
                string? version = module.TryGetProperty("Version"u8, out var written) ? written.GetString() : null;
                return new FetchedModule(source, version, CommitOf(modules, $"{folder}/{key}/.git"));
            }
        }
        // A manifest that cannot be read is reported when modules are loaded.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException) { }
        return null;
    }

    private static string? CommitOf(ModuleTree modules, string git)
    {
        string? head = Read("HEAD")?.Trim();
        if (head is null || IsCommit(head)) return head;
        if (!head.StartsWith("ref: ", StringComparison.Ordinal) || head[5..] is not { } name || name.Contains("..", StringComparison.Ordinal)) return null;
        if (Read(name)?.Trim() is { } loose) return IsCommit(loose) ? loose : null;
        foreach (string line in (Read("packed-refs") ?? "").Split('\n'))
            if (line.TrimEnd().Split(' ') is [var commit, var packed] && packed == name && IsCommit(commit)) return commit;
        return null;

        string? Read(string path) => modules.Files.Read($"{git}/{path}") is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static bool IsCommit(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
