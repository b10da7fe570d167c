using System.Globalization;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;

namespace PlanLint.Causes;

/// <summary>
/// Changes by another version of a provider or of the tool: only with evidence of another version, and only when nothing changes that the
/// configuration spells.
/// </summary>
internal sealed class UpgradeFinder(CauseInputs inputs, LeafSources sources)
{
    private readonly LockFile? now = inputs.Modules is { } modules ? LockFile.Of(modules) : null;
    private readonly Dictionary<ResourceAddress, StateInstance> written =
        inputs.States.SelectMany(s => s.Instances).Where(i => i.DeposedKey is null).DistinctBy(i => i.Address).ToDictionary(i => i.Address);

    private readonly LockFile? before = inputs.Reach is { } reach ? LockFile.Of(reach.Difference.Base) : null;

    public Cause? Find(ResourceChange change)
    {
        if (!(change.IsUpdate || change.Replaces) || Evidence(change) is not { } evidence) return null;
        var leaves = change.AttributeChanges;
        if (leaves.IsEmpty || leaves.Any(l => !l.IsCosmetic && sources.IsDeclared(change, l))) return null;
        return new Cause(CauseKind.Upgrade, Confidence.Likely, $"{evidence.Text}, and only what the configuration does not spell is different")
        {
            Provider = ProviderNames.Short(change.ProviderName),
            Place = evidence.Place,
        };
    }

    private (string Text, SourceLocation? Place)? Evidence(ResourceChange change)
    {
        if (before is null && inputs.States.IsEmpty || ProviderNames.Short(change.ProviderName) is not { } source) return null;
        if (before?.VersionOf(source) is { } was && now?.VersionOf(source) is { } locked && was != locked)
            return ($"the lock file has {source} {locked} and had {was} at {inputs.Revision}", now.Providers.First(p => p.Is(source)).Location);
        // A plan's prior state is upgraded before the plan is made; only the state file tells by which schema an object was written.
        if ((written.GetValueOrDefault(change.PreviousAddress ?? change.Address) ?? written.GetValueOrDefault(change.Address)) is { } instance
            && inputs.Plan.SchemaVersions.TryGetValue(change.Address.Type, out long schema) && instance.Address.Type == change.Address.Type
            && instance.SchemaVersion != schema)
            return (string.Create(CultureInfo.InvariantCulture, $"the state has it in version {instance.SchemaVersion} of the schema of "
                + $"{change.Address.Type}, and the {source} that made the plan has version {schema}"), null);
        foreach (var state in inputs.States)
            if (state.ToolVersion.Length > 0 && inputs.Plan.ToolVersion.Length > 0 && state.ToolVersion != inputs.Plan.ToolVersion)
                return ($"the state was written by version {state.ToolVersion}, and the plan was made by {inputs.Plan.ToolVersion}", null);
        return null;
    }
}
