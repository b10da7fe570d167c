using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>module</c> block: a call of another module.</summary>
public sealed class ModuleCallSymbol : BlockSymbol
{
    private static readonly HashSet<string> MetaArguments =
        new(StringComparer.Ordinal) { "source", "version", "count", "for_each", "depends_on", "providers", "ignore_nested_deprecations" };

    internal ModuleCallSymbol(Module module, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[0].Value, block, overrides) { }

    /// <summary>The <c>source</c>, also where variables and locals that have one value make it; null when absent or not known.</summary>
    public string? Source => WrittenSource ?? MadeSource;

    /// <summary>The <c>source</c> when it is a plain string.</summary>
    internal string? WrittenSource => (Body.GetAttribute("source")?.Value as TemplateSyntax)?.LiteralValue;

    /// <summary>What an expression as <c>source</c> comes to.</summary>
    internal string? MadeSource { get; set; }

    /// <summary>True when the source is a path, <c>./</c> or <c>../</c>.</summary>
    public bool IsLocal => Source is { } source
        && (source is "." or ".." || source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal));

    /// <summary>The module that is called; null when its sources are not on disk.</summary>
    public Module? Target { get; internal set; }

    /// <summary>What <c>terraform init</c> fetched for it; null for a local source, and when the manifest does not say.</summary>
    public FetchedModule? Fetched { get; internal set; }

    /// <summary>The <c>count</c> expression; null when absent.</summary>
    public ExpressionSyntax? Count => Body.GetAttribute("count")?.Value;

    /// <summary>The <c>for_each</c> expression; null when absent.</summary>
    public ExpressionSyntax? ForEach => Body.GetAttribute("for_each")?.Value;

    /// <summary>The <c>enabled</c> of OpenTofu's <c>lifecycle</c>; null when absent.</summary>
    public ExpressionSyntax? Enabled => Body.GetBlocks("lifecycle").Select(b => b.Body.GetAttribute("enabled")?.Value).LastOrDefault(e => e is not null);

    /// <summary>The arguments for the called module's variables, without meta-arguments.</summary>
    public IEnumerable<AttributeSyntax> Arguments =>
        Body.Attributes.Where(a => !MetaArguments.Contains(a.Name)).Concat(Body.GetBlocks(ConfiguredBody.EscapeBlock).SelectMany(b => b.Body.Attributes));

    /// <summary>The argument for a variable; null when the call gives none.</summary>
    public AttributeSyntax? Argument(string variable) =>
        (MetaArguments.Contains(variable) ? null : Body.GetAttribute(variable))
        ?? Body.GetBlocks(ConfiguredBody.EscapeBlock).Select(b => b.Body.GetAttribute(variable)).FirstOrDefault(a => a is not null);

    /// <summary>
    /// Provider configurations passed in, by their name in the called module (<c>aws</c> or <c>aws.west</c>); null when the call has no
    /// <c>providers</c>, so default configurations are inherited.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Providers => Body.GetAttribute("providers")?.Value is ObjectSyntax map
        ? map.Items.GroupBy(i => ProviderSymbol.NameOf(i.Key.Wrapped) ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => ProviderSymbol.NameOf(g.Last().Value) ?? "", StringComparer.Ordinal)
        : null;

    /// <inheritdoc/>
    public override string Reference => $"module.{Name}";
}
