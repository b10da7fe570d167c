using System.Globalization;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>
/// Lays out native syntax as <c>terraform fmt</c> does: two spaces for each open bracket, one space between most tokens, and the
/// equals signs and trailing comments of consecutive lines in columns. Changes white space between tokens and nothing else.
/// </summary>
public static class HclFormatter
{
    /// <summary>The text in canonical layout. Text with syntax errors is laid out as far as its tokens go.</summary>
    public static string Format(string text)
    {
        var source = SourceText.From(text, "");
        var tokens = SyntaxTree.ScanTokens(source);
        var lines = SplitLines(source, tokens);
        var spaces = new int[tokens.Count];
        Indent(tokens, lines, spaces);
        foreach (var line in lines)
        {
            Space(source, tokens, line.Start, line.Assign, spaces);
            Space(source, tokens, line.Assign, line.Comment, spaces);
        }
        AlignAssignments(source, tokens, lines, spaces);
        AlignComments(source, tokens, lines, spaces);

        var result = new StringBuilder(text.Length + text.Length / 8);
        for (int i = 0; i < tokens.Count; i++)
            result.Append(' ', spaces[i]).Append(source.Slice(tokens[i].Span));
        return result.ToString();
    }

    /// <summary>
    /// Token indexes of a line: the start, the equals sign of an argument whose value ends on the line, a trailing comment, the end.
    /// A cell that is missing is empty.
    /// </summary>
    private readonly record struct Line(int Start, int Assign, int Comment, int End)
    {
        public bool HasAssign => Assign < Comment;

        public bool HasComment => Comment < End;
    }

