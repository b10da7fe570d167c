using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>
/// Finds <c># planlint:disable=PL0304,PL0401 reason="…" until=2026-12-31</c> in the comments of a file. Costs one vectorised
/// search for files without any.
/// </summary>
internal static class SuppressionReader
{
    private const string Word = "planlint:disable";
    private const string FileSuffix = "-file";

    /// <summary>The directives of a file in source order; what cannot be read is PL0006.</summary>
    public static ImmutableArray<SuppressionDirective> Read(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        string text = tree.Source.Text;
        var directives = ImmutableArray.CreateBuilder<SuppressionDirective>();
        for (int at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + Word.Length, StringComparison.Ordinal))
            if (CommentAt(tree, at) is { } comment && ReadOne(tree, comment, at, diagnostics) is { } directive) directives.Add(directive);
        return directives.ToImmutable();
    }

    /// <summary>The comment that starts with the word at <paramref name="at"/>; null inside strings and in the middle of a comment.</summary>
    private static TextSpan? CommentAt(SyntaxTree tree, int at)
    {
        string text = tree.Source.Text;
        int marker = at;
        while (marker > 0 && text[marker - 1] is ' ' or '\t') marker--;
        int start;
        if (marker > 0 && text[marker - 1] == '#') start = marker - 1;
        else if (marker > 1 && text[marker - 2] == '/' && text[marker - 1] is '/' or '*') start = marker - 2;
        else return null;

        var line = tree.Source.GetLine(tree.Source.GetLineIndex(start));
        if (IsInTemplate(tree.Root, start)) return null;
        for (int before = line.Start; before < start; before++)
            if ((text[before] == '#' || text[before] == '/' && text[before + 1] == '/') && !IsInTemplate(tree.Root, before)) return null;
        if (text[start] != '/' || text[start + 1] != '*') return TextSpan.FromBounds(start, line.End);
        int close = text.IndexOf("*/", at, StringComparison.Ordinal);
        return TextSpan.FromBounds(start, close < 0 ? text.Length : close + 2);
    }

    private static bool IsInTemplate(SyntaxNode root, int position)
    {
        var node = root;
        while (node.ChildNodes().FirstOrDefault(c => c.Span.Contains(position)) is { } child) node = child;
        return node is LiteralSyntax or TemplateSyntax or LabelSyntax;
    }

    private static SuppressionDirective? ReadOne(SyntaxTree tree, TextSpan comment, int word, DiagnosticBag diagnostics)
    {
        string text = tree.Source.Text;
        int end = text.AsSpan(comment.Start, comment.Length).EndsWith("*/", StringComparison.Ordinal) ? comment.End - 2 : comment.End;
        int lineEnd = tree.Source.GetLine(tree.Source.GetLineIndex(word)).End;
        var reader = new Reader(text, word + Word.Length, Math.Min(end, lineEnd));

        bool wholeFile = reader.Take(FileSuffix);
        if (!reader.Take("=")) return Malformed("write the rule ids after an equals sign: planlint:disable=PL0304");
        var ids = ImmutableArray.CreateBuilder<SuppressedId>();
        do
        {
            reader.SkipBlanks();
            var id = reader.Name();
            if (id.IsEmpty) return Malformed("a rule id such as PL0304 is expected");
            ids.Add(new SuppressedId(text.Substring(id.Start, id.Length), id));
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

        var location = SourceLocation.At(tree.Source, comment);
        var directive = new SuppressionDirective(location, ids.ToImmutable(), reason, until, SuppressionReach.File, new TextSpan(0, tree.Source.Length));
        if (wholeFile)
        {
            if (tree.Root is FileSyntax file && file.Body.Items is [var first, ..] && first.Span.Start < comment.Start)
                return Malformed("planlint:disable-file belongs at the top of the file, above the first block");
            return directive;
        }
        return Attach(tree, directive, comment);

        SuppressionDirective? Malformed(string way)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(tree.Source, comment), $"Suppression not understood: {way}");
            return null;
        }
    }

    private static SuppressionDirective Attach(SyntaxTree tree, SuppressionDirective directive, TextSpan comment)
    {
        var source = tree.Source;
        int line = source.GetLineIndex(comment.Start);
        var lineSpan = source.GetLine(line);
        if (!source.Slice(TextSpan.FromBounds(lineSpan.Start, comment.Start)).IsWhiteSpace())
            return directive with { Reach = SuppressionReach.Line, Covered = lineSpan };

        for (int below = source.GetLineIndex(Math.Max(comment.Start, comment.End - 1)) + 1; below < source.LineCount; below++)
        {
            var span = source.GetLine(below);
            var content = source.Slice(span).TrimStart();
            if (content.IsEmpty) break;
            if (content[0] == '#' || content.StartsWith("//", StringComparison.Ordinal)) continue;
            int start = span.End - content.Length;
            if (StartingAt(tree.Root, start) is not { } node) break;
            return directive with
            {
                Reach = SuppressionReach.Node,
                Covered = node.Span,
                ModuleCall = node is BlockSyntax { Type: "module", Labels: [var label] } ? label.Value : null,
            };
        }
        return directive with { Reach = SuppressionReach.Node, Covered = new TextSpan(comment.End, 0) };
    }

    /// <summary>The outermost node that starts at a place and is smaller than the body around it.</summary>
    private static SyntaxNode? StartingAt(SyntaxNode root, int position)
    {
        var node = root;
        while (true)
        {
            if (node.Span.Start == position && node is not (FileSyntax or BodySyntax)) return node;
            if (node.ChildNodes().FirstOrDefault(c => c.Span.Contains(position)) is not { } child) return null;
            node = child;
        }
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
            while (position < end && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-' or '*')) position++;
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
