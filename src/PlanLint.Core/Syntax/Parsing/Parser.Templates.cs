using System.Globalization;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Templates: quoted strings, heredocs and bare templates. Pieces are collected flat, then trimmed, then shaped into a tree.
internal sealed partial class Parser
{
    private readonly List<TemplatePiece> pieces = [];
    private StringBuilder? builder;

    /// <summary>True when a directive of the template at hand was not understood: what it opened or closed is not known.</summary>
    private bool directivesBroken;

    private enum PieceKind : byte { Literal, Interpolation, If, Else, EndIf, For, EndFor }

    // QuotedTemplate = '"' (characters | "${" Expression "}" | directive)* '"';
    private ExpressionSyntax ParseQuotedTemplate()
    {
        int open = CurrentStart;
        // Nearly every string is one literal: the tokens lie side by side, so no piece is needed.
        ref readonly var first = ref tokens[index + 1];
        if (first.Kind == TokenKind.CQuote)
        {
            Advance();
            Advance();
            height = 2;
            var empty = new LiteralSyntax(new TextSpan(PreviousEnd, 0), LiteralKind.String, "");
            return new TemplateSyntax(TextSpan.FromBounds(open, PreviousEnd), [empty], isHeredoc: false);
        }
        if (first.Kind == TokenKind.QuotedLit && tokens[index + 2].Kind == TokenKind.CQuote)
        {
            var span = TextSpan.FromBounds(first.Start, first.End);
            string value = Unescape(index + 1, quoted: true);
            previous = index + 1;
            index += 2;
            Advance();
            height = 2;
            return new TemplateSyntax(TextSpan.FromBounds(open, PreviousEnd), [new LiteralSyntax(span, LiteralKind.String, value)], isHeredoc: false);
        }
        var opening = CurrentSpan;
        Advance();
        return ParseTemplateUntil(TokenKind.CQuote, opening, isHeredoc: false, isFlush: false);
    }

    // Heredoc = ("<<" | "<<-") Identifier Newline (characters | "${" Expression "}" | directive)* Identifier;
    private ExpressionSyntax ParseHeredoc()
    {
        var opening = CurrentSpan;
        bool isFlush = text[opening.Start + 2] == '-';
        Advance();
        return ParseTemplateUntil(TokenKind.CHeredoc, opening, isHeredoc: true, isFlush);
    }

    /// <summary>Reads up to and with <paramref name="close"/>; the end of the text for a bare template.</summary>
    private ExpressionSyntax ParseTemplateUntil(TokenKind close, TextSpan opening, bool isHeredoc, bool isFlush)
    {
        if (!Enter())
        {
            depth--;
            return Placeholder(opening);
        }
        int firstPiece = pieces.Count;
        int emptyAt = tokens[index].End;
        bool wasBroken = directivesBroken;
        directivesBroken = false;
        int highest = ParsePieces(close, opening);
        int end = close == TokenKind.EOF ? text.Length : PreviousEnd;
        bool isClosed = close != TokenKind.EOF && previous >= 0 && tokens[previous].Kind == close;
        var endSpan = isClosed ? PreviousSpan : new TextSpan(end, 0);
        if (isFlush) FlushIndentation(firstPiece);

        ExpressionSyntax result;
        var span = TextSpan.FromBounds(close == TokenKind.EOF ? 0 : opening.Start, Math.Max(end, opening.End));
        if (pieces.Count == firstPiece + 1 && pieces[firstPiece] is { Kind: PieceKind.Interpolation } only)
        {
            height = highest + 1;
            result = new TemplateWrapSyntax(span, only.Expression!);
        }
        else
        {
            var parts = new ItemList<ExpressionSyntax>(expressions);
            int at = firstPiece;
            int nested = 0;
            bool wasPanicking = panicking;
            while (at < pieces.Count) parts.Add(ShapePiece(ref at, endSpan, 1, ref nested));
            panicking = wasPanicking;
            if (parts.Count == 0) parts.Add(new LiteralSyntax(new TextSpan(Math.Min(emptyAt, text.Length), 0), LiteralKind.String, ""));
            height = highest + 1 + nested * 3;
            result = new TemplateSyntax(span, parts.TakeArray(), isHeredoc);
        }
        directivesBroken = wasBroken;
        pieces.RemoveRange(firstPiece, pieces.Count - firstPiece);
        CheckHeight();
        depth--;
        return result;
    }

