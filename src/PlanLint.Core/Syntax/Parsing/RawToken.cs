namespace PlanLint.Syntax.Parsing;

/// <summary>A token as the lexer writes it: twelve bytes, so that a large file's tokens stay in cache.</summary>
internal readonly struct RawToken(TokenKind kind, int start, int end)
{
    public readonly int Start = start;
    public readonly int End = end;
    public readonly TokenKind Kind = kind;
}
