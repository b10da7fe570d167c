using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A plan sets the number of replicas that an autoscaler sets as well.</summary>
public sealed class AutoscaledReplicas : Rule
{
    private static readonly ValuePath Replicas = ValuePath.Of("spec", 0, "replicas");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0316", "autoscaled-replicas", "Replica count conflicts with an autoscaler",
        "{0}: replicas {1} → {2} conflicts with autoscaler {3}.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnResourceChange("kubernetes_deployment*", Check);
        context.OnResourceChange("kubernetes_stateful_set*", Check);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        var (before, after) = (Replicas.Resolve(change.Before), Replicas.Resolve(change.After));
        if (!change.IsUpdate || before is not { IsKnown: true } || after is not { IsKnown: true } || before.Equals(after)) return;
        if (change.After["metadata"]?[0]?["name"]?.StringOrNull is not { } name) return;
        string kind = change.Address.Type.Contains("stateful", StringComparison.Ordinal) ? "StatefulSet" : "Deployment";
        string space = change.After["metadata"]?[0]?["namespace"]?.StringOrNull ?? "default";
        if (context.Compilation.Indexed(c => new Autoscalers(c)).Of(space, kind, name) is not { } autoscaler) return;
        context.Report(new Finding(change.Address, Quote.Of(before), Quote.Of(after), autoscaler)
        {
            Path = Replicas,
            Fixes = WaysOut.Ignore(context.Declaration, "Leave the replicas to the autoscaler", "spec[0].replicas"),
        });
    }

    /// <summary>Who scales what: live autoscalers first, then those that are planned.</summary>
    private sealed class Autoscalers
    {
        private readonly Dictionary<(string Namespace, string Kind, string Name), string> byTarget = [];

        public Autoscalers(Compilation compilation)
        {
            foreach (var item in compilation.Inventory?.Objects ?? [])
                if (item.Identity is { Kind: "HorizontalPodAutoscaler.autoscaling" or "ScaledObject.keda.sh", Namespace: { } space })
                    Add(space, item.Content["spec"]?["scaleTargetRef"], item.Identity.ToString());
            foreach (var change in compilation.Plan!.ResourceChanges)
            {
                if (change.Address.Mode != ResourceMode.Managed || change.IsDelete) continue;
                if (change.Address.Type.StartsWith("kubernetes_horizontal_pod_autoscaler", StringComparison.Ordinal))
                    Add(change.After["metadata"]?[0]?["namespace"]?.StringOrNull, change.After["spec"]?[0]?["scale_target_ref"]?[0], change.Address.ToString());
                else if (KnowledgeBase.IsManifest(change.Address.Type) && !change.After.IsNull
                    && KubernetesObject.Of(change) is { Kind: "HorizontalPodAutoscaler" or "ScaledObject" } manifest)
                    Add(manifest.Namespace, manifest.Content["spec"]?["scaleTargetRef"], change.Address.ToString());
            }
        }

        public string? Of(string space, string kind, string name) => byTarget.GetValueOrDefault((space, kind, name));

        /// <summary>A target without a kind is a Deployment, KEDA says.</summary>
        private void Add(string? space, Value? reference, string autoscaler)
        {
            if (reference?["name"]?.StringOrNull is { } name)
                byTarget.TryAdd((space ?? "default", reference["kind"]?.StringOrNull ?? "Deployment", name), autoscaler);
        }
    }
}