    /// <summary>Reads pieces up to and with the closing token; returns the height of the highest expression among them.</summary>
    private int ParsePieces(TokenKind close, TextSpan opening)
    {
        int highest = 1;
        bool trimNext = false;
        var firstToken = CurrentSpan;
        bool newlinesBefore = newlines;
        while (true)
        {
            if (kind == close)
            {
                if (kind != TokenKind.EOF) Advance();
                return highest;
            }
            switch (kind)
            {
                case TokenKind.StringLit or TokenKind.QuotedLit:
                    AddLiteral(trimNext);
                    trimNext = false;
                    Advance();
                    continue;
                case TokenKind.TemplateInterp or TokenKind.TemplateControl:
                    var sequence = CurrentSpan;
                    if (sequence.Length == 3) TrimPrevious(sequence.Start);
                    bool isControl = kind == TokenKind.TemplateControl;
                    Advance();
                    SetNewlines(false);
                    height = 1;
                    var outer = bracket;
                    bracket = new Bracket(TokenKind.TemplateSeqEnd, "Extra characters after interpolation expression", "Expected a closing brace to end the interpolation expression, but found extra characters.");
                    if (isControl) ParseDirective(sequence);
                    else ParseInterpolation(sequence, close, firstToken);
                    bracket = outer;
                    highest = Math.Max(highest, height);
                    trimNext = !panicking && CloseSequence();
                    if (panicking)
                    {
                        if (abandoned)
                        {
                            newlines = newlinesBefore;
                            return highest;
                        }
                        bool closed = SkipTo(TokenKind.TemplateSeqEnd);
                        if (!closed && kind != close && !IsTemplateText())
                        {
                            newlines = newlinesBefore;
                            Settle(previous + 1);
                            return highest;
                        }
                        panicking = false;
                        trimNext = closed && tokens[previous].End - tokens[previous].Start == 2;
                    }
                    newlines = newlinesBefore;
                    Settle(previous + 1);
                    continue;
                case TokenKind.QuotedNewline:
                case TokenKind.Invalid or TokenKind.BadUTF8 when close != TokenKind.EOF || tokens[index].End < text.Length:
                    mistakes++;
                    Advance();
                    continue;
                default:
                    Error("Unterminated template string", close == TokenKind.CHeredoc
                        ? $"No closing marker was found for the string. Write {text.AsSpan(opening.Start, opening.Length).TrimStart("<-").Trim()} alone on a line of its own, followed by a newline."
                        : "No closing marker was found for the string. Add the closing quote.", CurrentSpan);
                    return highest;
            }
        }
    }

    private bool IsTemplateText() => kind is TokenKind.StringLit or TokenKind.QuotedLit or TokenKind.TemplateInterp or TokenKind.TemplateControl;

    /// <summary>Reads <c>}</c> or <c>~}</c>; true when it trims what follows.</summary>
    private bool CloseSequence()
    {
        bool trims = tokens[index].End - tokens[index].Start == 2;
        Advance();
        return trims;
    }

    private void AddLiteral(bool trim)
    {
        ref readonly var token = ref tokens[index];
        bool quoted = token.Kind == TokenKind.QuotedLit;
        var characters = text.AsSpan(token.Start, token.End - token.Start);
        var piece = new TemplatePiece(PieceKind.Literal, TextSpan.FromBounds(token.Start, token.End)) { TextStart = token.Start, TextEnd = token.End };
        if (NeedsUnescaping(characters, quoted)) piece.Value = Unescape(index, quoted);
        if (trim)
        {
            if (piece.Value is { } value) piece.Value = value.TrimStart();
            else while (piece.TextStart < piece.TextEnd && char.IsWhiteSpace(text[piece.TextStart])) piece.TextStart++;
        }
        pieces.Add(piece);
    }

    /// <summary>A sequence with <c>~</c> removes the white space at the end of the literal directly before it.</summary>
    private void TrimPrevious(int sequenceStart)
    {
        if (pieces.Count == 0) return;
        var piece = pieces[^1];
        if (piece.Kind != PieceKind.Literal || piece.Span.End != sequenceStart) return;
        if (piece.Value is { } value) piece.Value = value.TrimEnd();
        else while (piece.TextEnd > piece.TextStart && char.IsWhiteSpace(text[piece.TextEnd - 1])) piece.TextEnd--;
        pieces[^1] = piece;
    }

