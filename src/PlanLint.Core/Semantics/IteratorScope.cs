using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>A scope with the iterator of a <c>dynamic</c> block before everything else.</summary>
internal sealed class IteratorScope(Scope outer, string name, Value key, Value element) : Scope
{
    private readonly Value iterator = Value.Object([KeyValuePair.Create("key", key), KeyValuePair.Create("value", element)]);

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        if (steps[0].Name != name) return outer.Resolve(steps, at, context, out consumed);
        consumed = 1;
        return iterator;
    }

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => outer.HasProvider(localName);

    /// <inheritdoc/>
    public override void Check(ScopeTraversalSyntax reference, EvaluationContext context)
    {
        if (reference.RootName != name) outer.Check(reference, context);
    }
}
