using System.Buffers;
using System.Text;
using PlanLint.Text;

namespace PlanLint.Syntax.Parsing;

/// <summary>
/// Splits a text into the tokens of hashicorp/hcl's scanner (scan_tokens.rl): one pass, no recursion, no allocation per token.
/// Spaces and tabs are in no token.
/// </summary>
internal sealed class Lexer
{
    /// <summary>What stops a run of ordinary characters in a quoted string.</summary>
    private static readonly SearchValues<char> QuotedStops = SearchValues.Create("\"\\$%\r\n");

    private static readonly SearchValues<char> QuotedStopsWithInvalid = SearchValues.Create("\"\\$%\r\n\uFFFD");

    private static readonly SearchValues<char> HeredocStops = SearchValues.Create("$%\r\n");

    private static readonly SearchValues<char> HeredocStopsWithInvalid = SearchValues.Create("$%\r\n\uFFFD");

    /// <summary>Characters that begin no token outside of strings.</summary>
    private static readonly SearchValues<char> UnusedAscii = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\v\f\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F$@\\\u007F");

    private readonly string text;
    private readonly SourceText source;
    private readonly TokenBuffer tokens;
    private readonly bool recovers;
    private readonly bool hasInvalidUnits;

    /// <summary>Where template sequences return to: the mode they interrupt and the brace depth that ends them.</summary>
    private Frame[] frames = new Frame[8];
    private int frameCount;
    private Heredoc[] heredocs = [];
    private int heredocCount;
    private int braces;
    private int position;

    /// <summary>No <c>*/</c> stands at or after this offset, so an unclosed comment is not searched for twice.</summary>
    private int noCommentEndFrom = int.MaxValue;

    private Lexer(SourceText source, TokenBuffer tokens, bool recovers)
    {
        this.source = source;
        text = source.Text;
        this.tokens = tokens;
        this.recovers = recovers;
        hasInvalidUnits = source.InvalidUnitOffsets.Length > 0;
    }

    /// <summary>True when a token of a kind that no grammar rule uses was written.</summary>
    public bool HasBadTokens { get; private set; }

    private enum Mode : byte { Main, Quoted, Heredoc, Bare }

    /// <summary>Tokens of a file or an expression.</summary>
    /// <param name="source">The text.</param>
    /// <param name="tokens">Receives the tokens, the end of the text last.</param>
    /// <param name="recovers">
    /// Ends a quoted string at a line end when the next line plainly starts something new; otherwise, as the reference does, a
    /// missing quote swallows the lines up to the next one.
    /// </param>
    /// <returns>True when there are tokens that no grammar rule uses.</returns>
    public static bool Scan(SourceText source, TokenBuffer tokens, bool recovers)
    {
        var lexer = new Lexer(source, tokens, recovers);
        lexer.Run(Mode.Main);
        return lexer.HasBadTokens;
    }

    /// <summary>Tokens of a bare template.</summary>
    public static bool ScanTemplate(SourceText source, TokenBuffer tokens)
    {
        var lexer = new Lexer(source, tokens, recovers: false);
        lexer.Run(Mode.Bare);
        return lexer.HasBadTokens;
    }

    private void Run(Mode mode)
    {
        while (position < text.Length)
        {
            mode = mode switch
            {
                Mode.Main => ScanMain(),
                Mode.Quoted => ScanQuoted(),
                Mode.Heredoc => ScanHeredoc(),
                _ => ScanBare(),
            };
        }
        tokens.Add(TokenKind.EOF, text.Length, text.Length);
    }

