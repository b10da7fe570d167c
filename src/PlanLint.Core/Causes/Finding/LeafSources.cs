using PlanLint.Plans;
using PlanLint.Semantics;

namespace PlanLint.Causes;

/// <summary>What the changing attributes of a change are made from.</summary>
internal sealed class LeafSources(CauseInputs inputs)
{
    private const int MostLeaves = 64;

    private readonly ArgumentTracer? tracer = inputs.Modules is null ? null : new ArgumentTracer();

    /// <summary>The leaves that the configuration spells, each with its sources; empty without a configuration.</summary>
    public IEnumerable<(AttributeChange Leaf, ArgumentSources Sources)> Declared(ResourceChange change)
    {
        if (tracer is null || inputs.Modules!.Find(change.Address) is not { } block) yield break;
        foreach (var leaf in change.AttributeChanges.Take(MostLeaves))
            if (tracer.Of(block, leaf.Path) is { IsDeclared: true } sources) yield return (leaf, sources);
    }

    /// <summary>The references to resources in them.</summary>
    public IEnumerable<(AttributeChange Leaf, ResourceUse Use)> Uses(ResourceChange change) =>
        from declared in Declared(change)
        from use in declared.Sources.Resources
        select (declared.Leaf, use);

    /// <summary>True when the configuration spells the attribute, or a part of it.</summary>
    public bool IsDeclared(ResourceChange change, AttributeChange leaf) =>
        tracer is not null && inputs.Modules!.Find(change.Address) is { } block ? tracer.Of(block, leaf.Path).IsDeclared
            : inputs.Plan.Configuration?.BlockOf(change.Address)?.Declares(leaf.Path) == true;

    /// <summary>What decides how many instances there are; null without a configuration.</summary>
    public ArgumentSources? Repetition(ResourceSymbol block) => tracer?.Repetition(block);
}
