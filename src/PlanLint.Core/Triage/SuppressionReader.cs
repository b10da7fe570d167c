using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>
/// Finds <c># planlint:disable=PL0304,PL0401 reason="…" until=2026-12-31</c> in the comments of a file, and in the strings that are
/// comments of JSON syntax. Costs one vectorised search for files without any.
/// </summary>
internal static class SuppressionReader
{
    private const string Word = "planlint:disable";
    private const string FileSuffix = "-file";

    /// <summary>The directives of a file in source order; what cannot be read is PL0006.</summary>
    public static ImmutableArray<SuppressionDirective> Read(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        int first = tree.Source.Text.IndexOf(Word, StringComparison.Ordinal);
        if (first < 0) return [];
        var directives = ImmutableArray.CreateBuilder<SuppressionDirective>();
        var below = new Dictionary<int, int>();
        foreach (var comment in tree.Json is { } json ? CommentsIn(json) : CommentsIn(tree, first))
            if (ReadOne(tree, comment, below, diagnostics) is { } directive) directives.Add(directive);
        return directives.ToImmutable();
    }

    private static IEnumerable<Comment> CommentsIn(JsonOutline json)
    {
        foreach (var comment in json.Comments)
        {
            int word = comment.Text.Length - comment.Text.AsSpan().TrimStart().Length;
            if (comment.Text.AsSpan(word).StartsWith(Word, StringComparison.Ordinal))
                yield return new Comment(comment.Text, word, comment.Text.Length, comment.Span, comment.Span, comment.OffsetOf) { Block = comment.Block };
        }
    }

    private static IEnumerable<Comment> CommentsIn(SyntaxTree tree, int first)
    {
        string text = tree.Source.Text;
        for (int at = first; at >= 0; at = text.IndexOf(Word, at + Word.Length, StringComparison.Ordinal))
            if (CommentAt(tree, at) is { } comment) yield return comment;
    }

    /// <summary>
    /// The comment, or the line of one, that starts with the word at <paramref name="at"/>; null inside strings and in the middle of a
    /// comment.
    /// </summary>
    private static Comment? CommentAt(SyntaxTree tree, int at)
    {
        if (tree.FindToken(at) is not { Kind: TokenKind.Comment } token) return null;
        string text = tree.Source.Text;
        int number = tree.Source.GetLineIndex(at);
        var line = tree.Source.GetLine(number);
        bool isFirstLine = line.Start <= token.Span.Start;
        int start = isFirstLine ? token.Span.Start : line.Start;
        var marker = text.AsSpan(start, at - start).Trim(" \t");
        if (isFirstLine ? marker is not ("#" or "//" or "/*") : marker is not ("" or "*")) return null;

        bool isBlock = text[token.Span.Start + 1] == '*';
        int end = isBlock ? Math.Min(line.End, token.Span.End - 2) : line.End;
        var whole = isBlock ? token.Span : TextSpan.FromBounds(start, end);
        // Other lines of the comment are none of its business.
        var span = tree.Source.GetLineIndex(whole.Start) == tree.Source.GetLineIndex(whole.End)
            ? whole
            : TextSpan.FromBounds(isFirstLine ? at : start + text.AsSpan(start).IndexOfAnyExcept(' ', '\t'), end);
        return new Comment(text, at, end, span, whole, i => i);
    }

