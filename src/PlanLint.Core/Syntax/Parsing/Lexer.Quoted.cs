using System.Buffers;

namespace PlanLint.Syntax.Parsing;

// Quoted strings, and strings whose closing quote is missing.
internal sealed partial class Lexer
{
    /// <summary>What stops a run of ordinary characters in a quoted string.</summary>
    private static readonly SearchValues<char> QuotedStops = SearchValues.Create("\"\\$%\r\n");

    private static readonly SearchValues<char> QuotedStopsWithInvalid = SearchValues.Create("\"\\$%\r\n\uFFFD");

    private Mode ScanQuoted()
    {
        string text = this.text;
        var stops = hasInvalidUnits ? QuotedStopsWithInvalid : QuotedStops;
        int at = position;
        int start = at;
        while (true)
        {
            int skipped = text.AsSpan(at).IndexOfAny(stops);
            if (skipped < 0)
            {
                if (start < text.Length) tokens.Add(TokenKind.QuotedLit, start, text.Length);
                position = text.Length;
                return Mode.Quoted;
            }
            at += skipped;
            char c = text[at];
            if (c == '\\')
            {
                if (at + 1 < text.Length && text[at + 1] is not ('\n' or '\r') && !IsInvalidUnit(at + 1))
                {
                    at += char.IsHighSurrogate(text[at + 1]) && at + 2 < text.Length && char.IsLowSurrogate(text[at + 2]) ? 3 : 2;
                    continue;
                }
                Flush(start, at);
                start = at = Bad(TokenKind.Invalid, at);
                continue;
            }
            if (c == '\uFFFD')
            {
                if (!IsInvalidUnit(at))
                {
                    at++;
                    continue;
                }
                Flush(start, at);
                start = at = Unusable(at);
                continue;
            }
            if (c is '\r' or '\n' && recovers && SwallowedBrace(start, at) is var brace and >= 0)
            {
                EndLabel(start, brace);
                return Pop();
            }
            Flush(start, at);
            switch (c)
            {
                case '"':
                    tokens.Add(TokenKind.CQuote, at, at + 1);
                    position = at + 1;
                    return Pop();
                case '\r' or '\n':
                    int end = at + 1;
                    while (end < text.Length && text[end] is '\r' or '\n') end++;
                    HasBadTokens = true;
                    if (recovers && StartsAnew(end))
                    {
                        // The quote is taken as closed here; the line end keeps its own meaning.
                        tokens.Add(TokenKind.QuotedNewline, at, at);
                        tokens.Add(TokenKind.CQuote, at, at);
                        position = at;
                        return CloseEnclosingStrings(at, Pop());
                    }
                    tokens.Add(TokenKind.QuotedNewline, at, end);
                    start = at = end;
                    continue;
                default:
                    if (BeginSequence(at, c, Mode.Quoted)) return Mode.Main;
                    start = at = Dollar(at, c, TokenKind.QuotedLit);
                    continue;
            }
        }
    }

    /// <summary>
    /// Offset of the brace that ends a line in <c>resource "a" "b {</c>, where the closing quote of the last label is missing;
    /// -1 when the string at hand is no such label.
    /// </summary>
    private int SwallowedBrace(int start, int end)
    {
        int brace = text.AsSpan(start, end - start).TrimEnd(" \t").Length - 1 + start;
        if (brace < start || text[brace] != '{' || brace > start && text[brace - 1] is '$' or '%') return -1;
        if (tokens.Count < 2 || tokens.Items[tokens.Count - 1].Kind != TokenKind.OQuote) return -1;
        return tokens.Items[tokens.Count - 2].Kind is TokenKind.Ident or TokenKind.CQuote ? brace : -1;
    }

    private void EndLabel(int start, int brace)
    {
        HasBadTokens = true;
        int end = start + text.AsSpan(start, brace - start).TrimEnd(" \t").Length;
        Flush(start, end);
        tokens.Add(TokenKind.QuotedNewline, end, end);
        tokens.Add(TokenKind.CQuote, end, end);
        tokens.Add(TokenKind.OBrace, brace, brace + 1);
        braces++;
        position = brace + 1;
    }

    /// <summary>Ends the sequences and strings around a string that a line end cut off: none of them goes on in the next line.</summary>
    private Mode CloseEnclosingStrings(int at, Mode mode)
    {
        while (mode == Mode.Main && frameCount > 0 && frames[frameCount - 1].Outer == Mode.Quoted)
        {
            braces = frames[frameCount - 1].EndsAtBrace - 1;
            tokens.Add(TokenKind.TemplateSeqEnd, at, at);
            Pop();
            tokens.Add(TokenKind.CQuote, at, at);
            mode = Pop();
        }
        return mode;
    }

    private void Flush(int start, int end)
    {
        if (end > start) tokens.Add(TokenKind.QuotedLit, start, end);
    }

    /// <summary>True when the line at <paramref name="at"/> begins an argument, a block or a closing brace, or the text ends.</summary>
    private bool StartsAnew(int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        if (at >= text.Length || text[at] is '}' or '#' or ']') return true;
        int end = IdentifierCharacters.ScanName(text, at);
        if (end == at) return false;
        bool spaced = false;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
            spaced = true;
        }
        if (end >= text.Length) return false;
        return text[end] switch
        {
            '=' => end + 1 < text.Length && text[end + 1] != '=',
            '{' => true,
            '"' => spaced,
            _ => false,
        };
    }
}
