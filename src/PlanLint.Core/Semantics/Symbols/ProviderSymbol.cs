using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>A <c>provider</c> block: a configuration of a provider.</summary>
public sealed class ProviderSymbol : BlockSymbol
{
    internal ProviderSymbol(Module module, BlockSyntax block, IReadOnlyList<BlockSyntax> overrides)
        : base(module, block.Labels[0].Value, block, overrides) { }

    /// <summary>The alias; null for the default configuration.</summary>
    public string? Alias => (Body.GetAttribute("alias")?.Value as TemplateSyntax)?.LiteralValue;

    /// <summary><c>aws</c>, or <c>aws.west</c> with an alias.</summary>
    public override string Reference => Alias is { } alias ? $"{Name}.{alias}" : Name;

    /// <summary>The <c>for_each</c> of OpenTofu, which makes a configuration for each element; null when absent.</summary>
    public ExpressionSyntax? ForEach => Body.GetAttribute("for_each")?.Value;

    /// <summary>
    /// The configuration that a provider reference names: <c>aws</c>, <c>aws.west</c>, or the same in quotes; of <c>aws.by[each.key]</c> the
    /// one that is repeated, <c>aws.by</c>. Null for anything else.
    /// </summary>
    internal static string? NameOf(ExpressionSyntax? expression) => expression switch
    {
        ScopeTraversalSyntax { Steps: [_] } one => one.RootName,
        ScopeTraversalSyntax { Steps: [_, { Name: { } alias }] } two => $"{two.RootName}.{alias}",
        ScopeTraversalSyntax { Steps: [_, { Name: { } alias }, { IsIndex: true }] } one => $"{one.RootName}.{alias}",
        IndexSyntax { Collection: ScopeTraversalSyntax { Steps: [_, { Name: not null }] } repeated } => NameOf(repeated),
        TemplateSyntax { LiteralValue: { } text } => text.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? text[..bracket] : text,
        _ => null,
    };
}
