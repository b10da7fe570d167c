using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>Where in the files of a configuration secrets stand, and other literals. A file is looked at when it is first asked for.</summary>
internal sealed class SecretPlaces
{
    private static readonly File Nothing = new([], []);

    private readonly SecretSyntax syntax;
    private readonly Dictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceText, File> known = new(ReferenceEqualityComparer.Instance);

    public SecretPlaces(SecretSyntax syntax, IEnumerable<SyntaxTree> trees)
    {
        this.syntax = syntax;
        foreach (var tree in trees) this.trees[tree.Source.Path] = tree;
    }

    /// <summary>The places of one file, or of what a fix would make of it; none for a file of another kind.</summary>
    public File In(SourceText source)
    {
        lock (known)
        {
            if (known.TryGetValue(source, out var file)) return file;
            file = trees.TryGetValue(source.Path, out var tree) ? Of(tree.Source.Text == source.Text ? tree : HclParser.ParseFile(source)) : Nothing;
            return known[source] = file;
        }
    }

    /// <summary>True when a literal stands in such a place.</summary>
    public bool Holds(LiteralSyntax literal) => In(literal.Tree.Source).Secrets.Any(s => s.Span.Overlaps(literal.Span));

    private File Of(SyntaxTree tree)
    {
        var secrets = syntax.In(tree).Select(l => (l.Span, l.Text)).OrderBy(l => l.Span).ToImmutableArray();
        return new File(secrets, [.. Literals(tree).Order()]);
    }

    /// <summary>Where strings stand that are no names of anything.</summary>
    public static IEnumerable<TextSpan> Literals(SyntaxTree tree) =>
        tree.Root.DescendantNodes().OfType<TemplateSyntax>().Where(t => t.Parent is not ObjectKeySyntax).Select(t => t.Span);

    /// <summary>The places of one file.</summary>
    /// <param name="Secrets">Literals that are secrets, and their values, in order.</param>
    /// <param name="Literals">Strings, in order.</param>
    public sealed record File(ImmutableArray<(TextSpan Span, string Value)> Secrets, ImmutableArray<TextSpan> Literals);
}
