using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>Both values of a change, each built when first asked for. Two threads that ask at once build twice and get the same.</summary>
internal sealed class BuiltValues(ResourceChange change)
{
    private Value? before;
    private Value? after;
    private AttributeChange[]? differences;

    /// <summary>The change.</summary>
    public ResourceChange Change => change;

    /// <summary>The value before.</summary>
    public Value Before => before ??= change.Stored?.ReadBefore() ?? Value.DynamicNull;

    /// <summary>The value after.</summary>
    public Value After => after ??= change.Stored is not { } stored ? Value.DynamicNull : stored.IsUnchanged ? Before : stored.ReadAfter();

    /// <summary>The leaves that differ.</summary>
    public ImmutableArray<AttributeChange> Differences =>
        ImmutableCollectionsMarshal.AsImmutableArray(differences ??= ImmutableCollectionsMarshal.AsArray(Compare())!);

    private ImmutableArray<AttributeChange> Compare()
    {
        var changes = AttributeChange.Between(Before, After);
        // The object itself is no attribute of it: null before and empty after, or unknown as a whole.
        return changes is [{ Path.Steps.IsEmpty: true }] ? [] : changes;
    }
}
