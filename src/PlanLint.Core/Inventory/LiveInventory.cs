using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Inventory;

/// <summary>
/// What exists now, from all inventory files together. Presence is always evidence; absence only where
/// <see cref="Covers"/> says that the inventory looked.
/// </summary>
public sealed class LiveInventory
{
    private readonly ImmutableDictionary<ObjectIdentity, LiveObject> byIdentity;

    /// <summary>An inventory of the objects and scopes given; of two objects with one identity the first wins.</summary>
    public LiveInventory(IEnumerable<LiveObject> objects, IEnumerable<InventoryScope> scopes)
    {
        var builder = ImmutableDictionary.CreateBuilder<ObjectIdentity, LiveObject>();
        foreach (var item in objects) builder.TryAdd(item.Identity, item);
        byIdentity = builder.ToImmutable();
        Objects = [.. byIdentity.Values.OrderBy(o => o.Identity)];
        Scopes = [.. scopes.Distinct()];
    }

    /// <summary>An inventory that looked nowhere.</summary>
    public static LiveInventory Empty { get; } = new([], []);

    /// <summary>One inventory of several: of two objects with one identity the first wins, and the oldest capture counts.</summary>
    public static LiveInventory Combine(IReadOnlyCollection<LiveInventory> parts) =>
        new(parts.SelectMany(p => p.Objects), parts.SelectMany(p => p.Scopes))
        {
            CapturedAt = parts.Min(p => p.CapturedAt),
            Secrets = parts.SelectMany(p => p.Secrets).ToHashSet(StringComparer.Ordinal)
        };

    /// <summary>All objects, ordered by identity.</summary>
    public ImmutableArray<LiveObject> Objects { get; }

    /// <summary>Where the inventory looked.</summary>
    public ImmutableArray<InventoryScope> Scopes { get; }

    /// <summary>When the oldest of its files was captured; null when no file says.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>What the files say in places that are hashed here: copies of it elsewhere are hidden too.</summary>
    internal IReadOnlySet<string> Secrets { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The object of that identity; null when the inventory has none.</summary>
    public LiveObject? Find(ObjectIdentity identity) => byIdentity.GetValueOrDefault(identity);

    /// <summary>True when the inventory looked where <paramref name="identity"/> would be, so that not finding it means it is not there.</summary>
    public bool Covers(ObjectIdentity identity) => Scopes.Any(s => s.Covers(identity));

    /// <summary>True when the object is certainly not there: the inventory looked, or it knows that what would hold it is not there.</summary>
    public bool ProvesAbsent(ObjectIdentity identity)
    {
        if (Find(identity) is not null) return false;
        if (Covers(identity)) return true;
        ObjectIdentity? holder = identity switch
        {
            { System: "kubernetes", Namespace.Length: > 0 } => new("kubernetes", "Namespace", "", identity.Namespace),
            { System: "keycloak", Namespace.Length: > 0 } => new("keycloak", "realm", "", identity.Namespace),
            _ => null,
        };
        return holder is not null && Find(holder) is null && Covers(holder);
    }
}
