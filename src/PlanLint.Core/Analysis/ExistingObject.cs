using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>A live object that a planned create collides with.</summary>
/// <param name="Change">The create.</param>
/// <param name="Live">The object.</param>
/// <param name="Behavior">What the provider does on apply.</param>
/// <param name="ImportId">The id an import takes; null when a part of it is not known or the type has no importer.</param>
public sealed record ExistingObject(ResourceChange Change, LiveObject Live, ExistingBehavior Behavior, string? ImportId)
{
    /// <summary>What the provider does, for messages: <c>fail</c>, <c>adopt it</c> …</summary>
    public string Outcome => Behavior switch
    {
        ExistingBehavior.Adopts => "take it over and overwrite it",
        ExistingBehavior.Idempotent => "fail unless the live object is identical",
        ExistingBehavior.Duplicates => "create a second one",
        _ => "fail",
    };

    internal static ExistingObject? Find(Compilation compilation, ResourceChange change)
    {
        if (compilation.Inventory is not { } inventory || change.Importing is not null || !(change.IsCreate || change.CreatesFirst)) return null;
        if (compilation.Identify(change) is not { } identity || inventory.Find(identity) is not { IsTerminating: false } live) return null;
        var behavior = compilation.Knowledge.OnExisting(change.Address.Type, change.After);
        if (behavior == ExistingBehavior.Merges) return null;
        // The plan does not look where the inventory did, so what the one sees is nothing that the other would meet.
        if (compilation.VanishedProviderOf(change.Address) is not null) return null;
        // A replacement made before the old object goes has the old one's name: that is Terraform's own collision, or none.
        if (compilation.ManagedHere(identity) is not null) return null;
        return new ExistingObject(change, live, behavior, compilation.ImportId(change, live));
    }

    /// <summary>True when a live object has another uid than the one that Terraform knew under its name.</summary>
    public static bool IsAnother(Value known, LiveObject live) =>
        live.Uid.Length > 0 && UidOf(known) is { Length: > 0 } uid && !uid.Equals(live.Uid, StringComparison.OrdinalIgnoreCase);

    /// <summary>The uid that Kubernetes gave an object of a state or plan; null for others.</summary>
    private static string? UidOf(Value values) =>
        values["metadata"]?[0]?["uid"]?.StringOrNull ?? values["object"]?["metadata"]?["uid"]?.StringOrNull;

    /// <summary>
    /// True for a create of what the state held and the refresh did not find although it lives: the plan looked in the wrong place, so an
    /// import is no way out.
    /// </summary>
    public static bool IsOverlooked(Compilation compilation, ResourceChange change, LiveObject live) =>
        compilation.Plan?.DriftOf(change.Address) is { IsDelete: true } drift && !IsAnother(drift.Before, live);

    /// <summary>Objects that the plan's prior state holds, by identity.</summary>
    internal static Dictionary<ObjectIdentity, ResourceAddress> OwnObjects(Compilation compilation)
    {
        var own = new Dictionary<ObjectIdentity, ResourceAddress>();
        if (compilation.Plan is not { } plan) return own;
        foreach (var change in plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || change.Importing is not null || change.IsCreate) continue;
            if (compilation.Knowledge.Find(change.Address.Type) is { HasIdentity: true } known && known.Identify(change.Before) is { } identity)
                own.TryAdd(identity, change.Address);
        }
        return own;
    }

    /// <summary>What expressions of knowledge see of a live object: its content and its <c>uid</c>.</summary>
    public static Value Facts(LiveObject live) =>
        Value.Object([.. live.Content.Attributes, new("uid", live.Uid.Length == 0 ? Value.Null(Values.ValueType.String) : Value.String(live.Uid))]);

    /// <summary><c>Cluster postgres/pal-e-postgres</c>: the kind without its group.</summary>
    public static string Name(ObjectIdentity identity)
    {
        string kind = identity.System == "kubernetes" ? KnowledgeBase.SplitKind(identity.Kind).Kind : $"{identity.System} {identity.Kind.Replace('_', ' ')}";
        return identity.Namespace.Length == 0 ? $"{kind} {identity.Name}" : $"{kind} {identity.Namespace}/{identity.Name}";
    }

    /// <summary><c>uid 14ed1854, created 2026-01-09, managed by Helm release a/b</c>; parts that nobody knows are left out.</summary>
    public static string Traits(Compilation compilation, LiveObject live) =>
        string.Join(", ", [.. Birth(live), OwnerOf(compilation, live) is { } owner ? "managed by " + owner : "owner unknown"]);

    /// <summary><c>Cluster postgres/pal-e-postgres, uid 14ed1854, created 2026-01-09</c>.</summary>
    public static string Describe(LiveObject live) => string.Join(", ", [Name(live.Identity), .. Birth(live)]);

    private static IEnumerable<string> Birth(LiveObject live)
    {
        if (live.Uid.Length > 0) yield return $"{(live.Identity.System == "kubernetes" ? "uid" : "id")} {ShortId(live.Uid)}";
        if (live.CreatedAt is { } made) yield return "created " + made.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The strongest owner, for messages: who controls it, who deployed it, who applies its fields. Null when the object shows none.</summary>
    public static string? OwnerOf(Compilation compilation, LiveObject live) =>
        live.Owners is [{ Kind: not "manager" } first, ..] ? first.Name
        : compilation.MarksOn(live).FirstOrDefault() is { } mark ? mark.ToString()
        : live.Owners is [var manager, ..] ? manager.Name : null;

    private static string ShortId(string uid) => uid.Length == 36 && uid[8] == '-' ? uid[..8] : uid;
}
