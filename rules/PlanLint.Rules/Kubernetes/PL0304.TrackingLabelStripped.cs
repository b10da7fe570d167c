using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>An update takes away a label or annotation by which another owner tracks the object; the owner puts it back.</summary>
public sealed class TrackingLabelStripped : Rule
{
    private static readonly ValuePath[] MapsOfManifests = [ValuePath.Of("manifest", "metadata", "labels"), ValuePath.Of("manifest", "metadata", "annotations")];

    private static readonly ValuePath[] MapsOfOthers =
    [
        ValuePath.Of("metadata", 0, "labels"), ValuePath.Of("spec", 0, "template", 0, "metadata", 0, "labels"),
        ValuePath.Of("metadata", 0, "annotations"), ValuePath.Of("spec", 0, "template", 0, "metadata", 0, "annotations"),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0304", "tracking-label-stripped", "Update removes a label that another owner manages",
        "{0}: removes {1}; {2}, so this diff returns on every plan.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var sets = new OwnerSets(context.Compilation);
        var strips = context.Plan.ResourceChanges.Where(c => c.IsUpdate && c.Address.Type.StartsWith("kubernetes_", StringComparison.Ordinal))
            .SelectMany(c => Strips(context.Compilation, sets, c)).Where(s => !sets.IsRemovedHere(s.Owner, s.Value));
        foreach (var group in strips.GroupBy(s => (s.Change.Address.BlockAddress(), s.Map)))
            Report(context, sets, [.. group]);
    }

    private static IEnumerable<Strip> Strips(Compilation compilation, OwnerSets sets, ResourceChange change)
    {
        foreach (var map in MapsOf(change.Address.Type))
        {
            // A map that is unknown after apply may well keep the key.
            if (map.Resolve(change.Before) is not { IsKnown: true } before || map.Resolve(change.After) is { IsKnown: false }) continue;
            var after = map.Resolve(change.After);
            foreach (var (key, value) in before.Attributes)
            {
                if (value.StringOrNull is not { } old || after?[key] is { } now && (!now.IsKnown || now.StringOrNull == old)) continue;
                if (KeyOf(compilation, sets, key, old, before) is not { } tracking || IsGoneLive(compilation, change, map, key)) continue;
                yield return new Strip(change, map, key, old, tracking, compilation.Knowledge.OwnerOf(tracking));
            }
        }
    }

    /// <summary>
    /// The maps whose keys Terraform takes away. A manifest is applied field by field and leaves keys that it never declared (docs/facts/kubernetes.md), so
    /// only what its earlier text had counts.
    /// </summary>
    private static ValuePath[] MapsOf(string type) => type == "kubernetes_manifest" ? MapsOfManifests : MapsOfOthers;

    /// <summary>What is known about a key. One that many charts set proves an owner only beside a key that names him, or when an option lists it.</summary>
    private static TrackingKey? KeyOf(Compilation compilation, OwnerSets sets, string key, string value, Value map)
    {
        var extra = compilation.Options.TrackingKeys.Concat(compilation.Intents.SelectMany(i => i.TrackingKeys));
        if (extra.Any(k => Wildcard.Matches(k, key))) return new TrackingKey(key, "its owner", TrackingRole.Owner, new Evidence([], Confidence.Proven));
        if (compilation.Knowledge.TrackingKeyOf(key, value) is not { } known) return null;
        return known.Role != TrackingRole.Hint
            || map.Attributes.Any(a => a.Key != key && compilation.Knowledge.TrackingKeyOf(a.Key, a.Value.StringOrNull) is { Role: TrackingRole.Owner } other
                && other.Owner == known.Owner)
            || compilation.Knowledge.OwnerOf(known) is { } owner && sets.Exists(owner, value)
            ? known : null;
    }

    /// <summary>True when the live object has lost the key as well: then nobody puts it back.</summary>
    private static bool IsGoneLive(Compilation compilation, ResourceChange change, ValuePath map, string key) =>
        map.Steps.Length == 3 && compilation.FindLive(change) is { } live && !live.Labels.ContainsKey(key) && !live.Annotations.ContainsKey(key);

    private static void Report(PlanContext context, OwnerSets sets, Strip[] strips)
    {
        var first = strips[0];
        var addresses = strips.Select(s => s.Change.Address).Distinct().Order().ToArray();
        string[] keys = [.. strips.Select(s => s.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] values = [.. strips.Select(s => s.Value).Distinct(StringComparer.Ordinal)];
        bool isFought = strips.Any(s => s.Tracking.IsCritical || sets.Reverts(s.Owner, s.Value));
        string what = keys.Length == 1 && values.Length == 1 ? $"{keys[0]}={values[0]}" : string.Join(", ", keys);
        string then = first.Tracking.WhenRemoved.Length > 0 && first.Tracking.IsCritical ? first.Tracking.WhenRemoved
            : $"{first.Tracking.Owner} {first.Owner?.Restores ?? "sets it again"}";
        context.Report(first.Change, new Finding(Subject.Of(addresses), what, then)
        {
            Path = first.Map.Append(first.Key),
            Addresses = [.. addresses],
            Severity = isFought ? Severity.Error : Severity.Warning,
            Confidence = first.Tracking.Evidence.Confidence == Confidence.Heuristic ? Confidence.Likely : first.Tracking.Evidence.Confidence,
            Fixes = [.. Fixes(context.Compilation, first, keys)],
        });
    }

    private static IEnumerable<CodeFix> Fixes(Compilation compilation, Strip strip, string[] keys)
    {
        if (compilation.Declaration(strip.Change.Address) is not { } resource) yield break;
        bool isRootMetadata = strip.Map.Steps.Length == 3 && strip.Change.Address.Type != "kubernetes_manifest";
        string argument = strip.Map.Steps[^1].Name == "labels" ? "ignore_labels" : "ignore_annotations";
        // The provider's patterns are regular expressions over keys, and hold for the object's own metadata alone (docs/facts/kubernetes.md).
        string[] patterns = [.. keys.Select(k => SyntaxFactory.Quote($"^{k.Replace(".", "\\.", StringComparison.Ordinal)}$"))];
        var provider = isRootMetadata ? resource.ProviderConfiguration : null;
        // The plan was made before the fix was applied; there is nothing left to do.
        if (provider is not null && BlockEdits.ListHolds(provider.Block, argument, patterns)) yield break;
        if (provider is not null && BlockEdits.AddToList(provider.Block, argument, patterns) is { } providerEdit)
            yield return new CodeFix($"Let the provider leave {string.Join(", ", keys)} alone", FixSafety.Safe, [providerEdit]);
        foreach (var fix in WaysOut.Ignore(resource, $"Ignore {string.Join(", ", keys)} in this block", [.. keys.Select(k => strip.Map.Append(k).ToString())]))
            yield return fix;
    }

    private sealed record Strip(ResourceChange Change, ValuePath Map, string Key, string Value, TrackingKey Tracking, OwnerKnowledge? Owner);
}
