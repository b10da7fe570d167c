using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A Service gets another address, or sends to other pods.</summary>
public sealed class ServiceIdentityChanged : Rule
{
    private static readonly string[] Fields =
        ["type", "cluster_ip", "cluster_ips", "load_balancer_class", "load_balancer_ip", "health_check_node_port", "selector"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0318", "service-identity-changed", "Service changes its address",
        "{0}: {1} {2} → {3} gives its clients a new address.", Severity.Warning)
    { Page = RulePage.Read };

    private const string Selector = "{0}: {1} {2} → {3} sends its clients to other pods.";

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnResourceChange("kubernetes_service", Check);
        context.OnResourceChange("kubernetes_service_v1", Check);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.IsUpdate && !change.Replaces) return;
        foreach (string field in Fields)
        {
            var path = ValuePath.Of("spec", 0, field);
            var (before, after) = (path.Resolve(change.Before), path.Resolve(change.After));
            if (before is not { IsWhollyKnown: true, IsNull: false } || after is not { IsWhollyKnown: true, IsNull: false } || before.Equals(after)) continue;
            if (field is "cluster_ip" or "cluster_ips" && (before.StringOrNull ?? before.ToString()) == (after.StringOrNull ?? after.ToString())) continue;
            bool losesBalancer = field == "type" && before.StringOrNull == "LoadBalancer";
            context.Report(new Finding(change.Address, field, Quote.Of(before), Quote.Of(after))
            {
                Path = path,
                MessageFormat = field == "selector" ? Selector : null,
                Severity = losesBalancer ? Severity.Error : null,
            });
        }
    }
}