    private static SuppressionDirective? ReadOne(SyntaxTree tree, Comment comment, Dictionary<int, int> below, DiagnosticBag diagnostics)
    {
        string text = comment.Text;
        var reader = new Reader(text, comment.Word + Word.Length, comment.End);

        bool wholeFile = reader.Take(FileSuffix);
        if (!reader.Take("=")) return Malformed("write the rule ids after an equals sign: planlint:disable=PL0304");
        var ids = ImmutableArray.CreateBuilder<SuppressedId>();
        do
        {
            reader.SkipBlanks();
            var id = reader.Name();
            if (id.IsEmpty) return Malformed("a rule id such as PL0304 is expected");
            ids.Add(new SuppressedId(text.Substring(id.Start, id.Length), TextSpan.FromBounds(comment.OffsetOf(id.Start), comment.OffsetOf(id.End))));
            reader.SkipBlanks();
        }
        while (reader.Take(","));

        string reason = "";
        DateOnly? until = null;
        for (reader.SkipBlanks(); !reader.AtEnd; reader.SkipBlanks())
        {
            if (reader.Take("reason="))
            {
                if (reader.Quoted() is not { } quoted) return Malformed("the reason is expected in double quotes: reason=\"…\"");
                reason = quoted.Trim();
            }
            else if (reader.Take("until="))
            {
                reader.Take("\"");
                var date = reader.Name();
                reader.Take("\"");
                if (!DateOnly.TryParseExact(text.AsSpan(date.Start, date.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                    return Malformed("the last day is expected as year-month-day: until=2026-12-31");
                until = day;
            }
            else return Malformed("only reason=\"…\" and until=2026-12-31 may follow the rule ids");
        }

        var location = SourceLocation.At(tree.Source, comment.Span);
        var directive = new SuppressionDirective(location, ids.ToImmutable(), reason, until, SuppressionReach.File, new TextSpan(0, tree.Source.Length));
        if (tree.IsJson)
        {
            return comment.Block is { } block
                ? wholeFile ? Malformed("planlint:disable-file belongs in the object of the file") : Attach(directive, block)
                : wholeFile ? directive : Malformed("planlint:disable belongs in the object of a block; planlint:disable-file covers the file");
        }
        if (wholeFile)
        {
            if (tree.Root is FileSyntax file && file.Body.Items is [var first, ..] && first.Span.Start < comment.Span.Start)
                return Malformed("planlint:disable-file belongs at the top of the file, above the first block");
            return directive;
        }
        return Attach(tree, directive, comment.Whole, below);

        SuppressionDirective? Malformed(string way)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(tree.Source, comment.Span), $"Suppression not understood: {way}");
            return null;
        }
    }

    /// <summary>In JSON syntax a comment stands in the object it covers, apart from the block's name.</summary>
    private static SuppressionDirective Attach(SuppressionDirective directive, BlockSyntax block) => directive with
    {
        Reach = SuppressionReach.Node,
        Covered = block.Body.Span,
        Header = block.Labels is [.., var name] ? name.Span : block.TypeSpan,
        ModuleCall = ModuleCall(block),
    };

    private static string? ModuleCall(SyntaxNode node) => node is BlockSyntax { Type: "module", Labels: [var label] } ? label.Value : null;

    private static SuppressionDirective Attach(SyntaxTree tree, SuppressionDirective directive, TextSpan comment, Dictionary<int, int> linesBelow)
    {
        var source = tree.Source;
        int line = source.GetLineIndex(comment.Start);
        var lineSpan = source.GetLine(line);
        if (!source.Slice(TextSpan.FromBounds(lineSpan.Start, comment.Start)).IsWhiteSpace())
            return directive with { Reach = SuppressionReach.Line, Covered = lineSpan };

        int below = LineBelow(tree, source.GetLineIndex(Math.Max(comment.Start, comment.End - 1)) + 1, linesBelow);
        if (below < source.LineCount)
        {
            var span = source.GetLine(below);
            var content = source.Slice(span).TrimStart();
            if (!content.IsEmpty && StartingAt(tree.Root, span.End - content.Length) is { } node)
                return directive with { Reach = SuppressionReach.Node, Covered = node.Span, ModuleCall = ModuleCall(node) };
        }
        return directive with { Reach = SuppressionReach.Node, Covered = new TextSpan(comment.End, 0) };
    }

    /// <summary>The first line at or below a line that no comment starts; remembered for each line on the way, for comments may stand in long rows.</summary>
    private static int LineBelow(SyntaxTree tree, int first, Dictionary<int, int> linesBelow)
    {
        var source = tree.Source;
        var passed = new List<int>();
        int line = first;
        for (; line < source.LineCount; line++)
        {
            if (linesBelow.TryGetValue(line, out int known))
            {
                line = known;
                break;
            }
            var span = source.GetLine(line);
            var content = source.Slice(span).TrimStart();
            bool isBlock = content.StartsWith("/*", StringComparison.Ordinal);
            if (!isBlock && !content.StartsWith("#", StringComparison.Ordinal) && !content.StartsWith("//", StringComparison.Ordinal)) break;
            var token = isBlock ? tree.FindToken(span.End - content.Length) : default;
            if (isBlock && token.Kind != TokenKind.Comment) break;
            passed.Add(line);
            if (isBlock) line = source.GetLineIndex(token.Span.End - 1);
        }
        foreach (int one in passed) linesBelow[one] = line;
        return line;
    }

    /// <summary>The outermost node that starts at a place and is smaller than the body around it.</summary>
    private static SyntaxNode? StartingAt(SyntaxNode root, int position)
    {
        var node = root;
        while (true)
        {
            if (node.Span.Start == position && node is not (FileSyntax or BodySyntax)) return node;
            if (node.ChildAround(new TextSpan(position, 1)) is not { } child) return null;
            node = child;
        }
    }

    /// <summary>A comment that starts with the word.</summary>
    /// <param name="Text">What to read it from.</param>
    /// <param name="Word">Where the word starts in <paramref name="Text"/>.</param>
    /// <param name="End">Where the directive ends in <paramref name="Text"/>.</param>
    /// <param name="Span">Its place; of a comment of several lines, that of its line.</param>
    /// <param name="Whole">The place of the comment with all its lines.</param>
    /// <param name="OffsetOf">Where a character of <paramref name="Text"/> stands in the file.</param>
    private sealed record Comment(string Text, int Word, int End, TextSpan Span, TextSpan Whole, Func<int, int> OffsetOf)
    {
        /// <summary>In JSON syntax, the block whose object holds it; null for the file's.</summary>
        public BlockSyntax? Block { get; init; }
    }

    private ref struct Reader(string text, int position, int end)
    {
        public readonly bool AtEnd => position >= end;

        public void SkipBlanks()
        {
            while (position < end && text[position] is ' ' or '\t' or '\r') position++;
        }

        public bool Take(string word)
        {
            if (!text.AsSpan(position, end - position).StartsWith(word, StringComparison.Ordinal)) return false;
            position += word.Length;
            return true;
        }

        public TextSpan Name()
        {
            int start = position;
            while (position < end && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-' or '*' or '/' or '.')) position++;
            return TextSpan.FromBounds(start, position);
        }

        public string? Quoted()
        {
            if (!Take("\"")) return null;
            int close = text.AsSpan(position, end - position).IndexOf('"');
            if (close < 0) return null;
            string inner = text.Substring(position, close);
            position += close + 1;
            return inner;
        }
    }
}
