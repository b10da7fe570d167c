namespace PlanLint.Syntax.Parsing;

// Heredocs, with the quirks of the reference's scanner at line ends.
internal sealed partial class Lexer
{
    /// <summary><c>&lt;&lt;EOT</c> or <c>&lt;&lt;-EOT</c> directly followed by a line end.</summary>
    private bool BeginHeredoc(int at)
    {
        int name = at + 2;
        if (name < text.Length && text[name] == '-') name++;
        int end = IdentifierCharacters.ScanName(text, name);
        if (end == name) return false;
        int after = end;
        if (after < text.Length && text[after] == '\r') after++;
        if (after >= text.Length || text[after] != '\n') return false;
        tokens.Add(TokenKind.OHeredoc, at, after + 1);
        position = after + 1;
        if (heredocCount == heredocs.Length) Array.Resize(ref heredocs, Math.Max(4, heredocs.Length * 2));
        heredocs[heredocCount++] = new Heredoc(name, end - name);
        Push(Mode.Main, 0);
        return true;
    }

    private Mode ScanHeredoc()
    {
        string text = this.text;
        var stops = hasInvalidUnits ? HeredocStopsWithInvalid : HeredocStops;
        ref var heredoc = ref heredocs[heredocCount - 1];
        int at = position;
        int start = at;
        while (true)
        {
            int skipped = text.AsSpan(at).IndexOfAny(stops);
            at = skipped < 0 ? text.Length : at + skipped;
            if (at >= text.Length)
            {
                if (start < at) tokens.Add(TokenKind.StringLit, start, at);
                position = at;
                return Mode.Heredoc;
            }
            char c = text[at];
            if (c == '\n' || c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                int end = c == '\n' ? at + 1 : at + 2;
                if (heredoc.StartOfLine && text.AsSpan(start, end - start).Trim().SequenceEqual(text.AsSpan(heredoc.Start, heredoc.Length)))
                {
                    tokens.Add(TokenKind.CHeredoc, start, at);
                    tokens.Add(TokenKind.Newline, at, end);
                    position = end;
                    heredocCount--;
                    return Pop();
                }
                heredoc.StartOfLine = true;
                tokens.Add(TokenKind.StringLit, start, end);
                start = at = end;
                continue;
            }
            if (c == '\uFFFD' && !IsInvalidUnit(at))
            {
                at++;
                continue;
            }
            if (start < at)
            {
                heredoc.StartOfLine = false;
                tokens.Add(TokenKind.StringLit, start, at);
            }
            switch (c)
            {
                case '\r':
                    // The reference's scanner has no rule for a lone carriage return here and gives up on the rest of the text.
                    HasBadTokens = true;
                    tokens.Add(TokenKind.Invalid, at, text.Length);
                    position = text.Length;
                    return Mode.Heredoc;
                case '\uFFFD':
                    start = at = Unusable(at);
                    continue;
                default:
                    if (BeginSequence(at, c, Mode.Heredoc)) return Mode.Main;
                    heredoc.StartOfLine = false;
                    start = at = HeredocDollar(at, c, ref heredoc);
                    continue;
            }
        }
    }

    /// <summary>
    /// As <see cref="Dollar"/>, with two quirks of the reference's scanner at line ends: an escape takes the line end with it, and
    /// a lone sign takes the character after it when the line ends there.
    /// </summary>
    private int HeredocDollar(int at, char c, ref Heredoc heredoc)
    {
        bool isEscape = at + 2 < text.Length && text[at + 1] == c && text[at + 2] == '{' && !(at + 3 < text.Length && text[at + 3] == '~');
        if (isEscape && LineEndLength(at + 3) is var lineEnd and > 0)
        {
            tokens.Add(TokenKind.StringLit, at, at + 3 + lineEnd);
            heredoc.StartOfLine = true;
            return at + 3 + lineEnd;
        }
        if (!isEscape && at + 1 < text.Length && char.IsAscii(text[at + 1]) && LineEndLength(at + 2) > 0)
        {
            tokens.Add(TokenKind.StringLit, at, at + 2);
            return at + 2;
        }
        return Dollar(at, c, TokenKind.StringLit);
    }

    private int LineEndLength(int at) =>
        at >= text.Length ? 0 : text[at] == '\n' ? 1 : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 0;

    private record struct Heredoc(int Start, int Length)
    {
        public bool StartOfLine = true;
    }
}
