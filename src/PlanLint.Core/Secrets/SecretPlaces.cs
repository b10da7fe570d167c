using System.Collections.Immutable;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>
/// Where in the files of one or more configurations secrets stand, and other literals. A file is looked at when it is first asked for. What a
/// question costs does not grow with the number of configurations, unless they disagree about the same file.
/// </summary>
internal sealed class SecretPlaces
{
    private readonly Dictionary<string, OneFile> files = new(StringComparer.Ordinal);

    public SecretPlaces()
    {
    }

    public SecretPlaces(SecretSyntax syntax, IEnumerable<SyntaxTree> trees) => Add(syntax, trees);

    public bool IsEmpty => files.Count == 0;

    /// <summary>Adds the files of another configuration.</summary>
    public void Add(SecretSyntax syntax, IEnumerable<SyntaxTree> trees)
    {
        foreach (var tree in trees) Of(tree.Source.Path).Add(syntax, tree);
    }

    /// <summary>Adds what another instance knows.</summary>
    public void Add(SecretPlaces other)
    {
        foreach (var (path, file) in other.files) Of(path).Add(file);
    }

    /// <summary>The places of one file, or of what a fix would make of it, as each configuration sees them; none for a file of another kind.</summary>
    public IReadOnlyList<File> In(SourceText source) => files.TryGetValue(source.Path, out var file) ? file.In(source) : [];

    /// <summary>True when a literal stands in such a place.</summary>
    public bool Holds(LiteralSyntax literal) => In(literal.Tree.Source).Any(f => f.Secrets.Any(s => s.Span.Overlaps(literal.Span)));

    /// <summary>Where strings stand that are no names of anything.</summary>
    public static IEnumerable<TextSpan> Literals(SyntaxTree tree) =>
        tree.Root.DescendantNodes().Prepend(tree.Root).OfType<TemplateSyntax>().Where(t => t.Parent is not ObjectKeySyntax).Select(t => t.Span);

    private OneFile Of(string path)
    {
        if (!files.TryGetValue(path, out var file)) files.Add(path, file = new OneFile());
        return file;
    }

    /// <summary>What configurations say about the file at one path.</summary>
    private sealed class OneFile
    {
        private readonly List<(SecretSyntax Syntax, SyntaxTree Tree)> added = [];
        private readonly List<(SecretSyntax Syntax, SyntaxTree Tree, File Places)> distinct = [];
        private readonly Dictionary<SourceText, ImmutableArray<File>> known = new(ReferenceEqualityComparer.Instance);

        public void Add(SecretSyntax syntax, SyntaxTree tree)
        {
            lock (known) added.Add((syntax, tree));
        }

        public void Add(OneFile other)
        {
            lock (other.known)
                foreach (var (syntax, tree) in other.distinct.Select(d => (d.Syntax, d.Tree)).Concat(other.added)) Add(syntax, tree);
        }

        public ImmutableArray<File> In(SourceText source)
        {
            lock (known)
            {
                foreach (var (syntax, tree) in added) Look(syntax, tree);
                added.Clear();
                var files = known.GetValueOrDefault(source, []);
                if (files.Length == distinct.Count) return files;
                return known[source] = [.. files, .. distinct.Skip(files.Length).Select(d => d.Tree.Source.Text == source.Text ? d.Places
                    : Places(d.Syntax, HclParser.ParseFile(source)))];
            }
        }

        private void Look(SecretSyntax syntax, SyntaxTree tree)
        {
            var places = Places(syntax, tree);
            if (!distinct.Exists(d => d.Tree.Source.Text == tree.Source.Text && d.Places.Secrets.AsSpan().SequenceEqual(places.Secrets.AsSpan())))
                distinct.Add((syntax, tree, places));
        }

        private static File Places(SecretSyntax syntax, SyntaxTree tree) =>
            new([.. syntax.In(tree).Select(l => (l.Span, l.Text)).OrderBy(l => l.Span)], [.. Literals(tree).Order()]);
    }

    /// <summary>The places of one file.</summary>
    /// <param name="Secrets">Literals that are secrets, and their values, in order.</param>
    /// <param name="Literals">Strings, in order.</param>
    public sealed record File(ImmutableArray<(TextSpan Span, string Value)> Secrets, ImmutableArray<TextSpan> Literals);
}
