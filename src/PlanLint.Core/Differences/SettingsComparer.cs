using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>Compares what <c>terraform</c> blocks say: versions, providers, the backend, and the rest block by block.</summary>
internal static class SettingsComparer
{
    public const string Providers = "required_providers.";

    public static IEnumerable<Difference> Compare(TerraformSettings before, TerraformSettings head, string prefix, SyntaxComparison comparison)
    {
        var (mine, theirs) = (before.RequiredVersions, head.RequiredVersions);
        if (mine.Count != theirs.Count || !mine.Zip(theirs).All(p => comparison.Same(p.First.Value, p.Second.Value)))
            yield return Of(prefix + "required_version", mine.Count > 0 ? Place(mine[0]) : null, theirs.Count > 0 ? Place(theirs[0]) : null);
        foreach (string name in before.RequiredProviders.Concat(head.RequiredProviders).Select(p => p.LocalName).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            var (earlier, now) = (before.RequiredProvider(name), head.RequiredProvider(name));
            bool same = SourceOf(name, earlier) == SourceOf(name, now) && earlier?.Version == now?.Version
                && (earlier?.ConfigurationAliases ?? []).SequenceEqual(now?.ConfigurationAliases ?? [], StringComparer.Ordinal);
            if (!same) yield return Of(prefix + Providers + name, earlier?.Location, now?.Location);
        }
        if (before.Backend is null ? head.Backend is not null : head.Backend is null || !comparison.Same(before.Backend, head.Backend))
            yield return Of(prefix + "backend", Place(before.Backend), Place(head.Backend));
        foreach (string type in Others(before).Concat(Others(head)).Select(b => b.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (left, right) = (Others(before).Where(b => b.Type == type).ToList(), Others(head).Where(b => b.Type == type).ToList());
            if (!comparison.SameBlocks(left, right)) yield return Of(prefix + "terraform." + type, Place(left.FirstOrDefault()), Place(right.FirstOrDefault()));
        }
    }

    /// <summary>The provider's address without its host where that is the registry's: an entry that says what goes without saying says nothing.</summary>
    public static string SourceOf(string localName, ProviderRequirement? requirement)
    {
        string source = requirement?.Source ?? (localName == "terraform" ? "terraform.io/builtin/terraform" : $"hashicorp/{localName}");
        const string Registry = "registry.terraform.io/";
        return source.StartsWith(Registry, StringComparison.Ordinal) ? source[Registry.Length..] : source;
    }

    private static IEnumerable<BlockSyntax> Others(TerraformSettings settings) =>
        settings.Blocks.SelectMany(b => b.Body.Blocks).Where(b => b.Type is not ("required_providers" or "backend" or "cloud"));

    private static Difference Of(string name, SourceLocation? before, SourceLocation? head) =>
        new(before is null ? DifferenceKind.Added : head is null ? DifferenceKind.Removed : DifferenceKind.Changed, [], name, null, before, head);

    private static SourceLocation? Place(BodyItemSyntax? item) => item switch
    {
        BlockSyntax block => SourceLocation.At(block.Tree.Source, block.HeaderSpan),
        AttributeSyntax attribute => SourceLocation.At(attribute.Tree.Source, attribute.NameSpan),
        _ => null,
    };
}
