using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A claim, volume or storage class is replaced because of a field that cannot change, or a claim shrinks.</summary>
public sealed class VolumeClaimReplaced : Rule
{
    private const string Shrinks = "{0}: {1} shrinks from {2} to {3}; the API server refuses that, so the apply fails.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0313", "volume-claim-replaced", "Volume claim is replaced",
        "{0}: {1} cannot be changed in place, so the {2} is replaced.", Severity.Error)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnResourceChange("kubernetes_persistent_volume*", Check, withDeferred: true);
        context.OnResourceChange("kubernetes_storage_class*", Check, withDeferred: true);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        bool isClaim = change.Address.Type.StartsWith("kubernetes_persistent_volume_claim", StringComparison.Ordinal);
        if (change.Replaces && change.ReplacePaths is [var path, ..] && !IsUnusedClass(context))
        {
            string what = isClaim ? "claim and its data" : change.Address.Type.Contains("storage_class", StringComparison.Ordinal) ? "storage class" : "volume";
            context.Report(new Finding(change.Address, string.Join(", ", change.ReplacePaths), what) { Path = path });
        }
        else if (isClaim && change.IsUpdate)
        {
            var size = ValuePath.Of("spec", 0, "resources", 0, "requests", "storage");
            var (before, after) = (size.Resolve(change.Before), size.Resolve(change.After));
            if (Quantity.Of(before) is { } old && Quantity.Of(after) is { } now && now.CompareTo(old) < 0)
                context.Report(new Finding(change.Address, "the claim", Text(before!), Text(after!)) { MessageFormat = Shrinks, Path = size });
        }
    }

    private static QuotedValue Text(Value size) => new(size.StringOrNull ?? size.ToString());

    /// <summary>True for a storage class that no live claim names, when the inventory lists claims.</summary>
    private static bool IsUnusedClass(ChangeContext context)
    {
        if (!context.Change.Address.Type.StartsWith("kubernetes_storage_class", StringComparison.Ordinal)
            || context.Compilation.Inventory is not { } inventory) return false;
        if (!inventory.Scopes.Any(s => s.System == "kubernetes" && s.Kind is "PersistentVolumeClaim" or "*" && s.Namespace is null)) return false;
        string? name = context.Change.Before["metadata"]?[0]?["name"]?.StringOrNull;
        return !inventory.Objects.Any(o => o.Identity.Kind == "PersistentVolumeClaim" && o.Content["spec"]?["storageClassName"]?.StringOrNull == name);
    }
}
