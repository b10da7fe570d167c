using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A token: what the lexer made of a stretch of text. Spaces and tabs are in no token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The text it covers; empty for the end of the text and for a quote that is missing.</param>
public readonly record struct SyntaxToken(TokenKind Kind, TextSpan Span);
