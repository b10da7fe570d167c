using PlanLint.Addresses;
using PlanLint.Loading;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Where a state is kept, as far as the configuration says it in full: a backend and what tells its states apart.</summary>
internal sealed record StateLocation(string Backend, string Place)
{
    /// <summary>The settings that together name one state, by backend.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["local"] = ["path"],
        ["s3"] = ["bucket", "key"],
        ["gcs"] = ["bucket", "prefix"],
        ["azurerm"] = ["storage_account_name", "container_name", "key"],
        ["http"] = ["address"],
        ["consul"] = ["path"],
        ["kubernetes"] = ["secret_suffix"],
        ["oss"] = ["bucket", "key"],
        ["cos"] = ["bucket", "key"],
    };

    /// <summary>The state of a root module; null when its backend is given elsewhere or is none of these.</summary>
    public static StateLocation? Of(Module root) => root.Settings.Backend switch
    {
        null => Make("local", root.Directory, _ => null),
        { Type: "backend", Labels: [var label] } backend =>
            Make(label.Value, root.Directory, name => (backend.Body.GetAttribute(name)?.Value as TemplateSyntax)?.LiteralValue),
        _ => null,
    };

    /// <summary>The state that a data source reads; null for other data sources, and when it is not known.</summary>
    public static StateLocation? ReadBy(ResourceSymbol resource, ModuleTree tree)
    {
        if (resource is not { Mode: ResourceMode.Data, Type: "terraform_remote_state" }
            || tree.Evaluation.Instances(resource).Addresses is not [var address, ..]) return null;
        var values = tree.Evaluation.ValueOf(address);
        if (resource.Body.GetAttribute("workspace") is not null && values["workspace"]?.StringOrNull != "default") return null;
        return values["backend"]?.StringOrNull is { } backend ? Make(backend, tree.Root.Directory, name => values["config"]?[name]?.StringOrNull) : null;
    }

    private static StateLocation? Make(string backend, string directory, Func<string, string?> setting)
    {
        if (!Names.TryGetValue(backend, out string[]? names)) return null;
        if (backend == "local") return Resolve(directory, setting("path") ?? "terraform.tfstate") is { } path ? new StateLocation(backend, path) : null;
        string?[] values = [.. names.Select(setting)];
        return values.All(v => !string.IsNullOrEmpty(v)) ? new StateLocation(backend, string.Join('\n', values)) : null;
    }

    /// <summary>A path from a root module's directory, where Terraform runs; null when it leaves the repository.</summary>
    private static string? Resolve(string directory, string path) => path.StartsWith('/') ? path : SourcePath.Combine(directory, path);
}
