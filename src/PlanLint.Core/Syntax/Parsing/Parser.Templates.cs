using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

// Templates: quoted strings, heredocs and bare templates. Pieces are collected flat and trimmed; Parser.TemplateShapes makes a tree of them.
internal sealed partial class Parser
{
    private readonly List<TemplatePiece> pieces = [];

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
                    bracket = new Bracket(TokenKind.TemplateSeqEnd, "Extra characters after interpolation expression",
                        "Expected a closing brace to end the interpolation expression, but found extra characters.");
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
                        ? $"No closing marker was found for the string. Write {text.AsSpan(opening.Start, opening.Length).TrimStart("<-").Trim()} alone on a "
                        + "line of its own, followed by a newline."
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
                Error("Unclosed template interpolation sequence", "There is no closing brace for this interpolation sequence before the end of the template. "
                    + "Add \"}\". This might be caused by incorrect nesting inside the given expression.", UnclosedSpan(sequence, firstToken));
            else if (kind == TokenKind.Colon)
                Error("Extra characters after interpolation expression",
                    "Template interpolation doesn't expect a colon at this location. Did you intend this to be a literal sequence to be processed as part of "
                        + "another language? If so, you can escape it by starting with \"$${\" instead of just \"${\".", CurrentSpan);
            else
                Error("Extra characters after interpolation expression",
                    "Expected a closing brace to end the interpolation expression, but found extra characters. If this is an embedded sequence for another "
                        + "language, escape it by starting with \"$${\" instead of just \"${\".", CurrentSpan);
        }
        pieces.Add(new TemplatePiece(PieceKind.Interpolation, TextSpan.FromBounds(sequence.Start, Math.Max(tokens[index].End, sequence.End)))
        {
            Expression = expression,
        });
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
            Error("Invalid template directive", "A template directive keyword (\"if\", \"for\", etc) is expected at the beginning of a %{ sequence. To write "
                + "%{ itself, double the percent sign: %%{.", CurrentSpan);
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
                Error("Invalid template control keyword",
                    $"\"{keyword}\" is not a valid template control keyword." + (suggestion is null ? "" : $" Did you mean \"{suggestion}\"?"), keywordSpan);
                return;
        }
        if (!panicking && (kind != TokenKind.TemplateSeqEnd || tokens[index].End == tokens[index].Start))
            Error($"Extra characters in {keyword} marker", "Expected a closing brace to end the sequence, but found extra characters.", CurrentSpan);
        directivesBroken = wasBroken;
        // Kept after a mistake too, so that what it opens or closes does not look unbalanced.
        piece.Span = TextSpan.FromBounds(sequence.Start, Math.Max(kind == TokenKind.TemplateSeqEnd ? tokens[index].End : PreviousEnd, sequence.End));
        pieces.Add(piece);
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
