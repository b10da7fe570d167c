using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>What a block of Terraform's own language takes. Blocks whose content a provider defines have none.</summary>
internal sealed class BlockSchema
{
    internal BlockSchema(string[] required, string[] optional, string[] blocks)
    {
        Required = required;
        Attributes = new HashSet<string>(required.Concat(optional), StringComparer.Ordinal);
        Blocks = new HashSet<string>(blocks, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Required { get; }

    public IReadOnlySet<string> Attributes { get; }

    public IReadOnlySet<string> Blocks { get; }

    /// <summary>Required arguments that a block lacks, then arguments and blocks in it that nothing takes there.</summary>
    public IEnumerable<SemanticIssue> Problems(BlockSyntax block)
    {
        foreach (string required in Required)
            if (block.Body.GetAttribute(required) is null)
                yield return TerraformWords.MissingArgument(SourceLocation.At(block.Tree.Source, block.HeaderSpan), required);
        foreach (var attribute in block.Body.Attributes)
            if (!Attributes.Contains(attribute.Name)) yield return TerraformWords.UnsupportedArgument(attribute, Attributes);
        foreach (var nested in block.Body.Blocks)
            if (!Blocks.Contains(nested.Type)) yield return TerraformWords.UnsupportedBlock(nested, Blocks);
    }

    /// <summary>The arguments and blocks that only some versions take.</summary>
    public IReadOnlyDictionary<string, LanguageFeature> Newer { get; private init; } = new Dictionary<string, LanguageFeature>();

    /// <summary>Top-level blocks by type. Words that only OpenTofu or only newer versions know are taken as well.</summary>
    public static readonly IReadOnlyDictionary<string, BlockSchema> TopLevel = new Dictionary<string, BlockSchema>(StringComparer.Ordinal)
    {
        ["variable"] = new([], ["type", "default", "description", "sensitive", "nullable", "ephemeral", "deprecated", "const"],
            ["validation"])
        { Newer = Since(("const", LanguageFeature.Const), ("deprecated", LanguageFeature.Deprecated)) },
        ["output"] = new(["value"], ["description", "sensitive", "depends_on", "ephemeral", "deprecated", "type"],
            ["precondition"])
        { Newer = Since(("type", LanguageFeature.OutputType), ("deprecated", LanguageFeature.Deprecated)) },
        ["terraform"] = new([], ["required_version", "experiments", "language"],
            ["required_providers", "backend", "cloud", "provider_meta", "encryption",
                "state_store"])
        { Newer = Since(("state_store", LanguageFeature.StateStore)) },
        ["moved"] = new(["from", "to"], [], []),
        ["removed"] = new(["from"], [], ["lifecycle", "connection", "provisioner"]),
        ["import"] = new(["to"], ["id", "identity", "provider", "for_each"], []),
        ["check"] = new([], [], ["assert", "data"]),
        ["action"] = new([], ["count", "for_each", "provider"], ["config"]),
    };

    /// <summary>Nested blocks by type, wherever they stand.</summary>
    public static readonly IReadOnlyDictionary<string, BlockSchema> Nested = new Dictionary<string, BlockSchema>(StringComparer.Ordinal)
    {
        ["validation"] = new(["condition", "error_message"], [], []),
        ["precondition"] = new(["condition", "error_message"], [], []),
        ["postcondition"] = new(["condition", "error_message"], [], []),
        ["assert"] = new(["condition", "error_message"], [], []),
    };

    /// <summary><c>lifecycle</c> of a managed resource.</summary>
    public static readonly BlockSchema ManagedLifecycle =
        new([], ["create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by", "enabled", "destroy"],
            ["precondition", "postcondition", "action_trigger"])
        {
            Newer = Since(("enabled", LanguageFeature.Enabled), ("destroy", LanguageFeature.LifecycleDestroy), ("action_trigger", LanguageFeature.Action)),
        };

    /// <summary><c>action_trigger</c> of a managed resource.</summary>
    public static readonly BlockSchema ActionTrigger =
        new(["events", "actions"], ["condition", "on_failure"], []) { Newer = Since(("on_failure", LanguageFeature.ActionOnFailure)) };

    /// <summary><c>lifecycle</c> of a data source or an ephemeral resource.</summary>
    public static readonly BlockSchema ReadLifecycle =
        new([], ["enabled"], ["precondition", "postcondition"]) { Newer = Since(("enabled", LanguageFeature.Enabled)) };

    /// <summary><c>lifecycle</c> of a <c>removed</c> block.</summary>
    public static readonly BlockSchema RemovedLifecycle = new([], ["destroy"], []);

    /// <summary><c>lifecycle</c> of a module call.</summary>
    public static readonly BlockSchema CallLifecycle = new([], ["enabled"], []);

    /// <summary>Provisioners by type.</summary>
    public static readonly IReadOnlyDictionary<string, BlockSchema> Provisioners = new Dictionary<string, BlockSchema>(StringComparer.Ordinal)
    {
        ["local-exec"] = new(["command"], ["interpreter", "working_dir", "environment", "quiet", "when", "on_failure"], ["connection"]),
        ["remote-exec"] = new([], ["inline", "script", "scripts", "when", "on_failure"], ["connection"]),
        ["file"] = new(["destination"], ["source", "content", "when", "on_failure"], ["connection"]),
    };

    /// <summary>Resource types that are part of Terraform itself, by reference prefix; meta-arguments aside.</summary>
    public static readonly IReadOnlyDictionary<string, BlockSchema> BuiltInResources = new Dictionary<string, BlockSchema>(StringComparer.Ordinal)
    {
        ["terraform_data"] = new([], ["input", "triggers_replace"], ["store"]) { Newer = Since(("store", LanguageFeature.Store)) },
        ["data.terraform_remote_state"] = new(["backend"], ["config", "defaults", "workspace"], []),
    };

    private static Dictionary<string, LanguageFeature> Since(params ReadOnlySpan<(string Name, LanguageFeature Feature)> newer)
    {
        var since = new Dictionary<string, LanguageFeature>(StringComparer.Ordinal);
        foreach (var (name, feature) in newer) since.Add(name, feature);
        return since;
    }
}
