using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Effects;

/// <summary>One thing that the apply of a plan does to an object, an output or the state, in a form that does not depend on when the plan was made.</summary>
public sealed class PlanEffect
{
    /// <summary>What it is done to: an instance, with the key of a deposed object, an output, or an action.</summary>
    public required string Subject { get; init; }

    /// <summary>The plan's words for what is done, joined with commas in their order: <c>create</c>, <c>delete,create</c>, <c>create later</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What is said of it, ordered by name; names are distinct.</summary>
    public ImmutableArray<EffectFact> Facts { get; init; } = [];

    /// <summary>The instance; null for outputs and actions.</summary>
    public ResourceAddress? Address => Change?.Address;

    /// <summary>The change that it was read from; null for outputs and actions.</summary>
    internal ResourceChange? Change { get; init; }

    /// <summary>Names of the facts in which both differ; empty when they mean the same or differ in the action alone.</summary>
    internal ImmutableArray<string> DifferingFacts(PlanEffect other)
    {
        var theirs = other.Facts.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var differing = new SortedSet<string>(theirs.Keys, StringComparer.Ordinal);
        foreach (var fact in Facts)
        {
            if (theirs.TryGetValue(fact.Name, out var their) && fact.MeansSame(their)) differing.Remove(fact.Name);
            else differing.Add(fact.Name);
        }
        return [.. differing];
    }

    /// <summary>The canonical lines, as docs/plan-digest.md gives them.</summary>
    internal IEnumerable<string> Lines() =>
        Facts.Select(f => $"\t{CanonicalText.Quote(f.Name)} {f.Text}").Prepend($"{CanonicalText.Quote(Subject)} {CanonicalText.Quote(Action)}");
}
