using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0215: the inventory did not look where the plan creates, or is too old to be evidence.</summary>
public sealed class InventoryInsufficient : Rule
{
    private static readonly RuleOption<int> MaxAge = new("max_age_minutes", 15, "how much older than the plan the inventory may be");
    private static readonly RuleOption<bool> Complete =
        new("complete", false, "whether the inventory is known to list everything, so that nothing is asked for");

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0215", "inventory-insufficient", "Inventory does not cover what the plan creates",
        "Inventory{0} does not cover {1}; absence is not proven. Run: {2}.", Severity.Warning)
    { Page = RulePage.Read, Options = [MaxAge, Complete] };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.Inventory);

    private static void Check(PlanContext context)
    {
        var inventory = context.Compilation.Inventory!;
        int minutes = context.Option(MaxAge);
        if (inventory.CapturedAt is { } captured && context.Plan.Timestamp is { } planned && (planned - captured).TotalMinutes > minutes)
        {
            context.Report(new Finding(Time(captured), Time(planned))
            {
                MessageFormat = "The inventory of {0} is older than the plan of {1}; what was made in between is not in it. Collect it again.",
            });
        }
        if (OtherCluster.Of(context.Compilation) is { } other)
        {
            context.Report(new Finding(ExistingObject.Name(other.Live.Identity), other.Live.Source, other.Live.Uid, other.Uid, other.Where)
            {
                MessageFormat = "The inventory is of another cluster: {0} has uid {2} in {1}, but {3} in {4}.",
                At = SourceLocation.InFile(other.Live.Source),
                Confidence = other.Confidence,
            });
        }
        if (context.Option(Complete)) return;
        foreach (var scope in Uncovered(context.Compilation, context.Plan, inventory).GroupBy(u => (u.Identity.System, u.Identity.Kind))
            .OrderBy(g => g.Key.System, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            var (_, identity) = scope.First();
            string place = identity.System == "kubernetes" ? identity.Kind : $"{identity.System} {identity.Kind}s";
            context.Report(new Finding(inventory.CapturedAt is { } time ? " of " + Time(time) : "", place, Command(identity))
            {
                Addresses = [.. scope.Select(u => u.Change.Address).Order()],
            });
        }
    }

    private static IEnumerable<(ResourceChange Change, ObjectIdentity Identity)> Uncovered(Compilation compilation, Plan plan, LiveInventory inventory)
    {
        foreach (var change in plan.ResourceChanges)
        {
            if (!change.IsCreate || change.Importing is not null || compilation.Identify(change) is not { } identity || !IsListable(identity)) continue;
            if (compilation.Knowledge.OnExisting(change.Address.Type, change.After) == ExistingBehavior.Merges) continue;
            if (inventory.Find(identity) is null && !inventory.ProvesAbsent(identity)) yield return (change, identity);
        }
    }

    /// <summary>True for what an inventory can list at all; nothing is gained by asking for more.</summary>
    private static bool IsListable(ObjectIdentity identity) => identity.System switch
    {
        "kubernetes" => true,
        "harbor" => identity.Kind is "robot" or "project",
        "keycloak" => identity.Kind is "realm" or "client",
        _ => false,
    };

    private static string Command(ObjectIdentity identity) => identity.System switch
    {
        "harbor" => $"curl -u USER \"$HARBOR/api/v2.0/{identity.Kind}s?page_size=100\"",
        "keycloak" when identity.Kind == "client" => $"kcadm.sh get clients -r {identity.Namespace}",
        "keycloak" => "kcadm.sh get realms",
        _ => $"kubectl get {ShellWord.Quote(Plural(identity.Kind))} -A -o json",
    };

    /// <summary>The name kubectl takes: the kind in lower case with its group, which it resolves itself.</summary>
    private static string Plural(string kind)
    {
        var (name, group) = KnowledgeBase.SplitKind(kind);
        string lower = name.ToLowerInvariant();
        string plural = lower.EndsWith('s') ? lower + "es" : lower.EndsWith('y') ? lower[..^1] + "ies" : lower + "s";
        return group.Length == 0 ? plural : $"{plural}.{group}";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
