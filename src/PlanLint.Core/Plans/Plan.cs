using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>What Terraform or OpenTofu is about to do, from <c>show -json</c>. Holds no text positions but byte offsets.</summary>
public sealed class Plan
{
    /// <summary>Path of the file, relative to the analysis root; <c>-</c> for standard input.</summary>
    public required string Path { get; init; }

    /// <summary><c>format_version</c>; empty in trimmed files.</summary>
    public string FormatVersion { get; init; } = "";

    /// <summary><c>terraform_version</c>, which OpenTofu fills with its own; empty when absent.</summary>
    public string ToolVersion { get; init; } = "";

    /// <summary>Which tool made it (docs/facts/plan-files.md, "Versions").</summary>
    public PlanTool Tool { get; init; }

    /// <summary>How it was made.</summary>
    public PlanMode Mode { get; init; }

    /// <summary>True when planning failed; the changes are then only those made before the failure.</summary>
    public bool Errored { get; init; }

    /// <summary>False for a targeted plan, one with deferrals, or one that errored: not every managed instance is listed.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>True when <c>-target</c> or <c>-exclude</c> was in effect (docs/facts/plan-files.md).</summary>
    public bool IsTargeted { get; init; }

    /// <summary>Terraform's own word on whether there is anything to apply; null before Terraform 1.8 and from OpenTofu.</summary>
    public bool? IsApplyable { get; init; }

    /// <summary>True for HCP Terraform's redacted plan, which hides values and has no prior state and configuration.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>When it was made; null in old formats.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>True when the file has a <c>resource_changes</c> key at all.</summary>
    public bool HasResourceChanges { get; init; }

    /// <summary>All planned changes, no-ops included, ordered by address, deposed objects after current ones.</summary>
    public ImmutableArray<ResourceChange> ResourceChanges { get; init; } = [];

    /// <summary>Changes found outside Terraform, ordered by address.</summary>
    public ImmutableArray<ResourceChange> Drift { get; init; } = [];

    /// <summary>Deferred changes, with their reasons.</summary>
    public ImmutableArray<DeferredChange> Deferred { get; init; } = [];

    /// <summary>Root outputs with a change record, ordered by name.</summary>
    public ImmutableArray<OutputChange> OutputChanges { get; init; } = [];

    /// <summary>Check results, ordered by address.</summary>
    public ImmutableArray<CheckResult> Checks { get; init; } = [];

    /// <summary>Actions of providers that the apply, or a later one, runs; ordered by address (Terraform 1.14).</summary>
    public ImmutableArray<ActionInvocation> Actions { get; init; } = [];

    /// <summary>Names of sections that this version does not know although their items carry changes or addresses, ordered.</summary>
    public ImmutableArray<string> UnknownSections { get; init; } = [];

    /// <summary>The changes of this apply, then those deferred to a later plan, each ordered by address.</summary>
    public IEnumerable<ResourceChange> AllChanges => ResourceChanges.Concat(Deferred.Select(d => d.Change));

    /// <summary>Attributes of other resources that contributed to changes, ordered by resource and path.</summary>
    public ImmutableArray<RelevantAttribute> RelevantAttributes { get; init; } = [];

    /// <summary>Root variables, ordered by name. Those declared sensitive carry the mark.</summary>
    public ImmutableSortedDictionary<string, Value> Variables { get; init; } = ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>Managed instances that the refreshed state held before the plan.</summary>
    public IReadOnlySet<ResourceAddress> PriorInstances { get; init; } = ImmutableHashSet<ResourceAddress>.Empty;

    /// <summary>
    /// Ids of the objects among <see cref="PriorInstances"/>, as far as the file tells; empty unless the plan was read with ids, which takes
    /// a pass over the values of the prior state.
    /// </summary>
    public IReadOnlyDictionary<ResourceAddress, GivenId> PriorIds { get; init; } = ImmutableDictionary<ResourceAddress, GivenId>.Empty;

    /// <summary>
    /// Version of the provider's schema for each managed type, as planned values and prior state are written by it: a prior state is upgraded
    /// before it is written, unlike a state file.
    /// </summary>
    public IReadOnlyDictionary<string, long> SchemaVersions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What data sources answered, as the prior state has it, ordered by address; filled only for plans of earlier runs.</summary>
    public ImmutableArray<StateInstance> Answers { get; init; } = [];

    /// <summary>True when the file has a prior state.</summary>
    public bool HasPriorState { get; init; }

    /// <summary>Lineage of the state that it was made from; null unless it was read from a saved plan.</summary>
    public string? StateLineage { get; internal set; }

    /// <summary>Serial of the state that it was made from; null unless it was read from a saved plan.</summary>
    public long? StateSerial { get; internal set; }

