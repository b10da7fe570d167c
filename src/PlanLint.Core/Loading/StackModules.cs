using System.Collections.Immutable;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Loading;

/// <summary>Reads what the local modules of a stack's components declare.</summary>
internal static class StackModules
{
    /// <summary>The modules that the components of a file name; those that are not on disk, or are broken, are left out.</summary>
    public static ImmutableArray<StackModule> Of(SyntaxTree stack, string directory, IFileSource files, Func<string, SyntaxTree> parse) =>
    [
        .. from source in stack.Body.GetBlocks("component").Select(c => (c.Body.GetAttribute("source")?.Value as TemplateSyntax)?.LiteralValue).Distinct()
           where source is not null && source.StartsWith('.')
           let inside = SourcePath.Combine(directory, source)
           where inside is not null
           let module = Read(source, inside, files, parse)
           where module is not null
           select module,
    ];

    private static StackModule? Read(string source, string directory, IFileSource files, Func<string, SyntaxTree> parse)
    {
        SyntaxTree[] trees =
        [
            .. files.FilesIn(directory).Paths.Where(ConfigurationFileName.IsConfiguration).Order(StringComparer.Ordinal)
                .Select(n => parse(SourcePath.Combine(directory, n)!)),
        ];
        if (trees.Length == 0 || trees.Any(t => t.HasErrors)) return null;
        BlockSyntax[] blocks = [.. trees.SelectMany(t => t.Body.Blocks)];
        var sources = blocks.Where(b => b.Type == "terraform").SelectMany(b => b.Body.GetBlocks("required_providers")).SelectMany(b => b.Body.Attributes)
            .GroupBy(a => a.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => SourceOf(g.First()), StringComparer.Ordinal);
        return new StackModule(source,
            [.. Named("variable").Where(b => b.Body.GetAttribute("default") is null).Select(b => b.Labels[0].Value)],
            [.. Named("output").Select(b => b.Labels[0].Value)],
            [.. blocks.Where(b => b.Type is "resource" or "data" or "ephemeral" && b.Labels.Count == 2 && b.Body.GetAttribute("provider") is null)
                .Select(b => b.Labels[0].Value.Split('_')[0]).Where(n => n != "terraform").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(n => (n, sources.GetValueOrDefault(n) ?? $"hashicorp/{n}"))]);

        IEnumerable<BlockSyntax> Named(string type) => blocks.Where(b => b.Type == type && b.Labels.Count == 1);
    }

    private static string? SourceOf(AttributeSyntax requirement) =>
        ((requirement.Value as ObjectSyntax)?.Items.FirstOrDefault(i => i.Key.LiteralKey == "source")?.Value as TemplateSyntax)?.LiteralValue;
}
