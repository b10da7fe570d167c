using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A key leaves a Secret or ConfigMap that pods may still read.</summary>
public sealed class SecretKeyRemoved : Rule
{
    private static readonly ValuePath[] Maps = [ValuePath.Of("data"), ValuePath.Of("binary_data")];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0310", "secret-key-removed", "Key of a Secret or ConfigMap is removed",
        "{0}: key {1} is removed; {2}.", Severity.Warning)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        foreach (string type in (string[])["kubernetes_secret", "kubernetes_secret_v1", "kubernetes_config_map", "kubernetes_config_map_v1"])
            context.OnResourceChange(type, Check);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.IsUpdate || Maps.Any(m => m.Resolve(change.After) is { IsKnown: false })) return;
        var kept = Maps.SelectMany(m => m.Resolve(change.After)?.Attributes.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        foreach (var map in Maps)
        {
            foreach (string key in map.Resolve(change.Before)?.Attributes.Keys ?? [])
            {
                if (kept.Contains(key) || Readers(context, key) is not { } readers) continue;
                context.Report(new Finding(change.Address, key, readers)
                {
                    Path = map,
                    Confidence = context.Compilation.Inventory is null ? Confidence.Heuristic : Confidence.Proven,
                });
            }
        }
    }

    /// <summary>Who still reads the key; null when the inventory lists workloads and none does.</summary>
    private static string? Readers(ChangeContext context, string key)
    {
        const string Unsure = "pods that still read it will not start";
        if (context.Compilation.Inventory is not { } inventory || context.Compilation.Identify(context.Change) is not { } identity) return Unsure;
        string kind = identity.Kind;
        string[] readers = [.. context.Compilation.Indexed(c => new SecretReaders(c)).Of(identity.Namespace, kind, identity.Name, key)
            .Where(o => o.Identity.System == "kubernetes")
            .Select(o => $"{o.Identity.Kind.Split('.')[0]} {o.Identity.Namespace}/{o.Identity.Name}").Take(4)];
        if (readers.Length > 0) return $"still referenced by {string.Join(", ", readers)}";
        return inventory.Scopes.Any(s => s.System == "kubernetes" && s.Kind is "Pod" or "Deployment.apps" or "*") ? null : Unsure;
    }
}
