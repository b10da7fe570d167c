using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A stretch of trivia, read from the text when asked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The text it covers.</param>
public readonly record struct SyntaxTrivia(TriviaKind Kind, TextSpan Span);