    private static List<Line> SplitLines(SourceText source, IReadOnlyList<SyntaxToken> tokens)
    {
        var lines = new List<Line>();
        int start = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isEnd = tokens[i].Kind == TokenKind.EOF;
            if (!isEnd && !EndsLine(source, tokens[i])) continue;
            lines.Add(MakeLine(tokens, start, isEnd ? i : i + 1));
            start = i + 1;
        }
        return lines;
    }

    private static bool EndsLine(SourceText source, SyntaxToken token) =>
        token.Kind == TokenKind.Newline || token.Kind == TokenKind.Comment && source.Text[token.Span.End - 1] == '\n';

    private static Line MakeLine(IReadOnlyList<SyntaxToken> tokens, int start, int end)
    {
        int comment = end - start > 1 && tokens[end - 1].Kind == TokenKind.Comment ? end - 1 : end;
        for (int i = start + 1; i < comment; i++)
        {
            if (tokens[i].Kind != TokenKind.Equal) continue;
            int open = 0;
            for (int j = i; j < comment; j++) open += BracketChange(tokens[j].Kind);
            return new Line(start, open == 0 ? i : comment, comment, end);
        }
        return new Line(start, comment, comment, end);
    }

    private static int BracketChange(TokenKind kind) => kind switch
    {
        TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.TemplateControl or TokenKind.TemplateInterp => 1,
        TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.TemplateSeqEnd => -1,
        _ => 0,
    };

    /// <summary>One level for each line that opens more than it closes, however many brackets that is.</summary>
    private static void Indent(IReadOnlyList<SyntaxToken> tokens, List<Line> lines, int[] spaces)
    {
        var opened = new Stack<int>();
        foreach (var line in lines)
        {
            if (line.Start == line.End || tokens[line.Start].Kind == TokenKind.Newline) continue;
            int change = 0;
            for (int i = line.Start; i < line.Assign; i++)
            {
                change += BracketChange(tokens[i].Kind);
                if (tokens[i].Kind == TokenKind.OHeredoc) break;
            }
            for (int i = line.Assign; i < line.Comment; i++) change += BracketChange(tokens[i].Kind);
            for (int closed = -change; closed > 0 && opened.TryPop(out int last);)
            {
                if (closed < last) opened.Push(last - closed);
                closed -= last;
            }
            spaces[line.Start] = 2 * opened.Count;
            if (change > 0) opened.Push(change);
        }
    }

    private static void Space(SourceText source, IReadOnlyList<SyntaxToken> tokens, int start, int end, int[] spaces)
    {
        for (int i = start; i + 1 < end; i++)
        {
            var before = i > start ? tokens[i - 1].Kind : (TokenKind?)null;
            bool isIn = tokens[i].Kind == TokenKind.Ident && source.Slice(tokens[i].Span) is "in";
            spaces[i + 1] = NeedsSpace(before, tokens[i].Kind, tokens[i + 1].Kind, isIn) ? 1 : 0;
        }
    }

    private static bool NeedsSpace(TokenKind? before, TokenKind subject, TokenKind after, bool isIn)
    {
        if (after == TokenKind.Newline) return false;
        if (subject == TokenKind.Ident && after is TokenKind.OParen or TokenKind.DoubleColon) return false;
        if (subject == TokenKind.DoubleColon && after == TokenKind.Ident) return false;
        if (subject == TokenKind.Dot || after is TokenKind.Dot or TokenKind.Comma or TokenKind.Ellipsis) return false;
        if (subject == TokenKind.Comma) return true;
        if (subject is TokenKind.QuotedLit or TokenKind.StringLit or TokenKind.OQuote or TokenKind.OHeredoc) return false;
        if (after is TokenKind.QuotedLit or TokenKind.StringLit or TokenKind.CQuote or TokenKind.CHeredoc) return false;
        // "for x in [y]" must not come to look like an index.
        if (isIn && before == TokenKind.Ident) return true;
        if (after == TokenKind.OBrack && (subject is TokenKind.Ident or TokenKind.NumberLit || BracketChange(subject) < 0)) return false;
        if (subject == TokenKind.Bang) return false;
        if (subject == TokenKind.Minus) return !BeginsOperand(before);
        if (subject == TokenKind.OBrace || after == TokenKind.CBrace) return !(subject == TokenKind.OBrace && after == TokenKind.CBrace);
        if (subject is TokenKind.TemplateInterp or TokenKind.TemplateControl && after == TokenKind.OBrace) return true;
        if (subject == TokenKind.CBrace && after == TokenKind.TemplateSeqEnd) return true;
        if (subject == TokenKind.TemplateSeqEnd && after is TokenKind.TemplateInterp or TokenKind.TemplateControl) return false;
        return BracketChange(subject) <= 0 && BracketChange(after) >= 0;
    }

    /// <summary>True when a minus after <paramref name="before"/> negates rather than subtracts.</summary>
    private static bool BeginsOperand(TokenKind? before) => before is null
        or TokenKind.OParen or TokenKind.OBrace or TokenKind.OBrack or TokenKind.Equal or TokenKind.Colon or TokenKind.Comma or TokenKind.Question
        or TokenKind.Plus or TokenKind.Star or TokenKind.Slash or TokenKind.Percent or TokenKind.Minus
        or TokenKind.EqualOp or TokenKind.NotEqual or TokenKind.GreaterThan or TokenKind.GreaterThanEq or TokenKind.LessThan or TokenKind.LessThanEq
        or TokenKind.And or TokenKind.Or or TokenKind.Bang;

    private static void AlignAssignments(SourceText source, IReadOnlyList<SyntaxToken> tokens, List<Line> lines, int[] spaces) =>
        Align(lines, line => line.HasAssign, line => line.Assign, line => Columns(source, tokens, line.Start, line.Assign, spaces), spaces);

    private static void AlignComments(SourceText source, IReadOnlyList<SyntaxToken> tokens, List<Line> lines, int[] spaces) =>
        Align(lines, line => line.HasComment, line => line.Comment, line => Columns(source, tokens, line.Start, line.Comment, spaces), spaces);

    /// <summary>Puts the cells of consecutive lines that have one into a column, one space behind the widest.</summary>
    private static void Align(List<Line> lines, Func<Line, bool> hasCell, Func<Line, int> cell, Func<Line, int> columnsBefore, int[] spaces)
    {
        int start = 0;
        while (start < lines.Count)
        {
            if (!hasCell(lines[start]))
            {
                start++;
                continue;
            }
            int end = start;
            int widest = 0;
            for (; end < lines.Count && hasCell(lines[end]); end++) widest = Math.Max(widest, columnsBefore(lines[end]));
            for (int i = start; i < end; i++) spaces[cell(lines[i])] = widest - columnsBefore(lines[i]) + 1;
            start = end;
        }
    }

    private static int Columns(SourceText source, IReadOnlyList<SyntaxToken> tokens, int start, int end, int[] spaces)
    {
        int columns = 0;
        for (int i = start; i < end; i++)
        {
            columns += spaces[i];
            for (var rest = source.Slice(tokens[i].Span); !rest.IsEmpty; columns++)
                rest = rest[StringInfo.GetNextTextElementLength(rest)..];
        }
        return columns;
    }
}