    /// <summary>Scans until another mode begins or the text ends; returns the mode to go on with.</summary>
    private Mode ScanMain()
    {
        string text = this.text;
        int at = position;
        while ((uint)at < (uint)text.Length)
        {
            char c = text[at];
            if (c is ' ' or '\t')
            {
                at++;
                continue;
            }
            if (IdentifierCharacters.IsAsciiStart(c))
            {
                int end = IdentifierCharacters.ScanName(text, at);
                tokens.Add(TokenKind.Ident, at, end);
                at = end;
                continue;
            }
            char next = at + 1 < text.Length ? text[at + 1] : '\0';
            switch (c)
            {
                case '\n': at = One(TokenKind.Newline, at); continue;
                case '\r' when next == '\n': at = Two(TokenKind.Newline, at); continue;
                case '=' when next == '=': at = Two(TokenKind.EqualOp, at); continue;
                case '=' when next == '>': at = Two(TokenKind.FatArrow, at); continue;
                case '=': at = One(TokenKind.Equal, at); continue;
                case '"':
                    tokens.Add(TokenKind.OQuote, at, at + 1);
                    position = at + 1;
                    Push(Mode.Main, 0);
                    return Mode.Quoted;
                case '.' when next == '.' && at + 2 < text.Length && text[at + 2] == '.':
                    tokens.Add(TokenKind.Ellipsis, at, at + 3);
                    at += 3;
                    continue;
                case '.': at = One(TokenKind.Dot, at); continue;
                case ',': at = One(TokenKind.Comma, at); continue;
                case '{':
                    at = One(TokenKind.OBrace, at);
                    braces++;
                    continue;
                case '}':
                    if (EndsSequence())
                    {
                        tokens.Add(TokenKind.TemplateSeqEnd, at, at + 1);
                        position = at + 1;
                        return EndSequence();
                    }
                    at = One(TokenKind.CBrace, at);
                    braces--;
                    continue;
                case '~' when next == '}':
                    tokens.Add(TokenKind.TemplateSeqEnd, at, at + 2);
                    position = at + 2;
                    if (EndsSequence()) return EndSequence();
                    braces--;
                    at += 2;
                    continue;
                case '~': at = Bad(TokenKind.BitwiseNot, at); continue;
                case '[': at = One(TokenKind.OBrack, at); continue;
                case ']': at = One(TokenKind.CBrack, at); continue;
                case '(': at = One(TokenKind.OParen, at); continue;
                case ')': at = One(TokenKind.CParen, at); continue;
                case ':' when next == ':': at = Two(TokenKind.DoubleColon, at); continue;
                case ':': at = One(TokenKind.Colon, at); continue;
                case '?': at = One(TokenKind.Question, at); continue;
                case '#':
                    at = LineComment(at);
                    continue;
                case '/' when next == '/':
                    at = LineComment(at);
                    continue;
                case '/' when next == '*' && FindCommentEnd(at + 2) is var end and > 0:
                    tokens.Add(TokenKind.Comment, at, end);
                    at = end;
                    continue;
                case '/': at = One(TokenKind.Slash, at); continue;
                case '+': at = One(TokenKind.Plus, at); continue;
                case '-': at = One(TokenKind.Minus, at); continue;
                case '*': at = One(TokenKind.Star, at); continue;
                case '%': at = One(TokenKind.Percent, at); continue;
                case '&' when next == '&': at = Two(TokenKind.And, at); continue;
                case '&': at = Bad(TokenKind.BitwiseAnd, at); continue;
                case '|' when next == '|': at = Two(TokenKind.Or, at); continue;
                case '|': at = Bad(TokenKind.BitwiseOr, at); continue;
                case '^': at = Bad(TokenKind.BitwiseXor, at); continue;
                case '!' when next == '=': at = Two(TokenKind.NotEqual, at); continue;
                case '!': at = One(TokenKind.Bang, at); continue;
                case '>' when next == '=': at = Two(TokenKind.GreaterThanEq, at); continue;
                case '>': at = One(TokenKind.GreaterThan, at); continue;
                case '<' when next == '<' && BeginHeredoc(at): return Mode.Heredoc;
                case '<' when next == '=': at = Two(TokenKind.LessThanEq, at); continue;
                case '<': at = One(TokenKind.LessThan, at); continue;
                case ';': at = Bad(TokenKind.Semicolon, at); continue;
                case '`': at = Bad(TokenKind.Backtick, at); continue;
                case '\'': at = Bad(TokenKind.Apostrophe, at); continue;
                case >= '0' and <= '9':
                    int numberEnd = ScanNumber(at);
                    tokens.Add(TokenKind.NumberLit, at, numberEnd);
                    at = numberEnd;
                    continue;
            }
            int nameEnd = IdentifierCharacters.ScanName(text, at);
            if (nameEnd > at)
            {
                tokens.Add(TokenKind.Ident, at, nameEnd);
                at = nameEnd;
                continue;
            }
            at = Unusable(at);
        }
        position = at;
        return Mode.Main;
    }

    private int One(TokenKind kind, int at)
    {
        tokens.Add(kind, at, at + 1);
        return at + 1;
    }

    private int Two(TokenKind kind, int at)
    {
        tokens.Add(kind, at, at + 2);
        return at + 2;
    }

    private int Bad(TokenKind kind, int at)
    {
        HasBadTokens = true;
        tokens.Add(kind, at, at + 1);
        return at + 1;
    }

    /// <summary>One character that is no token, or one byte that is not UTF-8.</summary>
    private int Unusable(int at)
    {
        HasBadTokens = true;
        if (IsInvalidUnit(at))
        {
            tokens.Add(TokenKind.BadUTF8, at, at + 1);
            return at + 1;
        }
        if (recovers && text[at] < 128)
        {
            // A binary file is one mistake; the parser need not see each of its characters.
            int end = text.AsSpan(at).IndexOfAnyExcept(UnusedAscii);
            end = end < 0 ? text.Length : Math.Max(at + end, at + 1);
            tokens.Add(TokenKind.Invalid, at, end);
            return end;
        }
        int length = Rune.TryGetRuneAt(text, at, out var rune) ? rune.Utf16SequenceLength : 1;
        tokens.Add(TokenKind.Invalid, at, at + length);
        return at + length;
    }

