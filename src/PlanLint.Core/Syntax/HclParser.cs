using PlanLint.Syntax.Parsing;
using PlanLint.Syntax.Parsing.Json;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>Turns text into trees. Never throws on any text; linear in its length.</summary>
public static class HclParser
{
    /// <summary>Parses a file: in the syntax that <see cref="SourceText.IsJson"/> says.</summary>
    public static SyntaxTree ParseFile(SourceText source) =>
        source.IsJson ? JsonFrontEnd.Parse(source) : Parser.ParseFile(source);

    /// <summary>Parses one expression, as <c>terraform console</c> does: newlines at its top level do not end it.</summary>
    public static SyntaxTree ParseExpression(SourceText source) => Parser.ParseExpression(source);

    /// <summary>Parses a bare template, as <c>templatefile</c> does: no quotes, no escapes.</summary>
    public static SyntaxTree ParseTemplate(SourceText source) => Parser.ParseTemplate(source);

    /// <summary>
    /// Parses a static reference such as <c>aws_x.y["k"]</c>; the root is a <see cref="ScopeTraversalSyntax"/> or a
    /// <see cref="SyntaxErrorSyntax"/>.
    /// </summary>
    public static SyntaxTree ParseTraversal(SourceText source) => Parser.ParseTraversal(source);

    /// <summary>Runs the lexer alone; for benchmarks.</summary>
    internal static int CountTokens(SourceText source)
    {
        var buffer = TokenBuffer.Rent();
        Lexer.Scan(source, buffer, recovers: true);
        int count = buffer.Count;
        TokenBuffer.Return(buffer);
        return count;
    }
}
