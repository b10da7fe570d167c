using PlanLint.Text;

namespace PlanLint.Syntax;

/// <summary>A quoted string or heredoc. Adjacent literal pieces are one literal; <c>""</c> has one empty literal.</summary>
public sealed class TemplateSyntax : ExpressionSyntax
{
    private readonly ExpressionSyntax[] parts;

    internal TemplateSyntax(TextSpan span, ExpressionSyntax[] parts, bool isHeredoc) : base(SyntaxKind.Template, span)
    {
        this.parts = Adopt(parts);
        IsHeredoc = isHeredoc;
    }

    /// <summary>Literals, interpolated expressions, conditionals and joins in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Parts => parts;

    /// <summary>True for <c>&lt;&lt;EOT</c>.</summary>
    public bool IsHeredoc { get; }

    /// <summary>The characters when the template has no interpolation or directive; else null.</summary>
    public string? LiteralValue => parts is [LiteralSyntax { LiteralKind: LiteralKind.String } literal] ? literal.Text : null;

    internal override int SlotCount => parts.Length;

    internal override SyntaxNode GetSlot(int index) => parts[index];
}
