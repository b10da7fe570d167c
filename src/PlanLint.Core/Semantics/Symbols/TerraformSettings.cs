using PlanLint.Syntax;

namespace PlanLint.Semantics;

/// <summary>What the module's <c>terraform</c> blocks say together.</summary>
public sealed class TerraformSettings
{
    internal TerraformSettings(IReadOnlyList<BlockSyntax> blocks, IReadOnlyList<AttributeSyntax> requiredVersions,
        IReadOnlyList<ProviderRequirement> requiredProviders, BlockSyntax? backend)
    {
        Blocks = blocks;
        RequiredVersions = requiredVersions;
        RequiredProviders = requiredProviders;
        Backend = backend;
        foreach (var provider in requiredProviders)
        {
            byName.TryAdd(provider.LocalName, provider);
            expected.UnionWith(provider.ConfigurationAliases);
        }
    }

    private readonly Dictionary<string, ProviderRequirement> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> expected = new(StringComparer.Ordinal);

    /// <summary>The <c>terraform</c> blocks in file order.</summary>
    public IReadOnlyList<BlockSyntax> Blocks { get; }

    /// <summary>The <c>language</c> blocks of OpenTofu in file order.</summary>
    public IReadOnlyList<BlockSyntax> LanguageBlocks { get; init; } = [];

    /// <summary>Every <c>required_version</c>; all of them must hold.</summary>
    public IReadOnlyList<AttributeSyntax> RequiredVersions { get; }

    /// <summary>Entries of <c>required_providers</c>, by local name, ordinally.</summary>
    public IReadOnlyList<ProviderRequirement> RequiredProviders { get; }

    /// <summary>The <c>backend</c> or <c>cloud</c> block that counts; null when state is local by default.</summary>
    public BlockSyntax? Backend { get; }

    /// <summary>True when HCP Terraform runs the root, where a workspace keeps the values of its variables.</summary>
    public bool KeepsVariables => Backend is { Type: "cloud" } or { Type: "backend", Labels: [{ Value: "remote" }] };

    /// <summary>The requirement with that local name; null when there is none.</summary>
    public ProviderRequirement? RequiredProvider(string localName) => byName.GetValueOrDefault(localName);

    /// <summary>True for a provider configuration, such as <c>aws.west</c>, that callers must pass.</summary>
    internal bool IsExpected(string configuration) => expected.Contains(configuration);
}
