using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0118: something protected changed or vanished outside Terraform.</summary>
public sealed class DriftOnProtected : Rule
{
    private const int MostPaths = 3;
    private const string Vanished = "{0} ({1}) is gone: it was deleted outside of Terraform{2}.";

    /// <summary>Leaves that providers compute or systems count up.</summary>
    private static readonly HashSet<string> Computed = new(StringComparer.Ordinal)
    {
        "arn", "id", "status", "state", "tags_all", "effective_labels", "terraform_labels", "resource_version", "generation", "etag", "self_link", "uid", "fingerprint",
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
            if (Protections.Of(context.Compilation, drift) is not { IsWarning: false } protection) continue;
            var planned = context.Plan.ChangesOf(drift.Address).FirstOrDefault(c => c.DeposedKey is null);
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
            context.Report(drift, new Finding(drift.Address, paths, Outcome(leaves, planned)) { Path = leaves[0].Path });
        }
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
        plan.Configuration?.BlockOf(drift.Address) is not { } block || block.Declares(path) || (planned is { IsNoOp: false } && !Same(path.Resolve(planned.After), path.Resolve(planned.Before)));

    private static bool Same(Value? a, Value? b) => (a is null or { IsNull: true } && b is null or { IsNull: true }) || (a is not null && a.Equals(b));

    private static bool IsComputed(ValuePath path) =>
        path.Steps.Any(s => s.Name is "status" or "timeouts") || (path.Steps.LastOrDefault(s => s.Name is not null).Name is { } name && (Computed.Contains(name) || (path.Steps[0].Name is "tags_all")));
}
