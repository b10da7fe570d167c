using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Causes;

/// <summary>A reference to a resource in what an argument is made from.</summary>
/// <param name="Target">The block that is referred to.</param>
/// <param name="Reference">The reference.</param>
internal readonly record struct ResourceUse(ResourceSymbol Target, ScopeTraversalSyntax Reference)
{
    /// <summary>The steps behind the block and its key: the attribute that is read; empty when the whole object is.</summary>
    public IReadOnlyList<TraversalStep> Attribute
    {
        get
        {
            int named = Target.Mode == Addresses.ResourceMode.Managed ? 2 : 3;
            if (Reference.Steps.Count > named) return [.. Reference.Steps.Skip(named).SkipWhile((s, i) => i == 0 && s.IsIndex)];
            return Reference.Parent is IndexSyntax index && ReferenceEquals(index.Collection, Reference) && index.Parent is RelativeTraversalSyntax outer
                && ReferenceEquals(outer.Source, index) ? outer.Steps : [];
        }
    }
}
