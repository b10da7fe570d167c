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
