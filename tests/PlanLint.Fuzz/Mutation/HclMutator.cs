using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes native syntax by its own tree: nodes are taken out, doubled, exchanged, moved, wrapped and renamed.</summary>
internal sealed class HclMutator(IReadOnlyList<string> words, bool isExpression = false) : Mutator
{
    private const int MostNodes = 3_000;

    private static readonly (string Open, string Close)[] Wraps =
    [
        ("(", ")"), ("[", "]"), ("{ a = ", " }"), ("\"${", "}\""), ("\"%{ if ", " }x%{ endif }\""), ("<<E\n${", "}\nE\n"), ("upper(", ")"), ("try(", ", null)"), ("sensitive(", ")"), ("jsonencode(", ")"),
        ("[for k, v in ", " : v]"), ("{ for k, v in ", " : k => v... if v }"), ("toset(", ")"), ("!", ""), ("-", ""), ("", "[0]"), ("", ".a"), ("", "[*].id"), ("", ".*"), ("", " == null"), ("true ? ", " : null"), ("null ? 1 : ", ""),
        ("one(", "...)"), ("merge(", "...)"), ("keys(", ")"), ("tolist(", ")"), ("yamldecode(", ")"), ("templatefile(\"a\", ", ")"), ("lookup(", ", \"a\")"), ("element(", ", 1)"), ("", "\n"), ("", " # c\n"),
    ];

    protected override IReadOnlyList<string> Words => words;

    protected override string Change(FuzzRandom random, string text, string donor)
    {
        var tree = Parse(text);
        var nodes = Nodes(tree);
        if (nodes.Count == 0) return text + random.Of(words);
        var node = random.Of(nodes);
        var span = node.Span;
        string own = tree.Source.Text;
        switch (random.Below(16))
        {
            case 0: return Replace(own, span, "");
            case 1: return own.Insert(span.End, Separated(node, own.Substring(span.Start, span.Length)));
            case 2 or 3 or 4: return Replace(own, span, Alike(random, node, Parse(donor)) ?? random.Of(words));
            case 5 or 6: return Replace(own, span, Alike(random, node, tree) ?? random.Of(words));
            case 7 or 8: return Wrap(random, own, random.Of(nodes.FindAll(static n => n is ExpressionSyntax) is { Count: > 0 } expressions ? expressions : nodes).Span);
            case 9: return Replace(own, span, random.Of(words));
            case 10: return Replace(own, span, random.OneIn(2) ? TextMutations.Number(random) : "null");
            case 11 or 12: return Rename(random, tree, own, donor);
            case 13: return Into(random, nodes, own, Alike(random, node, Parse(donor)) ?? random.Of(words));
            case 14: return Exchange(own, span, random.Of(nodes).Span);
            default: return Into(random, nodes, own, own.Substring(span.Start, span.Length));
        }
    }

    private SyntaxTree Parse(string text) => isExpression ? HclParser.ParseExpression(SourceText.From(text, "x")) : HclParser.ParseFile(SourceText.From(text, "x.tf"));

    private static List<SyntaxNode> Nodes(SyntaxTree tree) => [.. tree.Root.DescendantNodes().Prepend(tree.Root).Take(MostNodes).Where(static n => n.Span.Length > 0)];

    private static string Replace(string text, TextSpan span, string by) => string.Concat(text.AsSpan(0, span.Start), by, text.AsSpan(span.End));

    private static string Separated(SyntaxNode node, string text) => node switch
    {
        BlockSyntax or AttributeSyntax => "\n" + text,
        LabelSyntax => " " + text,
        ExpressionSyntax => ", " + text,
        _ => text,
    };

    /// <summary>The text of a node of another tree that may stand where the node stands; null when there is none.</summary>
    private static string? Alike(FuzzRandom random, SyntaxNode node, SyntaxTree donor)
    {
        var fitting = Nodes(donor).FindAll(n => node is ExpressionSyntax ? n is ExpressionSyntax : n.Kind == node.Kind);
        return fitting.Count == 0 ? null : donor.Source.ToString(random.Of(fitting).Span);
    }

    private static string Wrap(FuzzRandom random, string text, TextSpan span)
    {
        var (open, close) = random.Of(Wraps);
        int times = random.OneIn(300) ? 600 : random.OneIn(10) ? random.Length(30) : 1;
        string inner = text.Substring(span.Start, span.Length);
        return Replace(text, span, string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times)));
    }

    /// <summary>Gives an identifier another name that is in use, so that references meet, cross and form cycles.</summary>
    private string Rename(FuzzRandom random, SyntaxTree tree, string text, string donor)
    {
        var names = Names(tree);
        if (names.Count == 0) return text;
        var others = random.OneIn(3) && Names(Parse(donor)) is { Count: > 0 } theirs ? theirs.ConvertAll(s => donor.Substring(s.Start, s.Length)) : names.ConvertAll(s => text.Substring(s.Start, s.Length));
        return Replace(text, random.Of(names), random.OneIn(6) ? random.Of(words) : random.Of(others));
    }

    private static List<TextSpan> Names(SyntaxTree tree) => [.. tree.Tokens.Where(static t => t.Kind is TokenKind.Ident or TokenKind.QuotedLit && t.Span.Length > 0).Select(static t => t.Span)];

    private static string Into(FuzzRandom random, List<SyntaxNode> nodes, string text, string piece)
    {
        var bodies = nodes.FindAll(static n => n is BodySyntax);
        int at = bodies.Count == 0 ? random.Below(text.Length + 1) : random.OneIn(2) ? random.Of(bodies).Span.End : random.Of(bodies).Span.Start;
        return text.Insert(at, "\n" + piece + "\n");
    }

    private static string Exchange(string text, TextSpan one, TextSpan other)
    {
        if (one.Start > other.Start) (one, other) = (other, one);
        if (one.End > other.Start) return text;
        return string.Concat(text[..one.Start], text.Substring(other.Start, other.Length), text[one.End..other.Start], text.Substring(one.Start, one.Length), text[other.End..]);
    }
}
