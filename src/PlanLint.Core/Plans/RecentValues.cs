namespace PlanLint.Plans;

/// <summary>
/// The values built last in a large plan, for rules that look at one change after each other. A change has one place that it shares
/// with others, so what is held is bounded; weak references would not be, and cost a finalizer each.
/// </summary>
internal sealed class RecentValues
{
    private const int PlaceBits = 6;

    private readonly BuiltValues?[] places = new BuiltValues?[1 << PlaceBits];

    /// <summary>The values of a change; null when they are not held.</summary>
    public BuiltValues? Find(ResourceChange change) => places[PlaceOf(change)] is { } values && ReferenceEquals(values.Change, change) ? values : null;

    /// <summary>Holds values until others take their place.</summary>
    public void Add(BuiltValues values) => places[PlaceOf(values.Change)] = values;

    /// <summary>Spread by Fibonacci hashing.</summary>
    private static int PlaceOf(ResourceChange change) => (int)(((ulong)change.ByteOffset * 0x9E3779B97F4A7C15) >> (64 - PlaceBits));
}
