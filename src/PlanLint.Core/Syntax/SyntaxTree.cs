using PlanLint.Diagnostics;
using PlanLint.Syntax.Parsing;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The result of parsing one file: always a tree, and what was wrong with the text.</summary>
public sealed class SyntaxTree
{
    internal SyntaxTree(SourceText source, SyntaxNode root, IReadOnlyList<Diagnostic> diagnostics, JsonOutline? json = null)
    {
        Source = source;
        Root = root;
        Diagnostics = diagnostics;
        Json = json;
        HasErrors = diagnostics.Any(d => d.Severity == Severity.Error);
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>A <see cref="FileSyntax"/>, or an expression parsed on its own.</summary>
    public SyntaxNode Root { get; }

    /// <summary>The root body; throws for an expression parsed on its own.</summary>
    public BodySyntax Body => ((FileSyntax)Root).Body;

    /// <summary>True when the text is JSON syntax.</summary>
    public bool IsJson => Json is not null;

    /// <summary>The top level of the JSON text; null for native syntax.</summary>
    public JsonOutline? Json { get; }

    /// <summary>PL0001 findings: lexical ones first, then those of the parser.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>True when an error was found.</summary>
    public bool HasErrors { get; }

    /// <summary>
    /// The tokens of a native-syntax text as the reference's scanner makes them, the end of the text last. In texts with a missing
    /// quote they differ from what the parser saw, which takes the string as closed at the line end.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="isTemplate">True for a bare template, which begins outside of any sequence.</param>
    public static IReadOnlyList<SyntaxToken> ScanTokens(SourceText source, bool isTemplate = false) => Scan(source, isTemplate, recovers: false);

    private static SyntaxToken[] Scan(SourceText source, bool isTemplate, bool recovers)
    {
        var buffer = TokenBuffer.Rent();
        if (isTemplate) Lexer.ScanTemplate(source, buffer);
        else Lexer.Scan(source, buffer, recovers);
        var tokens = new SyntaxToken[buffer.Count];
        for (int i = 0; i < tokens.Length; i++)
        {
            ref readonly var raw = ref buffer.Items[i];
            tokens[i] = new SyntaxToken(raw.Kind, TextSpan.FromBounds(raw.Start, raw.End));
        }
        TokenBuffer.Return(buffer);
        return tokens;
    }
}
