using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>Instances of a counted block that take over the values of others, because an element left the list, or came in, before its end.</summary>
/// <param name="Block">The block.</param>
/// <param name="Shifted">Instances that take over another's values, ordered.</param>
/// <param name="All">The same with those whose values they take over, and those at the end that go or come in return; ordered.</param>
/// <param name="IsInsertion">True when an element came in.</param>
internal sealed record CountShift(ResourceAddress Block, IReadOnlyList<ResourceChange> Shifted, IReadOnlyList<ResourceChange> All, bool IsInsertion)
{
    /// <summary>Elements that leave or come in at once and are looked for; more are a new list.</summary>
    private const int MostAtOnce = 16;

    /// <summary>All shifts of a plan, by block; found once a run.</summary>
    public static IReadOnlyDictionary<ResourceAddress, CountShift> Of(Compilation compilation) => compilation.Indexed(c => new Index(c.Plan!)).Shifts;

    /// <summary>True when an instance changes because others moved: to keep its values would keep those of the wrong element.</summary>
    public static bool Moves(Compilation compilation, ResourceChange change) =>
        change.Address.Key is { IsString: false } && Of(compilation).ContainsKey(change.Address.WithoutKey());

    private static CountShift? Find(IGrouping<ResourceAddress, ResourceChange> block)
    {
        var byIndex = block.ToDictionary(c => c.Address.Key!.Value.Index);
        ResourceChange[] changed = [.. block.Where(c => c.IsUpdate || c.Replaces).OrderBy(c => c.Address)];
        if (changed.Length == 0) return null;
        ResourceChange[] gone = [.. block.Where(c => c.IsDelete).OrderBy(c => c.Address)], made = [.. block.Where(c => c.IsCreate).OrderBy(c => c.Address)];
        // The last instance goes when an element left, and a new one comes when one came in; where neither does, somebody only edited values.
        if (gone.Length > 0 == made.Length > 0) return null;
        bool isInsertion = made.Length > 0;
        var ends = isInsertion ? made : gone;
        var sources = changed.Concat(made).ToDictionary(c => c, c => From(byIndex, c, ends.Length, isInsertion ? -1 : 1));
        ResourceChange[] shifted = [.. sources.Keys.Where(c => sources[c] is not null).OrderBy(c => c.Address)];
        if (shifted.Length == 0) return null;
        // New instances at the end must hold what the last ones had: else one was added there, and another edited.
        bool isShift = isInsertion
            ? IndexOf(made[0]) > IndexOf(changed[^1]) && made.All(m => sources[m] is not null)
            : IndexOf(gone[^1]) > IndexOf(shifted[^1]);
        if (!isShift) return null;
        var all = shifted.Concat(sources.Values.OfType<ResourceChange>()).Concat(ends).Distinct().OrderBy(c => c.Address);
        return new CountShift(block.Key, shifted, [.. all], isInsertion);
    }

    private static long IndexOf(ResourceChange change) => change.Address.Key!.Value.Index;

    /// <summary>The instance whose values one takes over; null when it is none of those that are as far away as elements left or came in.</summary>
    private static ResourceChange? From(Dictionary<long, ResourceChange> byIndex, ResourceChange change, int most, int direction)
    {
        for (int distance = 1; distance <= Math.Min(most, MostAtOnce); distance++)
            if (byIndex.TryGetValue(IndexOf(change) + (direction * distance), out var other) && TakesOver(change, other)) return other;
        return null;
    }

    /// <summary>True when everything that changes becomes what the other had; of a new one, all that changes in the other.</summary>
    private static bool TakesOver(ResourceChange change, ResourceChange other)
    {
        if (other.Before.IsNull) return false;
        var leaves = (change.IsCreate ? other : change).AttributeChanges.Where(l => l.Kind != AttributeChangeKind.BecameUnknown).ToArray();
        return leaves.Length > 0 && leaves.All(l => Same(l.Path.Resolve(change.After), l.Path.Resolve(other.Before)));
    }

    private static bool Same(Value? a, Value? b) =>
        (a is null or { IsNull: true } && b is null or { IsNull: true }) || (a is not null && b is not null && a.IsWhollyKnown && a.Equals(b));

    /// <summary>What was found, once for all rules.</summary>
    private sealed class Index(Plan plan)
    {
        public IReadOnlyDictionary<ResourceAddress, CountShift> Shifts { get; } = plan.AllChanges
            .Where(c => c.DeposedKey is null && c.Address is { Mode: ResourceMode.Managed, Key: { IsString: false } })
            .DistinctBy(c => c.Address)
            .GroupBy(c => c.Address.WithoutKey())
            .Select(Find).OfType<CountShift>().ToDictionary(s => s.Block);
    }
}
