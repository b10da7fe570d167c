using System.Globalization;
using System.Text.Json;
using PlanLint.Consoles;
using PlanLint.Fuzz.Running;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>What holds for the tree of every text.</summary>
internal static class SyntaxProperties
{
    /// <summary>Fails the input unless everything holds for one of its files.</summary>
    public static void Check(byte[] bytes, string path, Execution execution)
    {
        var tree = HclParser.ParseFile(SourceText.From(bytes, path));
        CheckTokens(tree);
        // Blocks of JSON syntax share their labels.
        if (!tree.IsJson) CheckSpans(tree.Root);
        foreach (var node in tree.Root.DescendantNodes()) execution.Saw((int)node.Kind * 131 + (int)(node.Parent?.Kind ?? 0));
        foreach (var diagnostic in tree.Diagnostics)
        {
            execution.SawMessage("PL0001", diagnostic.Message);
            Execution.Require(diagnostic.Location.Span.End <= tree.Source.Length, "a finding lies within its text", diagnostic.ToString());
        }
        if (execution.Chooses(8)) CheckDump(tree);
        if (!tree.IsJson && !tree.HasErrors && !tree.Source.HasByteOrderMark) CheckLayout(tree);
    }

    private static void CheckTokens(SyntaxTree tree)
    {
        if (tree.IsJson) return;
        int position = 0;
        foreach (var token in tree.Tokens)
        {
            Execution.Require(token.Span.Start >= position && !tree.Source.Slice(TextSpan.FromBounds(position, token.Span.Start)).ContainsAnyExcept(' ', '\t'), "tokens and the blanks between them are the text", token.Span.ToString());
            position = token.Span.End;
        }
        Execution.Require(position == tree.Source.Length, "tokens reach to the end of the text");
    }

    private static void CheckSpans(SyntaxNode root)
    {
        var open = new Stack<SyntaxNode>([root]);
        while (open.TryPop(out var node))
        {
            int position = node.Span.Start;
            foreach (var child in node.ChildNodes())
            {
                Execution.Require(child.Parent == node, "a child's parent is the node that lists it", child.Kind.ToString());
                // The reference's traversal behind ".*" does not cover the star it starts from.
                if (child is AnonSymbolSyntax) continue;
                Execution.Require(child.Span.Start >= position && child.Span.End <= node.Span.End, "spans nest and siblings do not overlap", $"{node.Kind} {node.Span}, {child.Kind} {child.Span}");
                position = child.Span.End;
                open.Push(child);
            }
        }
    }

    private static void CheckDump(SyntaxTree tree)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        SyntaxDump.WriteTree(writer, tree);
        Outputs.RequireJson(writer.ToString(), "the syntax command writes JSON", new JsonDocumentOptions { MaxDepth = 10_000 });
    }

    private static void CheckLayout(SyntaxTree tree)
    {
        string formatted = HclFormatter.Format(tree.Source.Text);
        var again = HclParser.ParseFile(SourceText.From(formatted, tree.Source.Path));
        Execution.Require(!again.HasErrors, "what is laid out parses", formatted);
        Execution.Require(again.Root.IsEquivalentTo(tree.Root), "layout changes no meaning", formatted);
        Execution.Require(HclFormatter.Format(formatted) == formatted, "layout is stable", formatted);
    }
}
