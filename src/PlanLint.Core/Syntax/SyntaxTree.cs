using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The result of parsing one file: always a tree, and what was wrong with the text.</summary>
public sealed class SyntaxTree
{
    internal SyntaxTree(SourceText source, SyntaxNode root, IReadOnlyList<Diagnostic> diagnostics)
    {
        Source = source;
        Root = root;
        Diagnostics = diagnostics;
    }

    /// <summary>The text.</summary>
    public SourceText Source { get; }

    /// <summary>A <see cref="FileSyntax"/>, or an expression parsed on its own.</summary>
    public SyntaxNode Root { get; }

    /// <summary>The root body; throws for an expression parsed on its own.</summary>
    public BodySyntax Body => ((FileSyntax)Root).Body;

    /// <summary>PL0001 findings: lexical ones first, then those of the parser.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>True when an error was found.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);
}