    /// <summary>A hash of the configuration's files; null unless it was read from a saved plan.</summary>
    public string? ConfigurationHash { get; internal set; }

    /// <summary>The workspace that it was made in; null unless it was read from a saved plan.</summary>
    public string? Workspace { get; internal set; }

    /// <summary>True when it was read from a saved plan, in which changes have no lines.</summary>
    public bool IsSaved { get; internal set; }

    /// <summary>The configuration in a saved plan, by path from some directory above the root module; null when there is none.</summary>
    internal ImmutableSortedDictionary<string, byte[]>? SavedFiles { get; set; }

    /// <summary>What the plan file says of the configuration; null in trimmed files.</summary>
    public PlanConfiguration? Configuration { get; init; }

    /// <summary>The changes of one address; empty when there are none.</summary>
    public IEnumerable<ResourceChange> ChangesOf(ResourceAddress address) => byAddress.Value[address];

    /// <summary>What is put off to a later plan at one address; empty when nothing is.</summary>
    public IEnumerable<ResourceChange> DeferredOf(ResourceAddress address) => deferredByAddress.Value[address];

    /// <summary>What was changed outside Terraform at one address; null when nothing was seen.</summary>
    public ResourceChange? DriftOf(ResourceAddress address) => driftByAddress.Value.GetValueOrDefault(address);

    /// <summary>Where the value at <paramref name="path"/> of a change comes from. Drift goes before configuration: it is what made the difference.</summary>
    public AttributeOrigin OriginOf(ResourceChange change, ValuePath path)
    {
        var drift = DriftOf(change.Address) ?? (change.PreviousAddress is { } previous ? DriftOf(previous) : null);
        if (drift?.AttributeChanges.Any(d => d.Path.StartsWith(path) || path.StartsWith(d.Path)) == true) return AttributeOrigin.Drift;
        return Configuration?.BlockOf(change.Address)?.Declares(path) == true ? AttributeOrigin.Configuration : AttributeOrigin.Provider;
    }

    /// <summary>The paths that force a replacement, ordered; empty when the plan names none, as for taint, <c>-replace</c> and triggers.</summary>
    public ImmutableArray<ReplaceCause> ReplaceCausesOf(ResourceChange change) =>
        [.. change.ReplacePaths.Distinct().Order().Select(p => new ReplaceCause(p, p.Resolve(change.Before), p.Resolve(change.After), OriginOf(change, p)))];

    /// <summary>Where the entry of a change stands in the plan file.</summary>
    public SourceLocation LocationOf(ResourceChange change) =>
        IsSaved ? SourceLocation.InFile(Path) : SourceLocation.At(Path, new LinePositionSpan(change.Position, change.Position));

    /// <summary>
    /// Every string of four characters or more that is marked sensitive anywhere in the file, and the credentials inside such
    /// strings, for redaction by value: plan JSON copies secrets to places without a mask (docs/facts/plan-files.md). Computed once, linear in
    /// the values that have marks.
    /// </summary>
    public IReadOnlySet<string> SensitiveStrings() => sensitiveStrings.Value;

    /// <summary>Secrets that the reader met in parts it does not keep.</summary>
    internal MaskedSecrets CollectedSecrets { get; init; } = new(SecretArguments.None);

    private readonly Lazy<ILookup<ResourceAddress, ResourceChange>> byAddress;
    private readonly Lazy<Dictionary<ResourceAddress, ResourceChange>> driftByAddress;
    private readonly Lazy<ILookup<ResourceAddress, ResourceChange>> deferredByAddress;
    private readonly Lazy<IReadOnlySet<string>> sensitiveStrings;

    /// <summary>An empty plan to be filled by its initialisers.</summary>
    public Plan()
    {
        byAddress = new(() => ResourceChanges.ToLookup(c => c.Address));
        deferredByAddress = new(() => Deferred.Select(d => d.Change).ToLookup(c => c.Address));
        driftByAddress = new(() => Drift.Where(d => d.DeposedKey is null).DistinctBy(d => d.Address).ToDictionary(d => d.Address));
        sensitiveStrings = new(CollectSensitiveStrings);
    }

    private IReadOnlySet<string> CollectSensitiveStrings()
    {
        foreach (var change in AllChanges.Concat(Drift)) change.Stored?.CollectSecrets(CollectedSecrets, change.Address.Type);
        foreach (var variable in Variables.Values) CollectedSecrets.Collected.Add(variable);
        foreach (var output in OutputChanges)
        {
            CollectedSecrets.Collected.Add(output.Before);
            CollectedSecrets.Collected.Add(output.After);
        }
        return CollectedSecrets.Collected.Secrets;
    }
}
