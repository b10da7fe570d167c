using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>The key of an object entry: a bare word is a string, everything else an expression.</summary>
public sealed class ObjectKeySyntax : ExpressionSyntax
{
    internal ObjectKeySyntax(TextSpan span, ExpressionSyntax wrapped, bool forceNonLiteral, string? keyword) : base(SyntaxKind.ObjectKey, span)
    {
        Wrapped = Adopt(wrapped);
        ForceNonLiteral = forceNonLiteral;
        Keyword = keyword;
    }

    /// <summary>The expression as written.</summary>
    public ExpressionSyntax Wrapped { get; }

    /// <summary>True for a key in parentheses.</summary>
    public bool ForceNonLiteral { get; }

    /// <summary>The bare word, when it is one.</summary>
    public string? Keyword { get; }

    /// <summary>The key's text when it can be read without evaluation: a bare word or a plain string; else null.</summary>
    public string? LiteralKey => Keyword ?? (ForceNonLiteral ? null : (Wrapped as TemplateSyntax)?.LiteralValue);

    internal override int SlotCount => 1;

    internal override SyntaxNode GetSlot(int index) => Wrapped;
}
