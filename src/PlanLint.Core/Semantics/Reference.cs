using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>A place that refers to a symbol.</summary>
/// <param name="Target">What is referred to.</param>
/// <param name="From">The declaration that holds the reference.</param>
/// <param name="Syntax">The reference.</param>
/// <param name="Role">What it is for.</param>
public sealed record Reference(Symbol Target, Symbol From, ScopeTraversalSyntax Syntax, ReferenceRole Role)
{
    /// <summary>The reference's place.</summary>
    public SourceLocation Location => Syntax.Location;
}
