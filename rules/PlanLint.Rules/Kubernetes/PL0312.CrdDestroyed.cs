using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>A CRD is deleted, and the cluster deletes every object of its kind with it.</summary>
public sealed class CrdDestroyed : Rule
{
    private const string OfChart = "{0}: uninstalling {1} deletes the CRDs of {2}; {3} go with them.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0312", "crd-destroyed", "CRD is deleted with every object of its kind",
        "{0}: CRD {1} will be {2}; {3} go with it.", Severity.Error)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnResourceChange("kubernetes_manifest", CheckManifest, withDeferred: true);
        context.OnResourceChange("kubectl_manifest", CheckManifest, withDeferred: true);
        context.OnResourceChange("helm_release", CheckRelease, withDeferred: true);
    }

    private static void CheckManifest(ChangeContext context)
    {
        var change = context.Change;
        if (!change.Destroys || change.DeposedKey is not null
            || KubernetesObject.Of(change.Address.Type, change.Before) is not { Kind: "CustomResourceDefinition" } crd) return;
        var spec = crd.Content["spec"];
        string kind = spec?["names"]?["kind"]?.StringOrNull ?? "its kind", group = spec?["group"]?.StringOrNull ?? "";
        if (Count(context.Compilation, k => k == $"{kind}.{group}") is not { } objects) return;
        context.Report(new Finding(change.Address, crd.Name ?? $"{kind}.{group}", change.ActionVerb, objects.Length > 0
            ? $"{objects} {kind} objects"
            : $"all {kind} objects")
        {
            Path = change.ReplacePaths is [var first, ..] ? first : null,
            Notes = [.. WaysOut.Notes(context.Compilation, context.Plan, change, withValues: false)],
        });
    }

    private static void CheckRelease(ChangeContext context)
    {
        var change = context.Change;
        if (!change.Destroys || change.DeposedKey is not null || change.Before["chart"]?.StringOrNull is not { } chart) return;
        if (context.Compilation.Knowledge.ChartOf(chart) is not { TemplatesCrds: true } known || Keeps(known, change)) return;
        if (Count(context.Compilation, k => known.CrdGroups.Any(g => Wildcard.Matches(g, KnowledgeBase.SplitKind(k).Group))) is not { } objects) return;
        context.Report(
            new Finding(change.Address, chart, string.Join(", ", known.CrdGroups), objects.Length > 0 ? $"{objects} objects" : "all objects of their kinds")
            {
                MessageFormat = OfChart,
                Confidence = Confidence.Likely,
                Notes = known.KeepSetting.Length > 0
                    ? [new DiagnosticNote("fix", $"set {known.KeepSetting} to true and apply that before the release goes")]
                    : [],
            });
    }

    /// <summary>How many objects go, as text; empty when it is not known, null when the inventory shows that there are none.</summary>
    private static string? Count(Compilation compilation, Func<string, bool> isKind)
    {
        if (compilation.Inventory is not { } inventory) return "";
        int count = inventory.Objects.Count(o => o.Identity.System == "kubernetes" && isKind(o.Identity.Kind));
        if (count > 0) return count.ToString(CultureInfo.InvariantCulture);
        return inventory.Scopes.Any(s => s.System == "kubernetes" && isKind(s.Kind) && s.Namespace is null) ? null : "";
    }

    /// <summary>True when the release's values tell the chart to keep its CRDs.</summary>
    private static bool Keeps(ChartKnowledge chart, ResourceChange change)
    {
        if (chart.KeepSetting.Length == 0) return false;
        if (change.Before["set"] is { } settings
            && settings.Elements.Any(s => s["name"]?.StringOrNull == chart.KeepSetting && s["value"]?.StringOrNull == "true")) return true;
        foreach (var text in change.Before["values"]?.Elements ?? [])
        {
            var value = KubernetesObject.Yaml(text);
            foreach (string step in chart.KeepSetting.Split('.')) value = value?[step];
            if (value is { IsKnown: true, IsNull: false, Type.Kind: Values.TypeKind.Bool } && value.AsBool) return true;
        }
        return false;
    }
}
