using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0423: which cluster is changed depends on whoever runs the apply.</summary>
public sealed class KubeContextImplicit : Rule
{
    private const string Empty = "{0} is not configured, so it takes whatever cluster the environment points at; set host and credentials, or config_path "
        + "and config_context.";
    private const string Insecure = "{0} does not verify the cluster's certificate.";
    private const string Several = "{0} uses context {1}, another provider of this root uses {2}; one apply changes two clusters.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0423", "kube-context-implicit", "Cluster depends on the current kubeconfig context",
        "{0} reads {1} and sets no config_context, so it changes whichever cluster is current there.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnModule(Check);

    private static void Check(ModuleContext context)
    {
        var module = context.Module;
        var tree = context.Compilation.Modules!;
        if (!module.IsFirstOfDirectory(tree) || module.IsFetched()) return;
        var contexts = new List<(ProviderSymbol Provider, string Context, SourceLocation At)>();
        foreach (var provider in module.Providers.Where(p => p.Name is "kubernetes" or "helm" or "kubectl"))
            Check(context, provider, contexts);
        var first = contexts.FirstOrDefault();
        foreach (var (provider, name, at) in contexts.Skip(1))
            if (name != first.Context && provider.Alias is null && first.Provider.Alias is null)
                context.Report(new Finding($"provider {provider.Reference}", name, first.Context)
                {
                    MessageFormat = Several,
                    At = at,
                    Severity = Severity.Warning,
                    Related = [new RelatedLocation(first.At, "the other context")],
                });
    }

    private static void Check(ModuleContext context, ProviderSymbol provider, List<(ProviderSymbol, string, SourceLocation)> contexts)
    {
        var settings = Settings(provider);
        if (settings is null) return;
        string name = $"provider {provider.Reference}";
        if (settings.Get("insecure") is { } insecure && insecure.Value is LiteralSyntax { Text: "true" })
            context.Report(new Finding(name) { MessageFormat = Insecure, At = insecure.Node.Location, Severity = Severity.Warning });
        if (settings.Get("config_context")?.Value is TemplateSyntax { LiteralValue: { } literal } chosen) contexts.Add((provider, literal, chosen.Location));

        if (settings.Get("host") is not null || settings.Get("config_context") is not null || settings.Get("config_context_cluster") is not null) return;
        if ((settings.Get("config_path") ?? settings.Get("config_paths")) is { } path)
        {
            var edit = settings.Block is { } block && context.Module.Variables["kube_context"] is not null
                ? BlockEdits.Append(block, "config_context = var.kube_context")
                : null;
            context.Report(new Finding(name, new QuotedValue(path.Value is TemplateSyntax { LiteralValue: { } file } ? file : path.Value.ToString())
            {
                IsText = true,
            })
            {
                At = path.Node.Location,
                // A path that a pipeline passes in, a file beside the root, and one that is named after a cluster, may hold one context only.
                Severity = IsPersonal(path.Value) || DefaultOf(context.Module, path.Value) is { } value && IsPersonal(value) ? Severity.Error
                    : path.Value is TemplateSyntax { LiteralValue: not null } || IsNamedByExpression(path.Value) ? Severity.Note : Severity.Warning,
                Fixes = edit is null ? [] : [new CodeFix("Choose the context with a variable", FixSafety.Unsafe, [edit])],
            });
        }
        else if (settings.IsEmpty)
            context.Report(new Finding(name)
            {
                MessageFormat = Empty,
                At = provider.Location,
                Severity = context.Module.IsReusable(context.Compilation) ? Severity.Note : Severity.Warning,
            });
    }

    /// <summary>True for files that people switch between clusters in: below <c>~/.kube</c>, and any that a home directory holds.</summary>
    private static bool IsPersonal(ExpressionSyntax path) => path switch
    {
        TupleSyntax list => list.Elements.Any(IsPersonal),
        TemplateSyntax { LiteralValue: { } file } => file.StartsWith('~') || file.Contains(".kube/", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>True for <c>"${var.folder}/config-${local.cluster}"</c>.</summary>
    private static bool IsNamedByExpression(ExpressionSyntax path) =>
        path is TemplateSyntax && path.ToString() is var text && text.LastIndexOf('/') is >= 0 and var slash
        && text[slash..].Contains("${", StringComparison.Ordinal);

    private static ExpressionSyntax? DefaultOf(Module module, ExpressionSyntax path) =>
        path is ScopeTraversalSyntax { RootName: "var", Steps: [_, { Name: { } name }] } ? module.Variables[name]?.Default is TemplateSyntax literal
            ? literal
            : null : null;

    /// <summary>Where the connection is set: the block itself, or what Helm nests as <c>kubernetes</c>; null for a Helm provider that cannot be read.</summary>
    private static ConnectionSettings? Settings(ProviderSymbol provider)
    {
        if (provider.Name != "helm") return new ConnectionSettings(provider.Block, provider.Body, null);
        if (provider.Body.GetBlocks("kubernetes").FirstOrDefault() is { } nested) return new ConnectionSettings(nested, null, null);
        return provider.Body.GetAttribute("kubernetes")?.Value switch
        {
            ObjectSyntax map => new ConnectionSettings(null, null, map),
            null => new ConnectionSettings(null, provider.Body, null),
            _ => null,
        };
    }

    private sealed record ConnectionSettings(BlockSyntax? Block, MergedBody? Body, ObjectSyntax? Map)
    {
        /// <summary>True when nothing at all says where the cluster is; in-cluster and exec configuration is something.</summary>
        public bool IsEmpty => Map is { } map ? map.Items.Count == 0
            : Body is { } body ? body.Attributes.All(a => a.Name is "alias" or "experiments" or "debug")
            && body.Blocks.All(b => b.Type is "experiments" or "registry" or "registries")
            : Block!.Body.Items.Count == 0;

        public (SyntaxNode Node, ExpressionSyntax Value)? Get(string name)
        {
            if (Map is { } map) return map.Items.LastOrDefault(i => i.Key.LiteralKey == name) is { } item ? (item, item.Value) : null;
            var attribute = Body is { } body ? body.GetAttribute(name) : Block!.Body.GetAttribute(name);
            return attribute is null ? null : (attribute, attribute.Value);
        }
    }
}
