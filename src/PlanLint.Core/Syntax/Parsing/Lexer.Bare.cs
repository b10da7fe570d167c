namespace PlanLint.Syntax.Parsing;

// A template that is a text of its own.
internal sealed partial class Lexer
{
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
}
