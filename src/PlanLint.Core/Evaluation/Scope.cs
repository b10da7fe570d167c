using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Evaluation;

/// <summary>The names an expression can refer to. Values are made when they are asked for, so a scope may be as large as a module.</summary>
public abstract class Scope
{
    /// <summary>
    /// The value of the longest prefix of <paramref name="steps"/> that this scope knows: <c>var.x</c> is two steps, <c>each.key</c>
    /// two, <c>data.a.b[0]</c> four. The evaluator applies the other steps. Null when the name is not declared; a scope that says so
    /// better reports through <see cref="EvaluationContext.ReportReference"/> and returns <see cref="Value.DynamicUnknown"/>.
    /// </summary>
    /// <param name="steps">The steps, the first of them the root name.</param>
    /// <param name="at">The reference, for diagnostics.</param>
    /// <param name="context">The evaluation under way; evaluate other expressions through it, so depth stays bounded.</param>
    /// <param name="consumed">How many steps the value stands for, at least one.</param>
    public abstract Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed);

    /// <summary>
    /// Reports a reference that is wrong whether or not it is evaluated, as Terraform checks references before it evaluates. Called
    /// by <see cref="Evaluator.CheckReferences"/> for each reference not bound within the expression.
    /// </summary>
    public virtual void Check(ScopeTraversalSyntax reference, EvaluationContext context) { }

    /// <summary>
    /// True when the module requires a provider under a local name: then the value of one of its functions is unknown, else calling
    /// one is an error. Functions of the built-in provider <c>terraform</c> are always known.
    /// </summary>
    public virtual bool HasProvider(string localName) => false;
}
