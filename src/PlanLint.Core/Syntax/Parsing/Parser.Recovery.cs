namespace PlanLint.Syntax.Parsing;

// Where parsing goes on after a mistake.
internal sealed partial class Parser
{
    /// <summary>
    /// Skips to just after the next <paramref name="close"/> of this nesting level and returns true. Returns false, having skipped
    /// to it, at what shows that the closing token is missing: an outer closing token, the start of an item, the end of the text.
    /// </summary>
    private bool SkipTo(TokenKind close)
    {
        if (abandoned) return false;
        int nesting = 0;
        for (int i = index; ; i++)
        {
            var token = tokens[i].Kind;
            switch (token)
            {
                case TokenKind.EOF:
                    Jump(i);
                    return false;
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp
                    or TokenKind.TemplateControl:
                    nesting++;
                    continue;
                case TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.CQuote or TokenKind.CHeredoc or TokenKind.TemplateSeqEnd:
                    if (nesting > 0)
                    {
                        nesting--;
                        continue;
                    }
                    Jump(i);
                    if (token != close) return false;
                    Advance();
                    return true;
                case TokenKind.Ident:
                    if (StartsBlock(i) || nesting == 0 && EndsUnclosed(i, close))
                    {
                        Jump(i);
                        return false;
                    }
                    continue;
                default:
                    continue;
            }
        }
    }

    /// <summary>Skips to the end of the item at hand, or to what plainly begins the next one, and takes up parsing again.</summary>
    private void RecoverItem()
    {
        panicking = false;
        bool wasAbandoned = abandoned;
        abandoned = false;
        int nesting = 0;
        for (int i = index; ; i++)
        {
            var token = tokens[i].Kind;
            switch (token)
            {
                case TokenKind.EOF:
                    Jump(i);
                    return;
                case TokenKind.Newline:
                    if (nesting > 0) continue;
                    Jump(i + 1);
                    return;
                case TokenKind.Comment:
                    if (nesting > 0 || text[tokens[i].End - 1] != '\n') continue;
                    Jump(i + 1);
                    return;
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp
                    or TokenKind.TemplateControl:
                    nesting++;
                    continue;
                case TokenKind.CBrace when nesting == 0 && IsFirstOnLine(i):
                    Jump(i);
                    return;
                case TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.CQuote or TokenKind.CHeredoc or TokenKind.TemplateSeqEnd:
                    if (nesting > 0) nesting--;
                    continue;
                case TokenKind.Ident:
                    if (i > previous && (StartsBlock(i) || nesting == 0 && !wasAbandoned && StartsArgument(i)))
                    {
                        Jump(i);
                        return;
                    }
                    continue;
                default:
                    continue;
            }
        }
    }

    /// <summary>Skips the rest of a block whose nesting is too deep, with its closing brace, by braces alone.</summary>
    private void SkipBlock()
    {
        int nesting = 1;
        int i = index;
        for (; tokens[i].Kind != TokenKind.EOF; i++)
        {
            if (tokens[i].Kind == TokenKind.OBrace) nesting++;
            else if (tokens[i].Kind == TokenKind.CBrace && --nesting == 0) break;
        }
        Jump(i);
        if (kind == TokenKind.CBrace) Advance();
        panicking = false;
        abandoned = false;
    }

    private void Jump(int to)
    {
        newlines = true;
        previous = to - 1;
        Settle(to);
    }

    private bool IsFirstOnLine(int i)
    {
        if (i == 0) return true;
        ref readonly var before = ref tokens[i - 1];
        return before.Kind == TokenKind.Newline || before.Kind == TokenKind.Comment && text[before.End - 1] == '\n';
    }

    /// <summary>True for <c>name =</c> at the start of a line.</summary>
    private bool StartsArgument(int i) => tokens[i + 1].Kind == TokenKind.Equal && IsFirstOnLine(i);

    /// <summary>
    /// True when the argument that begins at token <paramref name="i"/> shows that a bracket before it is not closed; false when
    /// the closing token follows all the same, as in a call with named arguments.
    /// </summary>
    private bool EndsUnclosed(int i, TokenKind close)
    {
        if (close == TokenKind.CBrace || !StartsArgument(i)) return false;
        // Enough for a call's arguments; nothing once errors are no longer reported.
        int lookahead = diagnostics.Count < MaxDiagnostics ? 500 : 0;
        int nesting = 0;
        for (int end = Math.Min(tokenCount, i + lookahead); i < end; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.OBrace or TokenKind.OBrack or TokenKind.OParen or TokenKind.OQuote or TokenKind.OHeredoc or TokenKind.TemplateInterp
                    or TokenKind.TemplateControl:
                    nesting++;
                    continue;
                case TokenKind.CBrace or TokenKind.CBrack or TokenKind.CParen or TokenKind.CQuote or TokenKind.CHeredoc or TokenKind.TemplateSeqEnd:
                    if (nesting-- == 0) return tokens[i].Kind != close;
                    continue;
                case TokenKind.Ident when StartsBlock(i):
                    return true;
                default:
                    continue;
            }
        }
        return true;
    }

    /// <summary>True for a block header at the very left of a line: nothing inside an expression looks so.</summary>
    private bool StartsBlock(int i)
    {
        int start = tokens[i].Start;
        if (start > 0 && text[start - 1] != '\n') return false;
        int at = i + 1;
        while (true)
        {
            switch (tokens[at].Kind)
            {
                case TokenKind.OBrace:
                    return true;
                case TokenKind.Ident:
                    at++;
                    continue;
                case TokenKind.OQuote when tokens[at + 1].Kind == TokenKind.QuotedLit && tokens[at + 2].Kind == TokenKind.CQuote:
                    at += 3;
                    continue;
                default:
                    return false;
            }
        }
    }
}
