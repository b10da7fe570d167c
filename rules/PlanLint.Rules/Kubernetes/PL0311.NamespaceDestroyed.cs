using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;

namespace PlanLint.Rules;

/// <summary>A namespace is destroyed, and with it everything in it, whoever manages it.</summary>
public sealed class NamespaceDestroyed : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0311", "namespace-destroyed", "Namespace is destroyed with everything in it",
        "{0}: namespace {1} will be {2} with everything in it{3}.", Severity.Error)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        foreach (string type in (string[])["kubernetes_namespace", "kubernetes_namespace_v1", "rancher2_namespace", "kubernetes_manifest", "kubectl_manifest"])
            context.OnResourceChange(type, Check, withDeferred: true);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.Destroys || change.DeposedKey is not null || context.Compilation.Intents.Any(i => i.Ephemeral.Any(p => p.Covers(change.Address)))) return;
        if (NameOf(change.Address.Type, change.Before) is not { } name) return;
        var (counts, isEmpty) = Contents(context.Compilation, name);
        context.Report(new Finding(change.Address, name, change.ActionVerb, counts)
        {
            Severity = isEmpty ? Severity.Warning : null,
            Path = change.Replaces && change.ReplacePaths is [var path, ..] ? path : null,
        });
    }

    private static string? NameOf(string type, Values.Value before) => KnowledgeBase.IsManifest(type)
        ? KubernetesObject.Of(type, before) is { Kind: "Namespace", Group: "" } manifest ? manifest.Name : null
        : (before["metadata"]?[0]?["name"] ?? before["name"])?.StringOrNull;

    /// <summary>What the inventory counts in the namespace; empty is only believed of an inventory that looked at more than namespaces.</summary>
    private static (string Counts, bool IsEmpty) Contents(Compilation compilation, string name)
    {
        if (compilation.Inventory is not { } inventory) return ("", false);
        var kinds = inventory.Objects.Where(o => o.Identity.System == "kubernetes" && o.Identity.Namespace == name)
            .GroupBy(o => o.Identity.Kind.Split('.')[0], StringComparer.Ordinal)
            .OrderByDescending(g => Weight(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        bool isEmpty = kinds.Length == 0 && inventory.Scopes.Any(s => s.System == "kubernetes" && s.Kind is "Pod" or "PersistentVolumeClaim" or "*");
        string counts = string.Join(", ", kinds.Take(5).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Count()} {k.Key}")));
        return (isEmpty ? "; the inventory shows it empty" : counts.Length == 0 ? "" : $": {counts}", isEmpty);
    }

    private static int Weight(string kind) => kind switch { "PersistentVolumeClaim" => 3, "Cluster" or "StatefulSet" => 2, "Pod" or "Deployment" => 1, _ => 0 };
}
