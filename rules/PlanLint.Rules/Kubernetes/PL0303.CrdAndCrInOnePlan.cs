using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>A custom resource is planned together with the CRD that defines it: planning it needs the CRD in the cluster.</summary>
public sealed class CrdAndCrInOnePlan : Rule
{
    private const string Likely = "{0}: {1} needs its CRD at plan time, and {2}, which it waits for, most likely brings it: then the first plan fails.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0303", "crd-and-cr-in-one-plan", "Custom resource is planned together with its CRD",
        "{0}: {1} needs its CRD at plan time, but {2} in this root module creates the CRD.", Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCompilation(Check, RuleInputs.Source);

    private static void Check(CompilationContext context)
    {
        var compilation = context.Compilation;
        var resources = compilation.Modules!.Modules.SelectMany(m => m.Resources).Where(r => r.Mode == ResourceMode.Managed).ToArray();
        var manifests = resources.Select(r => ManifestBlock.Read(compilation, r)).OfType<ManifestBlock>().ToArray();
        var definers = manifests.Select(Definer).OfType<CrdDefiner>()
            .Concat(resources.Where(r => r.Type == "helm_release").Select(r => Definer(compilation, r)).OfType<CrdDefiner>())
            .Where(d => !Exists(compilation, d.Resource)).ToArray();
        foreach (var manifest in manifests.Where(m => m.IsKubernetesManifest && m.Object.Group.Length > 0))
        {
            var definer = definers.FirstOrDefault(d => d.Defines(manifest.Object) && !ReferenceEquals(d.Resource, manifest.Resource));
            bool isGuess = definer is null;
            definer ??= ReleaseBehind(compilation, manifest, resources);
            if (definer is null || IsLive(compilation, manifest.Object) || Exists(compilation, manifest.Resource)) continue;
            context.Report(new Finding(manifest.Resource.Address, manifest.Object.QualifiedKind, definer.Resource.Address)
            {
                MessageFormat = isGuess ? Likely : null,
                Confidence = isGuess ? Confidence.Heuristic : null,
                At = manifest.Resource.Location,
                Addresses = [manifest.Resource.Address],
                // Configuration alone cannot tell whether the CRD was applied long ago.
                Severity = isGuess ? Severity.Note : compilation.Plan is null && compilation.States.IsEmpty ? Severity.Warning : null,
                Related = [new RelatedLocation(definer.Resource.Location, isGuess ? "most likely brings the CRD" : "brings the CRD")],
            });
        }
    }

    /// <summary>
    /// The one release of this root that a custom resource waits for, when its chart is in no table: a group that is none of Kubernetes' own
    /// most likely comes with it.
    /// </summary>
    private static CrdDefiner? ReleaseBehind(Compilation compilation, ManifestBlock manifest, ResourceSymbol[] resources)
    {
        if (IsBuiltIn(manifest.Object.Group) || manifest.Resource.Body.GetAttribute("depends_on")?.Value is not TupleSyntax list) return null;
        var releases = list.Elements.OfType<ScopeTraversalSyntax>().SelectMany(r => Releases(manifest.Resource.Module, r, resources)).Distinct().ToArray();
        return releases is [var only] && !Exists(compilation, only)
            && Chart(compilation, only) is { } chart && compilation.Knowledge.ChartOf(chart) is null
            ? new CrdDefiner(only, [manifest.Object.Group], null) : null;
    }

    /// <summary>A release that is named, or those of a module that is.</summary>
    private static IEnumerable<ResourceSymbol> Releases(Module module, ScopeTraversalSyntax reference, ResourceSymbol[] resources) => reference.Steps switch
    {
        [{ Name: "helm_release" }, { Name: { } name }, ..] => module.Resource(ResourceMode.Managed, "helm_release", name) is { } release ? [release] : [],
        [{ Name: "module" }, { Name: { } call }, ..] when module.ModuleCalls[call]?.Target is { } target =>
            resources.Where(r => r.Type == "helm_release" && r.Module == target),
        _ => [],
    };

    /// <summary>True for groups of Kubernetes itself: no chart brings their kinds.</summary>
    private static bool IsBuiltIn(string group) => !group.Contains('.', StringComparison.Ordinal)
        || group.EndsWith(".k8s.io", StringComparison.Ordinal) && !group.StartsWith("gateway.", StringComparison.Ordinal)
            && !group.StartsWith("snapshot.", StringComparison.Ordinal);

    private static CrdDefiner? Definer(ManifestBlock manifest)
    {
        if (manifest.Object is not { Kind: "CustomResourceDefinition", Group: "apiextensions.k8s.io" }) return null;
        var spec = manifest.Object.Content["spec"];
        return spec?["group"]?.StringOrNull is { } group ? new CrdDefiner(manifest.Resource, [group], spec["names"]?["kind"]?.StringOrNull) : null;
    }

    private static CrdDefiner? Definer(Compilation compilation, ResourceSymbol release)
    {
        return Chart(compilation, release) is { } name && compilation.Knowledge.ChartOf(name) is { ShipsCrds: true } known
            ? new CrdDefiner(release, known.CrdGroups, null)
            : null;
    }

    private static string? Chart(Compilation compilation, ResourceSymbol release) =>
        release.Body.GetAttribute("chart") is { } chart && compilation.Evaluation?.Scope(release.Address) is { } scope
            ? compilation.Evaluation.Evaluate(chart.Value, scope).Value.StringOrNull
            : null;

    /// <summary>True when plan or state know that the resource was made before.</summary>
    private static bool Exists(Compilation compilation, ResourceSymbol resource) =>
        compilation.Plan?.PriorInstances.Any(a => a.BlockAddress().Equals(resource.Address)) == true
        || compilation.States.Any(s => s.Instances.Any(i => i.Address.BlockAddress().Equals(resource.Address)));

    /// <summary>True when the cluster has objects of the kind, or the CRD itself.</summary>
    private static bool IsLive(Compilation compilation, KubernetesObject declared) => compilation.Inventory is { } inventory
        && (inventory.Scopes.Any(s => s.System == "kubernetes" && s.Kind == declared.QualifiedKind)
            || inventory.Objects.Any(o => o.Identity.Kind == declared.QualifiedKind
                || o.Identity.Kind == "CustomResourceDefinition.apiextensions.k8s.io" && o.Content["spec"] is { } spec
                && spec["group"]?.StringOrNull == declared.Group && spec["names"]?["kind"]?.StringOrNull == declared.Kind));

    /// <summary>A resource that brings CRDs; a null kind stands for all kinds of its groups.</summary>
    private sealed record CrdDefiner(ResourceSymbol Resource, IReadOnlyList<string> Groups, string? Kind)
    {
        public bool Defines(KubernetesObject declared) => (Kind is null || Kind == declared.Kind) && Groups.Any(g => Wildcard.Matches(g, declared.Group));
    }
}
