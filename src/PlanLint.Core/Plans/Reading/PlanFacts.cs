using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Plans.Reading;

/// <summary>What is deduced from a plan's sections together: its tool, its mode and whether it is whole (docs/facts/plan-files.md).</summary>
internal sealed class PlanFacts
{
    public required string FormatVersion { get; init; }

    public required string ToolVersion { get; init; }

    public required bool? Complete { get; init; }

    public required bool HasApplyable { get; init; }

    public required bool Errored { get; init; }

    public required bool HasResourceChanges { get; init; }

    public required bool PlansNothing { get; init; }

    public required ImmutableArray<ResourceChange> Changes { get; init; }

    public required ImmutableArray<ResourceChange> Drift { get; init; }

    public required bool HasDeferred { get; init; }

    public required bool HasInvocations { get; init; }

    public required HashSet<ResourceAddress>? Prior { get; init; }

    public required PlanConfiguration? Configuration { get; init; }

    /// <summary>OpenTofu writes its own version under Terraform's key; its registry, or a recent file without <c>complete</c>, gives it away.</summary>
    public PlanTool Tool()
    {
        if (Complete is not null || HasApplyable) return PlanTool.Terraform;
        if (Changes.Concat(Drift).Any(c => c.ProviderName.StartsWith("registry.opentofu.org/", StringComparison.Ordinal))) return PlanTool.OpenTofu;
        if (Configuration?.Providers.Values.Any(p => p.FullName.StartsWith("registry.opentofu.org/", StringComparison.Ordinal)) == true)
            return PlanTool.OpenTofu;
        bool usesTerraformRegistry = Changes.Any(c => c.ProviderName.StartsWith("registry.terraform.io/", StringComparison.Ordinal));
        return FormatVersion == "1.2" && !usesTerraformRegistry && VersionNumber.Parse(ToolVersion)?.IsAtLeast(1, 8) == true
            ? PlanTool.OpenTofu
            : PlanTool.Terraform;
    }

    /// <summary>How the plan was made.</summary>
    public PlanMode Mode()
    {
        // An errored plan may stop before its first change, and one that only invokes an action has none.
        if (!HasResourceChanges) return IsRefreshed() && !Errored && !HasDeferred && !HasInvocations ? PlanMode.RefreshOnly : PlanMode.Normal;
        bool destroysAll = PlansNothing && Changes.Any(c => c.Address.Mode == ResourceMode.Managed)
            && Changes.All(c => c.Address.Mode != ResourceMode.Managed || (c.Actions == ChangeActions.Delete && c.ActionReason is null));
        // Formats before 1.1 give no reasons: there, an empty configuration explains deletes as well.
        bool hasReasons = FormatVersion is not ("" or "0.1" or "0.2" or "1.0");
        return destroysAll && (hasReasons || Configuration is { Resources.Count: > 0 }) ? PlanMode.Destroy : PlanMode.Normal;
    }

    /// <summary>
    /// True when there is, or was, what a normal plan would list. What is gone both outside and from the configuration a normal plan shows
    /// as drift alone.
    /// </summary>
    private bool IsRefreshed() => Prior is { Count: > 0 } || Drift.Any(d => !d.IsDelete)
        || Drift.Length > 0 && Configuration?.Resources.Keys.Any(a => a.Mode == ResourceMode.Managed) == true;

    /// <summary>True when <c>-target</c> or <c>-exclude</c> left something out.</summary>
    public bool IsTargeted()
    {
        if (Errored) return false;
        if (Complete is { } complete) return !complete && !HasDeferred;
        if (!HasResourceChanges || Prior is null) return false;
        var listed = new HashSet<ResourceAddress>();
        foreach (var change in Changes)
        {
            listed.Add(change.Address);
            if (change.PreviousAddress is { } previous) listed.Add(previous);
        }
        return !Prior.IsSubsetOf(listed);
    }

    /// <summary>True when every managed instance is listed.</summary>
    public bool IsComplete() => Complete ?? (!Errored && !HasDeferred && !IsTargeted());
}
