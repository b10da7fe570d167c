using System.Buffers;
using System.Text;

namespace PlanLint.Syntax.Parsing;

// Outside of strings: names, numbers, operators, comments.
internal sealed partial class Lexer
{
    /// <summary>Characters that begin no token outside of strings.</summary>
    private static readonly SearchValues<char> UnusedAscii = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\v\f\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F$@\\\u007F");

    /// <summary>No <c>*/</c> stands at or after this offset, so an unclosed comment is not searched for twice.</summary>
    private int noCommentEndFrom = int.MaxValue;

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
}
