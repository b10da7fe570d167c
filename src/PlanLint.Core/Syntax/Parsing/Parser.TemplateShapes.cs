using System.Globalization;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// What templates become: the indentation of flush heredocs is removed, and directives take in the pieces up to where they end.
internal sealed partial class Parser
{
    /// <summary>
    /// Removes the indentation that the lines of a flush heredoc share. Only literals at line starts count, lines of white space
    /// do not, and a sequence at a line start counts as indentation zero.
    /// </summary>
    private void FlushIndentation(int firstPiece)
    {
        int least = int.MaxValue;
        bool atLineStart = true;
        for (int i = firstPiece; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (atLineStart)
            {
                int spaces = 0;
                if (piece.Kind == PieceKind.Literal)
                {
                    var characters = piece.Characters(text);
                    int leading = characters.Length - characters.TrimStart().Length;
                    spaces = leading == characters.Length && EndsInNewline(characters) ? int.MaxValue : leading;
                    piece.IsIndented = spaces != int.MaxValue;
                    pieces[i] = piece;
                }
                least = Math.Min(least, spaces);
            }
            atLineStart = piece.Kind == PieceKind.Literal && EndsInNewline(piece.Characters(text));
        }
        for (int i = firstPiece; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (!piece.IsIndented || least == 0) continue;
            if (piece.Value is { } value) piece.Value = value[least..];
            else piece.TextStart += least;
            piece.Span = TextSpan.FromBounds(piece.Span.Start + least, piece.Span.End);
            pieces[i] = piece;
        }
    }

    private static bool EndsInNewline(ReadOnlySpan<char> characters) => characters.Length > 0 && characters[^1] == '\n';

    /// <summary>Makes one part of the tree from the pieces at <paramref name="at"/> and moves past them.</summary>
    private ExpressionSyntax ShapePiece(ref int at, TextSpan end, int nesting, ref int deepest)
    {
        deepest = Math.Max(deepest, nesting - 1);
        var piece = pieces[at];
        switch (piece.Kind)
        {
            case PieceKind.Literal:
                return ShapeLiteral(ref at);
            case PieceKind.Interpolation:
                at++;
                return piece.Expression!;
            case PieceKind.If:
            case PieceKind.For:
                if (depth + nesting > MaxDepth)
                {
                    Error("Nesting too deep", string.Create(CultureInfo.InvariantCulture,
                        $"Brackets, blocks and templates may be nested {MaxDepth} deep. Move inner parts to local values."), piece.Span);
                    at = pieces.Count;
                    return new SyntaxErrorSyntax(piece.Span);
                }
                return piece.Kind == PieceKind.If ? ShapeIf(ref at, end, nesting, ref deepest) : ShapeFor(ref at, end, nesting, ref deepest);
            default:
                at++;
                ReportUnbalanced(piece, "The control directives within this template are unbalanced.");
                return new SyntaxErrorSyntax(piece.Span);
        }
    }

    private void ReportUnbalanced(TemplatePiece piece, string detail)
    {
        string name = piece.Kind switch { PieceKind.Else => "else", PieceKind.EndIf => "endif", _ => "endfor" };
        if (!directivesBroken) Report($"Unexpected {name} directive", detail, piece.Span);
    }

    private LiteralSyntax ShapeLiteral(ref int at)
    {
        int first = at++;
        var span = pieces[first].Span;
        while (at < pieces.Count && pieces[at].Kind == PieceKind.Literal)
        {
            span = TextSpan.FromBounds(span.Start, pieces[at].Span.End);
            at++;
        }
        if (at == first + 1)
            return new LiteralSyntax(span, LiteralKind.String, Nfc.Normalize(pieces[first].Value ?? names.Get(pieces[first].Characters(text))));
        builder ??= new StringBuilder();
        builder.Clear();
        for (int i = first; i < at; i++) builder.Append(pieces[i].Characters(text));
        return new LiteralSyntax(span, LiteralKind.String, Nfc.Normalize(builder.ToString()));
    }

