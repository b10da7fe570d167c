using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A plan changes what the whole cluster goes through: admission, an aggregated API, a priority, who is cluster-admin.</summary>
public sealed class AdmissionBlast : Rule
{
    private const int MostNamed = 4;
    private const string InjectedBy = "cert-manager.io/inject-";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0321", "admission-blast", "Change reaches the whole cluster",
        "{0} will be {1}: {2} for the whole cluster.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        foreach (string type in (string[])["kubernetes_validating_webhook_configuration*", "kubernetes_mutating_webhook_configuration*", "kubernetes_api_service*", "kubernetes_priority_class*", "kubernetes_cluster_role_binding*", "kubernetes_manifest", "kubectl_manifest"])
            context.OnResourceChange(type, Check);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.Destroys && !change.IsUpdate || change.DeposedKey is not null || context.Compilation.Intents.Any(i => i.Ephemeral.Any(p => p.Covers(change.Address)))) return;
        var before = Read(context.Compilation.Knowledge, change.Address.Type, change.Before);
        if (before is null || Effect(before) is not { } effect) return;
        if (change.Destroys)
        {
            if (!IsMadeAgain(context, change)) context.Report(new Finding(change.Address, change.ActionVerb, effect));
            return;
        }
        var leaves = change.AttributeChanges.Where(l => !l.IsCosmetic && l.Kind != AttributeChangeKind.BecameUnknown && IsEffective(l.Path)).ToArray();
        if (leaves.Length == 0) return;
        bool isInjected = leaves.All(l => IsBundle(l.Path)) && IsInjected(before);
        context.Report(new Finding(change.Address, change.ActionVerb, effect)
        {
            Severity = Severity.Warning,
            Path = leaves[0].Path,
            Notes = isInjected ? [new DiagnosticNote("help", "cert-manager writes the certificate: leave caBundle out, or ignore changes of it")] : [],
            Fixes = isInjected && context.Declaration is { } resource && leaves.All(l => l.Path.Steps[0].Name == "webhook")
                && BlockEdits.IgnoreChanges(resource.Block, [.. leaves.Select(l => l.Path.ToString()).Distinct(StringComparer.Ordinal)]) is { } edit
                ? [new CodeFix("Leave the certificate to cert-manager", FixSafety.Unsafe, [edit])] : [],
        });
    }

    /// <summary>What the object decides on for everybody; null for objects that decide on less.</summary>
    private static string? Effect(ClusterObject item) => item.Kind switch
    {
        "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration" => $"admission of {Resources(item)} changes",
        "APIService" => $"the API {item.Name} changes",
        "PriorityClass" => $"the priority of pods of class {item.Name} changes",
        "ClusterRoleBinding" when (item.Values["roleRef"]?["name"] ?? item.Values["role_ref"]?[0]?["name"])?.StringOrNull == "cluster-admin" => "who is cluster-admin changes",
        _ => null,
    };

    private static string Resources(ClusterObject item)
    {
        string[] names = [.. (item.Values["webhooks"] ?? item.Values["webhook"] ?? Value.EmptyTuple).Elements
            .SelectMany(w => (w["rules"] ?? w["rule"])?.Elements ?? []).SelectMany(r => r["resources"]?.Elements ?? [])
            .Select(r => r.StringOrNull).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length == 0) return "objects";
        return names.Contains("*") || names.Contains("*/*") ? "all objects" : string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? " and others" : "");
    }

    /// <summary>False for names and notes on the object, which decide on nothing.</summary>
    private static bool IsEffective(ValuePath path)
    {
        var names = path.Steps.ToArray().Select(s => s.Name).OfType<string>().ToArray();
        return names.Length > 0 && names[0] is not ("metadata" or "timeouts" or "description" or "object" or "computed_fields" or "field_manager" or "wait" or "id")
            && !(names[0] == "manifest" && names.Length > 1 && names[1] is "metadata" or "description");
    }

    private static bool IsBundle(ValuePath path) => path.Steps[^1].Name is "ca_bundle" or "caBundle";

    private static bool IsInjected(ClusterObject item)
    {
        var annotations = (item.Values["metadata"]?[0] ?? item.Values["metadata"])?["annotations"];
        return annotations is { IsKnown: true } && annotations.Attributes.Keys.Any(k => k.StartsWith(InjectedBy, StringComparison.Ordinal));
    }

    /// <summary>True when the same plan makes the object under another address: a rename, which PL0111 reports.</summary>
    private static bool IsMadeAgain(ChangeContext context, ResourceChange change)
    {
        if (change.Replaces || context.Compilation.Knowledge.Identify(change.Address.Type, change.Before) is not { } identity) return false;
        return context.Plan.ResourceChanges.Any(c => c.IsCreate && identity.Equals(context.Compilation.Identify(c)));
    }

    private static ClusterObject? Read(KnowledgeBase knowledge, string type, Value values)
    {
        if (KubernetesObject.IsHeldBy(type)) return KubernetesObject.Of(type, values) is { Group.Length: > 0, Name: { } name } manifest ? new ClusterObject(manifest.Kind, name, manifest.Content) : null;
        return knowledge.KubernetesKind(type) is { } kind && values["metadata"]?[0]?["name"]?.StringOrNull is { } typed ? new ClusterObject(KnowledgeBase.SplitKind(kind).Kind, typed, values) : null;
    }

    /// <summary>An object as a manifest or a typed resource holds it.</summary>
    private sealed record ClusterObject(string Kind, string Name, Value Values);
}