    private bool IsInvalidUnit(int at) =>
        hasInvalidUnits && text[at] == '\uFFFD' && source.InvalidUnitOffsets.BinarySearch(at) >= 0;

    private int LineComment(int at)
    {
        int length = text.AsSpan(at).IndexOf('\n');
        int end = length < 0 ? text.Length : at + length + 1;
        tokens.Add(TokenKind.Comment, at, end);
        return end;
    }

    /// <summary>Offset just past the next <c>*/</c>; 0 when there is none.</summary>
    private int FindCommentEnd(int at)
    {
        if (at >= noCommentEndFrom) return 0;
        int length = text.AsSpan(at).IndexOf("*/", StringComparison.Ordinal);
        if (length >= 0) return at + length + 2;
        noCommentEndFrom = at;
        return 0;
    }

    /// <summary>The longest run of digits, dots and exponents that does not end in a dot: <c>1.2.3</c> is one token, <c>1e</c> two.</summary>
    private int ScanNumber(int at)
    {
        int end = at + 1;
        int accepted = end;
        while (end < text.Length)
        {
            char c = text[end];
            if (char.IsAsciiDigit(c))
            {
                accepted = ++end;
            }
            else if (c == '.')
            {
                end++;
            }
            else if (c is 'e' or 'E')
            {
                int digit = end + 1;
                if (digit < text.Length && text[digit] is '+' or '-') digit++;
                if (digit >= text.Length || !char.IsAsciiDigit(text[digit])) break;
                accepted = end = digit + 1;
            }
            else
            {
                break;
            }
        }
        return accepted;
    }

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

    /// <summary>Begins <c>${</c> or <c>%{</c>; false when <paramref name="c"/> is only a character.</summary>
    private bool BeginSequence(int at, char c, Mode outer)
    {
        if (at + 1 >= text.Length || text[at + 1] != '{') return false;
        int end = at + 2 < text.Length && text[at + 2] == '~' ? at + 3 : at + 2;
        tokens.Add(c == '$' ? TokenKind.TemplateInterp : TokenKind.TemplateControl, at, end);
        position = end;
        braces++;
        Push(outer, braces);
        if (heredocCount > 0) heredocs[heredocCount - 1].StartOfLine = false;
        return true;
    }

    /// <summary>A <c>$</c> or <c>%</c> that begins no sequence: an escape <c>$${</c>, else itself alone.</summary>
    private int Dollar(int at, char c, TokenKind kind)
    {
        int end = at + 1;
        if (end + 1 < text.Length && text[end] == c && text[end + 1] == '{')
        {
            end += 2;
            if (end < text.Length && text[end] == '~') end++;
        }
        else if (end >= text.Length && kind != TokenKind.StringLit || end >= text.Length && frameCount > 0)
        {
            HasBadTokens = true;
            kind = TokenKind.Invalid;
        }
        tokens.Add(kind, at, end);
        return end;
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

    private Mode ScanBare()
    {
        string text = this.text;
        var stops = hasInvalidUnits ? HeredocStopsWithInvalid : HeredocStops;
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
                return Mode.Bare;
            }
            char c = text[at];
            if (c == '\uFFFD' && !IsInvalidUnit(at))
            {
                at++;
                continue;
            }
            if (c == '\n' || c == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            {
                int end = c == '\n' ? at + 1 : at + 2;
                tokens.Add(TokenKind.StringLit, start, end);
                start = at = end;
                continue;
            }
            if (start < at) tokens.Add(TokenKind.StringLit, start, at);
            switch (c)
            {
                case '\r':
                    // As in heredocs; here the rest counts as text.
                    tokens.Add(TokenKind.StringLit, at, text.Length);
                    position = text.Length;
                    return Mode.Bare;
                case '\uFFFD':
                    start = at = Unusable(at);
                    continue;
                default:
                    if (BeginSequence(at, c, Mode.Bare)) return Mode.Main;
                    start = at = Dollar(at, c, TokenKind.StringLit);
                    continue;
            }
        }
    }

    private void Push(Mode outer, int endsAtBrace)
    {
        if (frameCount == frames.Length) Array.Resize(ref frames, frames.Length * 2);
        frames[frameCount++] = new Frame(outer, endsAtBrace);
    }

    private Mode Pop() => frames[--frameCount].Outer;

    /// <summary>True when a brace at this depth closes the innermost template sequence. Strings and heredocs never lie between.</summary>
    private bool EndsSequence() => frameCount > 0 && frames[frameCount - 1].EndsAtBrace == braces && frames[frameCount - 1].Outer != Mode.Main;

    private Mode EndSequence()
    {
        braces--;
        return Pop();
    }

    private readonly record struct Frame(Mode Outer, int EndsAtBrace);

    private record struct Heredoc(int Start, int Length)
    {
        public bool StartOfLine = true;
    }
}