    private ExpressionSyntax ShapeIf(ref int at, TextSpan end, int nesting, ref int deepest)
    {
        var open = pieces[at++];
        var parts = new ItemList<ExpressionSyntax>(expressions);
        ExpressionSyntax[]? whenTrue = null;
        int line = source.GetLineIndex(open.Span.Start) + 1;
        while (at < pieces.Count)
        {
            var piece = pieces[at];
            switch (piece.Kind)
            {
                case PieceKind.EndIf:
                    at++;
                    return MakeConditional(open, piece.Span, whenTrue, ref parts);
                case PieceKind.Else when whenTrue is null:
                    whenTrue = PartsOrEmpty(ref parts, open.Span.End);
                    at++;
                    continue;
                case PieceKind.Else:
                    at++;
                    ReportUnbalanced(piece, string.Create(CultureInfo.InvariantCulture, $"Already in the else clause for the if started on line {line}."));
                    continue;
                case PieceKind.EndFor:
                    at++;
                    ReportUnbalanced(piece, string.Create(CultureInfo.InvariantCulture, $"Expecting an endif directive for the if started on line {line}."));
                    return MakeConditional(open, piece.Span, whenTrue, ref parts);
            }
            parts.Add(ShapePiece(ref at, end, nesting + 1, ref deepest));
        }
        ReportUnclosed(string.Create(CultureInfo.InvariantCulture, $"The if directive on line {line} is missing its corresponding endif directive."), end);
        return MakeConditional(open, end, whenTrue, ref parts);
    }

    /// <summary>Silent when the template itself did not end: that is the one mistake.</summary>
    private void ReportUnclosed(string detail, TextSpan end)
    {
        if (!panicking && !directivesBroken) Report("Unexpected end of template", detail, end);
    }

    /// <param name="open">The if directive.</param>
    /// <param name="endif">The endif directive.</param>
    /// <param name="whenTrue">What stands before else; null without one.</param>
    /// <param name="last">What stands before endif, from else or if.</param>
    private static ConditionalSyntax MakeConditional(TemplatePiece open, TextSpan endif, ExpressionSyntax[]? whenTrue, ref ItemList<ExpressionSyntax> last)
    {
        var trueParts = whenTrue ?? PartsOrEmpty(ref last, open.Span.End);
        var falseParts = PartsOrEmpty(ref last, Math.Max(endif.Start, trueParts[^1].Span.End));
        return new ConditionalSyntax(TextSpan.FromBounds(open.Span.Start, Math.Max(endif.End, falseParts[^1].Span.End)), open.Expression!,
            MakeTemplate(trueParts), MakeTemplate(falseParts));
    }

    private static ExpressionSyntax[] PartsOrEmpty(ref ItemList<ExpressionSyntax> parts, int at)
    {
        if (parts.Count == 0) parts.Add(new LiteralSyntax(new TextSpan(at, 0), LiteralKind.String, ""));
        return parts.TakeArray();
    }

    private static TemplateSyntax MakeTemplate(ExpressionSyntax[] parts) =>
        new(TextSpan.FromBounds(parts[0].Span.Start, parts[^1].Span.End), parts, isHeredoc: false);

    private ExpressionSyntax ShapeFor(ref int at, TextSpan end, int nesting, ref int deepest)
    {
        var open = pieces[at++];
        var content = new ItemList<ExpressionSyntax>(expressions);
        var close = end;
        int line = source.GetLineIndex(open.Span.Start) + 1;
        bool closed = false;
        while (at < pieces.Count && !closed)
        {
            var piece = pieces[at];
            switch (piece.Kind)
            {
                case PieceKind.EndFor:
                    at++;
                    close = piece.Span;
                    closed = true;
                    continue;
                case PieceKind.Else:
                    at++;
                    ReportUnbalanced(piece, "An else clause is not expected for a for directive.");
                    continue;
                case PieceKind.EndIf:
                    at++;
                    ReportUnbalanced(piece, string.Create(
                        CultureInfo.InvariantCulture, $"Expecting an endfor directive corresponding to the for directive on line {line}."));
                    close = piece.Span;
                    closed = true;
                    continue;
            }
            content.Add(ShapePiece(ref at, end, nesting + 1, ref deepest));
        }
        if (!closed)
            ReportUnclosed(
                string.Create(CultureInfo.InvariantCulture, $"The for directive on line {line} is missing its corresponding endfor directive."), end);
        var value = MakeTemplate(PartsOrEmpty(ref content, open.Span.End));
        var span = TextSpan.FromBounds(open.Span.Start, Math.Max(close.End, value.Span.End));
        return new TemplateJoinSyntax(span, new ForSyntax(span, open.KeyVariable, open.ValueVariable!, open.Expression!, null, value, null, false));
    }
}
