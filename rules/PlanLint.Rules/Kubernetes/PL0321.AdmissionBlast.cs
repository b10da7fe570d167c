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

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0321", "admission-blast", "Change affects the whole cluster",
        "{0} will be {1}: {2} for the whole cluster.", Severity.Error)
    { Page = RulePage.Read, IsFixable = true };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.Destroys && !change.IsUpdate || change.DeposedKey is not null
            || context.Compilation.Intents.Any(i => i.Ephemeral.Any(p => p.Covers(change.Address)))) return;
        var before = Read(context.Compilation.Knowledge, change.Address.Type, change.Before);
        if (before is null || Effect(before) is not { } effect) return;
        if (change.Destroys)
        {
            if (!IsMadeAgain(context, change)) context.Report(new Finding(change.Address, change.ActionVerb, effect));
            return;
        }
        var leaves = change.AttributeChanges.Where(l => !l.IsCosmetic && l.Kind != AttributeChangeKind.BecameUnknown && IsEffective(l.Path)).ToArray();
        if (leaves.Length == 0) return;
        string? injector = leaves.All(l => IsBundle(l.Path)) ? InjectorOf(before) : null;
        context.Report(new Finding(change.Address, change.ActionVerb, effect)
        {
            Severity = Severity.Warning,
            Path = leaves[0].Path,
            Notes = injector is not null ? [new DiagnosticNote("help", $"{injector} writes the certificate: leave caBundle out, or ignore changes of it")] : [],
            Fixes = injector is not null && leaves.All(l => l.Path.Steps[0].Name == "webhook")
                ? WaysOut.Ignore(context.Declaration, $"Leave the certificate to {injector}",
                    [.. leaves.Select(l => l.Path.ToString()).Distinct(StringComparer.Ordinal)])
                : [],
        });
    }

    /// <summary>What happens to everybody when the object changes; null for objects that decide on less.</summary>
    private static string? Effect(ClusterObject item)
    {
        if (!item.Known.Roles.IsEmpty && !((item.Values["roleRef"]?["name"] ?? item.Values["role_ref"]?[0]?["name"])?.StringOrNull is { } role
            && item.Known.Roles.Contains(role))) return null;
        string decides = item.Known.Decides.Replace("{name}", item.Name, StringComparison.Ordinal);
        if (decides.Contains("{resources}", StringComparison.Ordinal))
            decides = decides.Replace("{resources}", Resources(item), StringComparison.Ordinal);
        return $"{decides} changes";
    }

    private static string Resources(ClusterObject item)
    {
        string[] names = [.. (item.Values["webhooks"] ?? item.Values["webhook"] ?? Value.EmptyTuple).Elements
            .SelectMany(w => (w["rules"] ?? w["rule"])?.Elements ?? []).SelectMany(r => r["resources"]?.Elements ?? [])
            .Select(r => r.StringOrNull).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length == 0) return "objects";
        return names.Contains("*") || names.Contains("*/*")
            ? "all objects"
            : string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? " and others" : "");
    }

    /// <summary>False for names and notes on the object, which decide on nothing.</summary>
    private static bool IsEffective(ValuePath path)
    {
        var names = path.Steps.ToArray().Select(s => s.Name).OfType<string>().ToArray();
        return names.Length > 0
            && names[0] is not ("metadata" or "timeouts" or "description" or "object" or "computed_fields" or "field_manager" or "wait" or "id")
            && !(names[0] == "manifest" && names.Length > 1 && names[1] is "metadata" or "description");
    }

    private static bool IsBundle(ValuePath path) => path.Steps[^1].Name is "ca_bundle" or "caBundle";

    private static string? InjectorOf(ClusterObject item)
    {
        var annotations = (item.Values["metadata"]?[0] ?? item.Values["metadata"])?["annotations"];
        return annotations is { IsKnown: true } ? item.Known.InjectorOf(annotations.Attributes.Keys) : null;
    }

    /// <summary>True when the same plan makes the object under another address: a rename, which PL0111 reports.</summary>
    private static bool IsMadeAgain(ChangeContext context, ResourceChange change)
    {
        if (change.Replaces || context.Compilation.Knowledge.Identify(change.Address.Type, change.Before) is not { } identity) return false;
        return context.Plan.ResourceChanges.Any(c => c.IsCreate && identity.Equals(context.Compilation.Identify(c)));
    }

    private static ClusterObject? Read(KnowledgeBase knowledge, string type, Value values)
    {
        if (KnowledgeBase.IsManifest(type))
            return KubernetesObject.Of(type, values) is { Name: { } name } manifest && knowledge.ClusterWide(manifest.QualifiedKind) is { } held
                ? new ClusterObject(held, name, manifest.Content)
                : null;
        return knowledge.KubernetesKind(type) is { } kind && knowledge.ClusterWide(kind) is { } known
            && values["metadata"]?[0]?["name"]?.StringOrNull is { } typed
            ? new ClusterObject(known, typed, values) : null;
    }

    /// <summary>An object as a manifest or a typed resource holds it.</summary>
    private sealed record ClusterObject(ClusterWideKind Known, string Name, Value Values);
}
