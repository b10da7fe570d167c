using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>An entry of <c>required_providers</c>.</summary>
/// <param name="LocalName">The name resources of the module use.</param>
/// <param name="Source">Source address as written, such as <c>hashicorp/aws</c>; null when it is not given.</param>
/// <param name="Version">Version constraint as written; null when it is not given.</param>
/// <param name="ConfigurationAliases">Names such as <c>aws.west</c> that callers must pass.</param>
/// <param name="Declaration">The entry.</param>
public sealed record ProviderRequirement(
    string LocalName, string? Source, string? Version, IReadOnlyList<string> ConfigurationAliases, AttributeSyntax Declaration)
{
    /// <summary>The entry's name.</summary>
    public SourceLocation Location => SourceLocation.At(Declaration.Tree.Source, Declaration.NameSpan);
}
