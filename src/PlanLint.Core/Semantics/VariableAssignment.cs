using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>A value given to a variable of the root module: a line of a <c>.tfvars</c> file, or <c>-var</c>.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">The value as an expression that uses no names; null when it is the plain text of <paramref name="Text"/>.</param>
/// <param name="Text">The text after <c>-var name=</c>; null for a file's line.</param>
/// <param name="Location">The line, or the option.</param>
public sealed record VariableAssignment(string Name, ExpressionSyntax? Value, string? Text, SourceLocation Location)
{
    /// <summary>The file that gives it; null for <c>-var</c>.</summary>
    public SyntaxTree? File { get; init; }

    /// <summary>The attribute that gives it; null for <c>-var</c>.</summary>
    public AttributeSyntax? Attribute { get; init; }
}