    private void ParseInterpolation(TextSpan sequence, TokenKind close, TextSpan firstToken)
    {
        int mistakesBefore = mistakes;
        var expression = ParseExpression();
        bool isMissing = kind == TokenKind.TemplateSeqEnd && tokens[index].End == tokens[index].Start;
        if (!panicking && (kind != TokenKind.TemplateSeqEnd || isMissing))
        {
            if (kind == TokenKind.EOF && mistakes != mistakesBefore)
                panicking = true;
            else if (isMissing || kind == TokenKind.EOF || kind is TokenKind.CQuote or TokenKind.OQuote && close == TokenKind.CQuote)
                Error("Unclosed template interpolation sequence", "There is no closing brace for this interpolation sequence before the end of the template. Add \"}\". This might be caused by incorrect nesting inside the given expression.", UnclosedSpan(sequence, firstToken));
            else if (kind == TokenKind.Colon)
                Error("Extra characters after interpolation expression", "Template interpolation doesn't expect a colon at this location. Did you intend this to be a literal sequence to be processed as part of another language? If so, you can escape it by starting with \"$${\" instead of just \"${\".", CurrentSpan);
            else
                Error("Extra characters after interpolation expression", "Expected a closing brace to end the interpolation expression, but found extra characters. If this is an embedded sequence for another language, escape it by starting with \"$${\" instead of just \"${\".", CurrentSpan);
        }
        pieces.Add(new TemplatePiece(PieceKind.Interpolation, TextSpan.FromBounds(sequence.Start, Math.Max(tokens[index].End, sequence.End))) { Expression = expression });
    }

    /// <summary>The reference reports an unclosed sequence at the first token of its template; the sequence is nearer, when on that line.</summary>
    private TextSpan UnclosedSpan(TextSpan sequence, TextSpan firstToken) =>
        panicking || source.GetLineIndex(sequence.Start) != source.GetLineIndex(firstToken.Start) ? firstToken : sequence;

