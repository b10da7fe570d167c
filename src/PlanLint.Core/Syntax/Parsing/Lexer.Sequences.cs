namespace PlanLint.Syntax.Parsing;

// Template sequences, and the modes they return to.
internal sealed partial class Lexer
{
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

    /// <summary>True when a brace at this depth closes the innermost template sequence. Strings and heredocs never lie between.</summary>
    private bool EndsSequence() => frameCount > 0 && frames[frameCount - 1].EndsAtBrace == braces && frames[frameCount - 1].Outer != Mode.Main;

    private Mode EndSequence()
    {
        braces--;
        return Pop();
    }

    private void Push(Mode outer, int endsAtBrace)
    {
        if (frameCount == frames.Length) Array.Resize(ref frames, frames.Length * 2);
        frames[frameCount++] = new Frame(outer, endsAtBrace);
    }

    private Mode Pop() => frames[--frameCount].Outer;

    private readonly record struct Frame(Mode Outer, int EndsAtBrace);
}
