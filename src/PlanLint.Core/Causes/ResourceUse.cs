using PlanLint.Addresses;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

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
            int named = Named;
            if (Reference.Steps.Count > named) return [.. Reference.Steps.Skip(named).SkipWhile((s, i) => i == 0 && s.IsIndex)];
            return Reference.Parent is IndexSyntax index && ReferenceEquals(index.Collection, Reference) && index.Parent is RelativeTraversalSyntax outer
                && ReferenceEquals(outer.Source, index) ? outer.Steps : [];
        }
    }

    /// <summary>
    /// What is known of the instance that a resource at <paramref name="user"/> means by it: of the key that the reference names, else of the
    /// user's own key, else of the one without a key; null when nothing is known of it.
    /// </summary>
    public T? InstanceFor<T>(ResourceAddress user, Func<ResourceAddress, T?> find) where T : class
    {
        var module = user.Module.WithoutKeys().Equals(Target.Module.Path) ? user.Module : Target.Module.Path;
        var block = new ResourceAddress(module, Target.Mode, Target.Type, Target.Name, null);
        if (Key is { } key) return find(block.WithKey(key));
        return (user.Key is { } own ? find(block.WithKey(own)) : null) ?? find(block);
    }

    /// <summary>The key that the reference spells; null when it spells none.</summary>
    public InstanceKey? Key => Reference.Steps.Count > Named && Reference.Steps[Named] is { IsIndex: true } step
        ? OriginPath.Of(step) is var at && at.Name is { } name ? new InstanceKey(name) : new InstanceKey(OriginPath.Of(step).Index)
        : null;

    /// <summary>One step down into a value; null where it has no such part, or is not known.</summary>
    public static Value? Below(Value? value, TraversalStep step)
    {
        if (value is not { IsKnown: true, IsNull: false }) return null;
        var at = OriginPath.Of(step);
        return at.Name is { } name ? value[name] : value[at.Index];
    }

    private int Named => Target.Mode == ResourceMode.Managed ? 2 : 3;
}
