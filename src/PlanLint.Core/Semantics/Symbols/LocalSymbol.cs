using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>One attribute of a <c>locals</c> block.</summary>
public sealed class LocalSymbol : Symbol
{
    internal LocalSymbol(Module module, AttributeSyntax attribute, AttributeSyntax effective)
        : base(module, attribute.Name, attribute, SourceLocation.At(attribute.Tree.Source, attribute.NameSpan)) =>
        Attribute = effective;

    /// <summary>The attribute whose value counts: of the last override file that gives one, else the declaration.</summary>
    public AttributeSyntax Attribute { get; }

    /// <summary>The value that counts.</summary>
    public ExpressionSyntax Value => Attribute.Value;

    /// <inheritdoc/>
    public override string Reference => $"local.{Name}";
}
