using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Decisions;

/// <summary>Decides each planned create, and each removal of what is still in the state, from what lives (docs/commands/decide.md).</summary>
internal sealed class DecisionMaker(Compilation compilation, Plan plan)
{
    private const int MostPaths = 6;
    private readonly Dictionary<ResourceAddress, bool> isNew = [];

    public IEnumerable<Decision> Decide()
    {
        foreach (var change in plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || change.DeposedKey is not null) continue;
            if (compilation.Renames.PartnerOf(change) is { } rename && CanMove(rename))
            {
                if (change == rename.To) yield return DecideMove(rename);
            }
            else if (compilation.Renames.PartnerOf(change) is { IsProven: false } similar && change == similar.To)
                yield return AskAboutMove(similar);
            else if (change.IsCreate && change.Importing is null) yield return DecideCreate(change);
            else if (change.IsDelete && IsOrphan(change)) yield return DecideOrphan(change);
        }
    }

    /// <summary>
    /// True when the two are one object for certain, or instances of one block with the same values and no others like them, as after a change
    /// from <c>count</c> to <c>for_each</c>; a moved block can say so, and its plan shows whether it was right.
    /// </summary>
    private static bool CanMove(Rename rename) => rename.IsUnique && rename.From.Address.Type == rename.To.Address.Type
        && (rename.IsProven || rename.From.Address.BlockAddress().Equals(rename.To.Address.BlockAddress()));

    private Decision AskAboutMove(Rename rename) =>
        Row(rename.To, DecisionKind.Ask, $"{rename.From.Address}, which the plan destroys, looks like the same object.", Confidence.Heuristic) with
        {
            FollowUp = $"add a moved block from {rename.From.Address} to {rename.To.Address} if it is, or confirm that one goes and another comes",
        };

    private Decision DecideMove(Rename rename) => Describe(
        Row(rename.To, DecisionKind.Move, rename.IsProven
            ? $"{rename.From.Address}, which the plan destroys, is the same object, {rename.Identity}: move it to its new address."
            : $"{rename.From.Address}, which the plan destroys, is of the same block and has the same values: move it to its new address.",
            rename.IsProven ? Confidence.Proven : Confidence.Likely) with
        {
            MovedFrom = rename.From.Address,
            Gates = [new("no create and no destroy of it in the plan afterwards")],
        },
        compilation.FindLive(rename.To));

    /// <summary>
    /// Null unless the refresh did not find an object of the state, which the plan therefore makes anew: whether it was deleted, or the
    /// provider looks in the wrong place, the plan cannot tell.
    /// </summary>
    private Decision? DecideMissing(ResourceChange change)
    {
        if (plan.DriftOf(change.Address) is not { IsDelete: true } drift) return null;
        const string Elsewhere = "the provider most likely looks at another cluster, account or region: set that right and plan again, and import nothing.";
        var live = compilation.FindLive(change);
        if (live is { IsTerminating: false })
            return ExistingObject.IsAnother(drift.Before, live) ? null
                : Describe(Row(change, DecisionKind.Ask, $"The refresh did not find it, but {live.Source} lists it: {Elsewhere}", Confidence.Proven), live);
        if (compilation.Identify(change) is { } identity && compilation.Inventory?.ProvesAbsent(identity) == true)
            return compilation.IsProtected(change)
                ? Row(change, DecisionKind.Ask,
                    "It was deleted outside of Terraform, and the apply would make an empty one: restore it first, or confirm the create.", Confidence.Proven)
                : null;
        return Row(change, DecisionKind.Ask, $"The refresh did not find it: it was deleted outside of Terraform, or {Elsewhere}", Confidence.Likely);
    }

    /// <summary>True for an object that is destroyed only because its block is no longer there.</summary>
    private static bool IsOrphan(ResourceChange change) => change.ActionReason is "delete_because_no_resource_config" or "delete_because_no_module";

    private Decision DecideOrphan(ResourceChange change)
    {
        bool isProtected = compilation.IsProtected(change);
        // A module call that stands lost an instance, and prevent_destroy in the module holds for that one as well.
        if (compilation.Declaration(change.Address) is { } block)
        {
            string refused = block.LifecycleAttribute("prevent_destroy") is { Value: LiteralSyntax { Text: "true" } }
                ? ", and prevent_destroy refuses the destroy"
                : ", so the next apply destroys it";
            return Describe(Row(change, isProtected
                ? DecisionKind.Remove
                : DecisionKind.Ask, $"Its module instance is no longer in the configuration{refused}: bring the instance back, or remove it from the state "
                + "and keep the object.", Confidence.Proven) with
            {
                Gates = isProtected ? [new("no destroy of it in the plan afterwards")] : [],
            }, compilation.FindLive(change));
        }
        var row = Row(change, isProtected ? DecisionKind.Remove : DecisionKind.Ask,
            isProtected
                ? "Its block was removed, so the next apply destroys it, although it holds what cannot be recreated: remove it from the state and keep the "
                + "object."
                : "Its block was removed, so the next apply destroys it: confirm the destroy, or remove it from the state and keep the object.",
            Confidence.Proven);
        return Describe(row with { Gates = isProtected ? [new("no destroy of it in the plan afterwards")] : [] }, compilation.FindLive(change));
    }

    /// <summary>What the plan does not find where it looks is neither imported there nor made anew.</summary>
    private Decision DecideVanished(ResourceChange change, VanishedProvider vanished)
    {
        bool isProven = !vanished.Living.IsEmpty;
        string rationale = isProven
            ? $"Do not import: plan again. Provider {vanished.Name} looks in another place than the one its objects are in."
            : $"Do not import: plan again. The plan does not find what provider {vanished.Name} has made, so it may look in the wrong place.";
        var row = Row(change, DecisionKind.Ask, rationale, isProven ? Confidence.Proven : Confidence.Likely) with
        {
            FollowUp = $"check region, account, cluster, credentials and workspace of provider {vanished.Name}",
        };
        return Describe(row, vanished.Living.FirstOrDefault(l => l.Address.Equals(change.Address)).Live);
    }

    private Decision DecideCreate(ResourceChange change)
    {
        if (compilation.VanishedProviderOf(change.Address) is { } vanished) return DecideVanished(change, vanished);
        if (DecideMissing(change) is { } missing) return missing;
        var known = compilation.Knowledge.Find(change.Address.Type);
        if (known is null || !known.HasIdentity)
        {
            return compilation.Knowledge.IsCheap(change.Address.Type)
                || known is { HasIdentity: false, CanImport: true } && compilation.Knowledge.IsCheap(change.Address.Type)
                ? Row(change, DecisionKind.Create, "It exists only in the state.", Confidence.Proven)
                : known?.OnExisting(change.After) == ExistingBehavior.Merges
                ? Row(change, DecisionKind.Create, "By design, it merges with what exists.", Confidence.Proven)
                : IsNew(change) ? Row(change, DecisionKind.Create, "The object it belongs to is created in the same plan.", Confidence.Likely)
                : Row(change, DecisionKind.Ask, $"PlanLint does not know how {change.Address.Type} is identified, so no inventory can tell whether it exists.",
                    Confidence.Heuristic);
        }
        if (compilation.Identify(change) is not { } identity)
        {
            return IsNew(change)
                ? Row(change, DecisionKind.Create, "The object it belongs to is created in the same plan.", Confidence.Likely)
                : Row(change, DecisionKind.Ask, "Its name is known only after apply.", Confidence.Proven);
        }
        if (known.OnExisting(change.After) == ExistingBehavior.Merges)
            return Row(change, DecisionKind.Create, "By design, it merges with what exists.", Confidence.Proven);

        var inventory = compilation.Inventory;
        var live = inventory?.Find(identity);
        if (compilation.ManagedElsewhere(identity) is { } other)
        {
            return Describe(Row(change, DecisionKind.Remove, "Another root module's state manages it: read it here with a data source.", Confidence.Proven) with
            {
                Owner = $"{other.Instance.Address} in {other.State.Path}",
            }, live);
        }
        if (live is null)
        {
            if (inventory?.ProvesAbsent(identity) == true)
                return Row(change, DecisionKind.Create, $"There is no {ExistingObject.Name(identity)}.", Confidence.Proven);
            return IsNew(change)
                ? Row(change, DecisionKind.Create, "The object it belongs to is created in the same plan.", Confidence.Likely)
                : Row(change, DecisionKind.Ask, $"No inventory covers {ExistingObject.Name(identity)}, so it may exist.",
                    Confidence.Proven) with
                { FollowUp = LookUp(identity) };
        }
        return DecideExisting(change, known, identity, live);
    }

    private Decision DecideExisting(ResourceChange change, ResourceTypeKnowledge known, ObjectIdentity identity, LiveObject live)
    {
        var protection = compilation.Knowledge.ProtectionOf(change.Address.Type, change.After) is { IsWarning: false } found ? found : null;
        if (live.IsTerminating)
            return Describe(Row(change, DecisionKind.Ask, "It is being deleted: wait until it is gone, then plan again.", Confidence.Proven), live);
        if (live.Owners.FirstOrDefault(o => o.Kind == "controller") is { } controller)
            return Describe(Row(change, DecisionKind.Remove, $"{controller.Name} controls it and puts back what others change: manage that instead.",
                Confidence.Proven), live);
        var outside = compilation.MarksOn(live).FirstOrDefault();
        bool isOfABlockInUse = HasManagedSibling(change.Address);
        bool isMeant = IsImportAllowed(change.Address);
        if (outside is not null && !isOfABlockInUse && !isMeant)
        {
            return Describe(
                Row(change, DecisionKind.Remove, $"{outside} deploys it: keep it there, or detach it first and then import it.", Confidence.Likely) with
                {
                    FollowUp = outside.Owner.Detach.Length > 0 ? $"to detach: {outside.Owner.Detach}" : "",
                }, live);
        }
        if (protection is null && IsScaledToZero(live) && !isMeant)
        {
            return Describe(
                Row(change, DecisionKind.Ask, "It runs no pods: remove it from the configuration if it is archived, or import it.", Confidence.Likely) with
                {
                    FollowUp = "once it is removed from the configuration, delete the live object by hand",
                }, live);
        }
        if (!known.CanImport)
        {
            return Describe(protection is not null
                ? Row(change, DecisionKind.Ask, $"It cannot be imported, and it holds {protection.Holds}.", Confidence.Proven)
                : Row(change, DecisionKind.Recreate, $"{change.Address.Type} cannot be imported.",
                    Confidence.Proven) with
                { Gates = [new("a maintenance window in which it may be absent", $"window:{change.Address}")] }, live);
        }

        var followUps = new List<string>();
        var gates = new List<DecisionGate>();
        var secret = compilation.Knowledge.UnrecoverableSecrets(change.Address.Type);
        bool losesSecret = secret is not null && !IsSet(change.Address, secret);
        if (losesSecret)
        {
            gates.Add(new($"{string.Join(", ", secret!.Attributes)} cannot be recovered: rotate it with every consumer", $"rotation:{change.Address}"));
            followUps.Add(secret.Remedy.Length > 0 ? secret.Remedy : "create a new secret and update every consumer");
        }
        if (protection is not null) gates.Add(new("the next full plan shows no change to it except realignment (PL0210)"));
        if (RestartsAnOperator(identity)) gates.AddRange([new("0 pod restarts"), new("a restore drill is attested", "restore-drill")]);
        if (outside is not null && isMeant && !isOfABlockInUse)
            gates.Add(new($"{outside} no longer manages it{(outside.Owner.Detach.Length > 0 ? ": " + outside.Owner.Detach : "")}", $"owner:{change.Address}"));
        else if (outside is not null) followUps.Add($"{outside} claims it too: pick one owner (PL0206)");

        var differences = Differences(change, live);
        string rationale = protection is not null
            ? $"It exists and must never be recreated, because it holds {protection.Holds}; creating it would {Outcome(known, change)}."
            : $"It exists; creating it would {Outcome(known, change)}.";
        if (differences is { Length: 0 }) rationale += " The configuration matches the live object.";
        else if (differences is { Length: > 0 } paths)
            followUps.Insert(0, $"copy the live value{(paths.Length == 1 ? "" : "s")} of {string.Join(", ", paths.Take(MostPaths))}"
                + $"{(paths.Length > MostPaths ? " …" : "")} into the configuration{(protection is null ? ", or apply the change separately" : "")}");
        if (StrippedKeys(change, live) is { Length: > 0 } keys)
            followUps.Add("the plan after the import would "
                + $"remove {string.Join(", ", keys)}: let the provider ignore {(keys.Length == 1 ? "it" : "them")} first (PL0304)");
        string? id = compilation.ImportId(change, live);
        if (id is null)
            followUps.Insert(0, $"find the import id; its format is {known.ImportFormat}{(known.ImportHelp.Length > 0 ? ": " + known.ImportHelp : "")}");
        return Describe(Row(change, DecisionKind.Import, rationale, known.OnExisting(change.After) == ExistingBehavior.Duplicates
            ? Confidence.Likely
            : Confidence.Proven) with
        {
            ImportId = id,
            Gates = [.. gates],
            FollowUp = string.Join("; ", followUps),
        }, live);
    }

    /// <summary>True when an intent allows the import of exactly this address, so that Terraform is meant to own the object.</summary>
    private bool IsImportAllowed(ResourceAddress address) =>
        compilation.Intents.Any(i => i.Allowances.Any(a => a.Actions.Contains("import") && a.Address.Covers(address)));

    /// <summary>True for a workload that is switched off.</summary>
    private static bool IsScaledToZero(LiveObject live) =>
        live.Identity.Kind is "Deployment.apps" or "StatefulSet.apps"
        && live.Content["spec"]?["replicas"] is { IsKnown: true, IsNull: false, Kind: TypeKind.Number } replicas && replicas.AsNumber.ToString() == "0";

    private static string Outcome(ResourceTypeKnowledge known, ResourceChange change) => known.OnExisting(change.After) switch
    {
        ExistingBehavior.Adopts => "overwrite it",
        ExistingBehavior.Idempotent => "fail unless the live object is identical",
        ExistingBehavior.Duplicates => "create a second one",
        _ => "fail",
    };

    /// <summary>True when it can only be new: what it refers to is made by the same plan and is new itself.</summary>
    private bool IsNew(ResourceChange change)
    {
        if (isNew.TryGetValue(change.Address, out bool known)) return known;
        // A cycle is impossible in a plan; the entry keeps a damaged one from recursing.
        isNew[change.Address] = false;
        bool result = PlannedReferences.Of(change, change.After, plan) is { } referred && referred.Attributes.Keys.Any(a => IsHolder(change, a));
        return isNew[change.Address] = result;
    }

    private bool IsHolder(ResourceChange change, string attribute)
    {
        // Ids of what holds the object end this way: realm_id, client_id, project_id, zone_id, parent.
        if (!attribute.EndsWith("_id", StringComparison.Ordinal) && attribute is not ("realm" or "parent")) return false;
        return PlannedReferences.Targets(change, attribute, plan) is { IsCreate: true, Importing: null } holder
            && (compilation.Identify(holder) is { } identity ? compilation.Inventory?.ProvesAbsent(identity) == true || IsNew(holder) : IsNew(holder));
    }

    /// <summary>True when other instances of the block are in the state, so the configuration has been its owner all along.</summary>
    private bool HasManagedSibling(ResourceAddress address) =>
        plan.PriorInstances.Any(p => p.Type == address.Type && p.Name == address.Name && p.BlockAddress().Equals(address.BlockAddress()));

    private bool RestartsAnOperator(ObjectIdentity identity) =>
        identity.System == "kubernetes" && compilation.Knowledge.FieldEffectsOf(identity.Kind).Any(e => e.Effect >= OperatorEffect.Restart)
        && compilation.Knowledge.ProtectionOfKind(identity.Kind) is not null;

    private bool IsSet(ResourceAddress address, UnrecoverableSecret secret) => compilation.Declaration(address) is { } resource
        && secret.Attributes.All(a => resource.Body.GetAttribute(a)?.Value is { } value and not LiteralSyntax { LiteralKind: LiteralKind.Null }
            || resource.Body.GetAttribute(a + "_wo") is not null);

    /// <summary>Labels and annotations of other owners that a typed resource does not declare, so that its next plan takes them away.</summary>
    private string[] StrippedKeys(ResourceChange change, LiveObject live)
    {
        if (change.After["metadata"]?[0] is not { } metadata) return [];
        return
        [
            .. live.Labels.Where(l => metadata["labels"]?[l.Key] is null && IsOfAnotherOwner(l.Key, l.Value)).Select(l => l.Key),
            .. live.Annotations.Where(a => metadata["annotations"]?[a.Key] is null && IsOfAnotherOwner(a.Key, a.Value)).Select(a => a.Key),
        ];
    }

    /// <summary>True for keys that the Kubernetes provider does not hide by itself: all but those of Kubernetes.</summary>
    private bool IsOfAnotherOwner(string key, string value) => compilation.Knowledge.TrackingKeyOf(key, value) is { Role: TrackingRole.Owner }
        && (!key.Contains("kubernetes.io/", StringComparison.Ordinal) || key.StartsWith("app.kubernetes.io/", StringComparison.Ordinal));

    /// <summary>Declared paths whose live value differs; null when the two cannot be compared leaf by leaf.</summary>
    private string[]? Differences(ResourceChange change, LiveObject live)
    {
        if (live.Identity.System == "kubernetes" && !KnowledgeBase.IsManifest(change.Address.Type) && live.Content is { IsKnown: true, IsNull: false } content)
        {
            var typed = TypedDifferences.Between(change.After, content, name => compilation.Knowledge.IsProviderSide(change.Address.Type, name));
            return typed.IsComplete || typed.Paths.Count > 0 ? [.. typed.Paths] : null;
        }
        if (change.Address.Type != "kubernetes_manifest" || change.After["manifest"] is not { IsNull: false, IsKnown: true } manifest
            || live.Content.IsNull) return null;
        var differences = new List<string>();
        Compare(manifest, live.Content, ValuePath.Root, differences);
        return [.. differences];
    }

    private static void Compare(Value declared, Value? live, ValuePath at, List<string> differences)
    {
        if (!declared.IsKnown || declared.IsNull) return;
        if (declared.Kind is TypeKind.Object or TypeKind.Map)
        {
            foreach (var (key, value) in declared.Attributes)
            {
                // Versions of one group convert into each other.
                if (at.Steps.Length == 0 && key is "apiVersion" or "kind") continue;
                Compare(value, live?[key], at.Append(key), differences);
            }
        }
        else if (declared.Kind is TypeKind.Tuple or TypeKind.List && live?.Elements.Length == declared.Elements.Length)
        {
            for (int i = 0; i < declared.Elements.Length; i++) Compare(declared.Elements[i], live[i], at.Append(i), differences);
        }
        else if (live is null || !(live.IsSensitive || declared.IsSensitive) && !Equal(declared, live)) differences.Add(at.ToString());
    }

    private static bool Equal(Value a, Value b) =>
        a.Equals(b) || a.Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool && b.Kind is TypeKind.String or TypeKind.Number or TypeKind.Bool
        && Plain(a) == Plain(b);

    private static string Plain(Value value) => value.StringOrNull ?? value.WithSensitive(false).ToString();

    private Decision Row(ResourceChange change, DecisionKind kind, string rationale, Confidence confidence) => new()
    {
        Address = change.Address,
        Kind = kind,
        Rationale = rationale,
        Confidence = confidence,
        IsProtected = compilation.IsProtected(change),
        Location = compilation.Locate(change).Location,
        Rank = ImportOrder.RankOf(compilation, change),
    };

    private Decision Describe(Decision row, LiveObject? live) => live is null ? row : row with
    {
        LiveObject = ExistingObject.Describe(live),
        Owner = row.Owner.Length > 0 ? row.Owner : ExistingObject.OwnerOf(compilation, live) ?? "",
        Evidence = [$"listed in {live.Source}", LookUp(live.Identity)],
    };

    /// <summary>The command that shows the object.</summary>
    private string LookUp(ObjectIdentity identity) =>
        compilation.Knowledge.LookupCommand(identity, ShellWord.Quote) ?? $"look {identity.Name} up in {identity.System}";
}
