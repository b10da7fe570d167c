using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>What stands between tokens and means nothing to Terraform.</summary>
public enum TriviaKind
{
    /// <summary>Spaces and tabs.</summary>
    Whitespace,
    /// <summary>A line end that ends nothing.</summary>
    EndOfLine,
    /// <summary>A comment; one that begins with <c>#</c> or <c>//</c> has its line end with it.</summary>
    Comment,
}

/// <summary>A stretch of trivia, read from the text when asked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The text it covers.</param>
public readonly record struct SyntaxTrivia(TriviaKind Kind, TextSpan Span);
