using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Inventory;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0118: something protected changed or vanished outside Terraform.</summary>
public sealed class DriftOnProtected : Rule
{
    private const int MostPaths = 3;
    private const string Vanished =
        "{0} ({1}) was not found by the refresh: it was deleted outside of Terraform, or the provider looks at another account, region or cluster{2}.";
    private const string Overlooked = "{0} was not found by the refresh, but {1} is there: the provider looks at another account, region or cluster{2}.";
    private const string MadeAnew = "{0} ({1}) was deleted outside of Terraform, and {2} took its place.";

    /// <summary>Leaves that providers compute or systems count up.</summary>
    private static readonly HashSet<string> Computed = new(StringComparer.Ordinal)
    {
        "arn", "id", "status", "state", "tags_all", "effective_labels", "terraform_labels", "resource_version", "generation", "etag", "self_link", "uid",
            "fingerprint",
        "latest_restorable_time", "replicas", "last_modified", "last_updated", "modified", "updated_at", "update_time", "endpoint", "address", "hosted_zone_id",
    };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0118", "drift-on-protected", "Protected resource changed outside of Terraform",
        "{0} changed outside of Terraform: {1}; this plan will {2}.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        foreach (var drift in context.Plan.Drift)
        {
            if (drift.Address.Mode != ResourceMode.Managed || !(drift.IsUpdate || drift.IsDelete) || drift.DeposedKey is not null) continue;
            var planned = context.Plan.ChangesOf(drift.Address).FirstOrDefault(c => c.DeposedKey is null);
            if (drift.IsDelete && Live(context.Compilation, drift) is { } live && ReportLive(context, drift, live, planned)) continue;
            if (Protections.Of(context.Compilation, drift) is not { IsWarning: false } protection) continue;
            if (drift.IsDelete)
            {
                // That an object was deleted is not known where nothing else is found either (PL0130).
                if (context.Compilation.VanishedProviderOf(planned?.Address ?? drift.Address) is not null) continue;
                string then = planned is { IsCreate: true } ? "; this plan will create it anew, empty" : "";
                context.Report(drift, new Finding(drift.Address, protection.Holds, then) { MessageFormat = Vanished, Severity = Severity.Error });
                continue;
            }
            var leaves = drift.AttributeChanges.Where(l => !l.IsCosmetic && !IsComputed(l.Path) && IsOurs(context.Plan, drift, planned, l.Path)).ToArray();
            // Elements that the plan takes away are named by PL0128.
            var lost = planned is { IsUpdate: true } ? LostElements.Of(context.Compilation, drift, planned) : [];
            leaves = [.. leaves.Where(l => !lost.Any(e => l.Path.StartsWith(e.Collection)))];
            if (leaves.Length == 0) continue;
            var shown = leaves.Take(MostPaths).Select(l => MessageText.Of($"{l.Path} {Quote.Of(l.Before)} → {Quote.Of(l.After)}"));
            var paths = MessageText.Of($"{MessageText.Join(", ", shown)}{(leaves.Length > MostPaths ? " …" : "")}");
            context.Report(drift, new Finding(drift.Address, paths, Outcome(leaves, planned))
            {
                Path = leaves[0].Path,
                // What a resource of this root adds to a list was not changed outside of Terraform.
                YieldsTo = IsClaimed(context.Compilation, drift, leaves) ? "PL0204" : null,
            });
        }
    }

    private static LiveObject? Live(Compilation compilation, ResourceChange drift) =>
        compilation.Inventory is { } inventory && compilation.Knowledge.Identify(drift.Address.Type, drift.Before) is { } identity
        && inventory.Find(identity) is { IsTerminating: false } live ? live : null;

    /// <summary>Reports what an inventory lists although the refresh did not find it; false where another object of the name is nothing to report.</summary>
    private static bool ReportLive(PlanContext context, ResourceChange drift, LiveObject live, ResourceChange? planned)
    {
        var listed = new RelatedLocation(SourceLocation.InFile(live.Source), $"{ExistingObject.Name(live.Identity)} is listed here");
        if (!ExistingObject.IsAnother(drift.Before, live))
        {
            string then = planned is { IsCreate: true }
                ? "; this plan would create it anew, so plan again with the right one"
                : "; plan again with the right one";
            context.Report(drift, new Finding(drift.Address, ExistingObject.Describe(live), then)
            {
                MessageFormat = Overlooked,
                Severity = Severity.Error,
                Related = [listed],
            });
            return true;
        }
        if (Protections.Of(context.Compilation, drift) is not { IsWarning: false } protection) return false;
        context.Report(drift, new Finding(drift.Address, protection.Holds, ExistingObject.Describe(live))
        {
            MessageFormat = MadeAnew,
            Severity = Severity.Error,
            Related = [listed],
        });
        return true;
    }

    /// <summary>True when all that drifted is in arguments by which the object decides on a part that others may decide on as well.</summary>
    private static bool IsClaimed(Compilation compilation, ResourceChange drift, AttributeChange[] leaves)
    {
        var owned = compilation.Knowledge.ClaimsOf(drift.Address.Type).Where(c => c.Role == ClaimRole.Owner).ToArray();
        return leaves.All(l => l.Path.Steps is [{ Name: { } name }, _, ..] && owned.Any(c => c.IsMadeBy(name, drift.Address.Type, drift.After)));
    }

    private static string Outcome(AttributeChange[] leaves, ResourceChange? planned)
    {
        if (planned is null || planned.IsNoOp) return "keep it";
        if (planned.IsDelete) return "destroy the resource";
        if (planned.Replaces) return "replace the resource";
        int reverted = leaves.Count(l => !Same(l.Path.Resolve(planned.After), l.Path.Resolve(planned.Before)));
        return reverted == leaves.Length ? "revert it" : reverted == 0 ? "keep it" : "revert some of it";
    }

    /// <summary>
    /// True when the configuration sets the attribute or the plan takes the change back. Others are set by sibling resources (a bucket's
    /// policy, by <c>aws_s3_bucket_policy</c>) or by the provider.
    /// </summary>
    private static bool IsOurs(Plan plan, ResourceChange drift, ResourceChange? planned, ValuePath path) =>
        plan.Configuration?.BlockOf(drift.Address) is not { } block || block.Declares(path)
        || (planned is { IsNoOp: false } && !Same(path.Resolve(planned.After), path.Resolve(planned.Before)));

    private static bool Same(Value? a, Value? b) => (a is null or { IsNull: true } && b is null or { IsNull: true }) || (a is not null && a.Equals(b));

    private static bool IsComputed(ValuePath path) =>
        path.Steps.Any(s => s.Name is "status" or "timeouts")
        || (path.Steps.LastOrDefault(s => s.Name is not null).Name is { } name && (Computed.Contains(name) || (path.Steps[0].Name is "tags_all")));
}