    // Directive = "%{" ("if" Expression | "else" | "endif" | "for" Identifier ("," Identifier)? "in" Expression | "endfor") "}";
    private void ParseDirective(TextSpan sequence)
    {
        bool wasBroken = directivesBroken;
        directivesBroken = true;
        if (kind != TokenKind.Ident)
        {
            Error("Invalid template directive", "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a %{ sequence. To write %{ itself, double the percent sign: %%{.", CurrentSpan);
            return;
        }
        string keyword = CurrentName();
        var keywordSpan = CurrentSpan;
        Advance();
        TemplatePiece piece;
        switch (keyword)
        {
            case "if":
                piece = new TemplatePiece(PieceKind.If, default) { Expression = ParseExpression() };
                break;
            case "else":
                piece = new TemplatePiece(PieceKind.Else, default);
                break;
            case "endif":
                piece = new TemplatePiece(PieceKind.EndIf, default);
                break;
            case "endfor":
                piece = new TemplatePiece(PieceKind.EndFor, default);
                break;
            case "for":
                string? keyVariable = null;
                string valueVariable = "";
                if (!ParseForNames("directive", ref keyVariable, ref valueVariable)) return;
                piece = new TemplatePiece(PieceKind.For, default) { Expression = ParseExpression(), KeyVariable = keyVariable, ValueVariable = valueVariable };
                break;
            default:
                string? suggestion = NearestName.Of(keyword, ["if", "for", "else", "endif", "endfor"]);
                Error("Invalid template control keyword", $"\"{keyword}\" is not a valid template control keyword." + (suggestion is null ? "" : $" Did you mean \"{suggestion}\"?"), keywordSpan);
                return;
        }
        if (!panicking && (kind != TokenKind.TemplateSeqEnd || tokens[index].End == tokens[index].Start))
            Error($"Extra characters in {keyword} marker", "Expected a closing brace to end the sequence, but found extra characters.", CurrentSpan);
        directivesBroken = wasBroken;
        // Kept after a mistake too, so that what it opens or closes does not look unbalanced.
        piece.Span = TextSpan.FromBounds(sequence.Start, Math.Max(kind == TokenKind.TemplateSeqEnd ? tokens[index].End : PreviousEnd, sequence.End));
        pieces.Add(piece);
    }

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
                    Error("Nesting too deep", string.Create(CultureInfo.InvariantCulture, $"Brackets, blocks and templates may be nested {MaxDepth} deep. Move inner parts to local values."), piece.Span);
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
        if (at == first + 1) return new LiteralSyntax(span, LiteralKind.String, Nfc.Normalize(pieces[first].Value ?? names.Get(pieces[first].Characters(text))));
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
        return new ConditionalSyntax(TextSpan.FromBounds(open.Span.Start, Math.Max(endif.End, falseParts[^1].Span.End)), open.Expression!, MakeTemplate(trueParts), MakeTemplate(falseParts));
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
                    ReportUnbalanced(piece, string.Create(CultureInfo.InvariantCulture, $"Expecting an endfor directive corresponding to the for directive on line {line}."));
                    close = piece.Span;
                    closed = true;
                    continue;
            }
            content.Add(ShapePiece(ref at, end, nesting + 1, ref deepest));
        }
        if (!closed) ReportUnclosed(string.Create(CultureInfo.InvariantCulture, $"The for directive on line {line} is missing its corresponding endfor directive."), end);
        var value = MakeTemplate(PartsOrEmpty(ref content, open.Span.End));
        var span = TextSpan.FromBounds(open.Span.Start, Math.Max(close.End, value.Span.End));
        return new TemplateJoinSyntax(span, new ForSyntax(span, open.KeyVariable, open.ValueVariable!, open.Expression!, null, value, null, false));
    }

    // --- Literal text -------------------------------------------------------------------------------------------------

    private static bool NeedsUnescaping(ReadOnlySpan<char> characters, bool quoted) =>
        IsSequenceEscape(characters) || quoted && characters.Contains('\\');

    /// <summary>True for <c>$${</c> and <c>%%{</c>, which the lexer puts at the start of a token.</summary>
    private static bool IsSequenceEscape(ReadOnlySpan<char> characters) =>
        characters.Length > 2 && characters[0] is '$' or '%' && characters[1] == characters[0] && characters[2] == '{';

    /// <summary>The characters that a literal token stands for; reports escapes that are none.</summary>
    /// <param name="tokenIndex">The token.</param>
    /// <param name="quoted">True where a backslash begins an escape.</param>
    /// <param name="normalize">False for labels, which the reference keeps as they are written; values are composed.</param>
    private string Unescape(int tokenIndex, bool quoted, bool normalize = true)
    {
        ref readonly var token = ref tokens[tokenIndex];
        var characters = text.AsSpan(token.Start, token.End - token.Start);
        if (!NeedsUnescaping(characters, quoted)) return normalize ? Nfc.Normalize(names.Get(characters)) : names.Get(characters);
        if (IsSequenceEscape(characters)) return string.Concat(characters[..1], characters[2..]);

        builder ??= new StringBuilder();
        builder.Clear();
        int at = 0;
        while (at < characters.Length)
        {
            int backslash = characters[at..].IndexOf('\\');
            if (backslash < 0)
            {
                builder.Append(characters[at..]);
                break;
            }
            builder.Append(characters.Slice(at, backslash));
            at += backslash;
            at += AppendEscape(characters[at..], token.Start + at);
        }
        return normalize ? Nfc.Normalize(builder.ToString()) : builder.ToString();
    }

    /// <summary>Appends what the escape at the start of <paramref name="rest"/> stands for; returns its length.</summary>
    private int AppendEscape(ReadOnlySpan<char> rest, int position)
    {
        if (rest.Length < 2)
        {
            Report("Invalid escape sequence", "Backslash must be followed by an escape sequence selector character.", new TextSpan(position, 1));
            builder!.Append('\\');
            return 1;
        }
        switch (rest[1])
        {
            case 'n': builder!.Append('\n'); return 2;
            case 'r': builder!.Append('\r'); return 2;
            case 't': builder!.Append('\t'); return 2;
            case '"': builder!.Append('"'); return 2;
            case '\\': builder!.Append('\\'); return 2;
            case 'u' or 'U':
                return AppendCodePoint(rest, position);
        }
        int length = Rune.DecodeFromUtf16(rest[1..], out var rune, out int units) == System.Buffers.OperationStatus.Done ? 1 + units : 2;
        Report("Invalid escape sequence", $"The symbol \"{rune}\" is not a valid escape sequence selector. To write a backslash, double it (as \"\\\\\").", new TextSpan(position, length));
        builder!.Append(rest[1..length]);
        return length;
    }

    private int AppendCodePoint(ReadOnlySpan<char> rest, int position)
    {
        int wanted = rest[1] == 'u' ? 4 : 8;
        int digits = 0;
        while (digits < wanted && 2 + digits < rest.Length && char.IsAsciiHexDigit(rest[2 + digits])) digits++;
        var span = new TextSpan(position, 2 + digits);
        if (digits < wanted)
        {
            Report("Invalid escape sequence", wanted == 4
                ? "The \\u escape sequence must be followed by four hexadecimal digits."
                : "The \\U escape sequence must be followed by eight hexadecimal digits.", span);
            builder!.Append(rest[..(2 + digits)]);
            return 2 + digits;
        }
        uint value = uint.Parse(rest.Slice(2, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (Rune.IsValid(value)) builder!.Append(new Rune(value).ToString());
        else Report("Invalid escape sequence", $"Cannot encode character U+{value:x4} in UTF-8.", span);
        return 2 + digits;
    }

    private record struct TemplatePiece(PieceKind Kind, TextSpan Span)
    {
        /// <summary>The characters when they differ from the text; else they are the text from <see cref="TextStart"/> to <see cref="TextEnd"/>.</summary>
        public string? Value;
        public int TextStart;
        public int TextEnd;
        public ExpressionSyntax? Expression;
        public string? KeyVariable;
        public string? ValueVariable;
        public bool IsIndented;

        public readonly ReadOnlySpan<char> Characters(string text) => Value is { } value ? value : text.AsSpan(TextStart, TextEnd - TextStart);
    }
}
