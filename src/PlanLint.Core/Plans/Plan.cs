using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>How a plan was made.</summary>
public enum PlanMode
{
    /// <summary>An ordinary plan.</summary>
    Normal,
    /// <summary><c>-destroy</c>.</summary>
    Destroy,
    /// <summary><c>-refresh-only</c>.</summary>
    RefreshOnly,
}

/// <summary>The tool that made a plan.</summary>
public enum PlanTool
{
    /// <summary>HashiCorp Terraform.</summary>
    Terraform,
    /// <summary>OpenTofu.</summary>
    OpenTofu,
}

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

    /// <summary>Actions of providers that run with the changes, ordered by address (Terraform 1.14).</summary>
    public ImmutableArray<ActionInvocation> Actions { get; init; } = [];

    /// <summary>Attributes of other resources that contributed to changes, ordered by resource and path.</summary>
    public ImmutableArray<RelevantAttribute> RelevantAttributes { get; init; } = [];

    /// <summary>Root variables, ordered by name. Those declared sensitive carry the mark.</summary>
    public ImmutableSortedDictionary<string, Value> Variables { get; init; } = ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>Managed instances that the refreshed state held before the plan.</summary>
    public IReadOnlySet<ResourceAddress> PriorInstances { get; init; } = ImmutableHashSet<ResourceAddress>.Empty;

    /// <summary>True when the file has a prior state.</summary>
    public bool HasPriorState { get; init; }

    /// <summary>What the plan file says of the configuration; null in trimmed files.</summary>
    public PlanConfiguration? Configuration { get; init; }

    /// <summary>How many of each action, counted as Terraform's own summary line counts.</summary>
    public required PlanCounts Counts { get; init; }

    /// <summary>The changes of one address; empty when there are none.</summary>
    public IEnumerable<ResourceChange> ChangesOf(ResourceAddress address) => byAddress.Value[address];

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
    public SourceLocation LocationOf(ResourceChange change) => SourceLocation.At(Path, new LinePositionSpan(change.Position, change.Position));

    /// <summary>
    /// Every string of four characters or more that is marked sensitive anywhere in the file, and the credentials inside such
    /// strings, for redaction by value: plan JSON copies secrets to places without a mask (docs/facts/plan-files.md). Computed once, linear in
    /// the values that have marks.
    /// </summary>
    public IReadOnlySet<string> SensitiveStrings() => sensitiveStrings.Value;

    /// <summary>Secrets that the reader met in parts it does not keep.</summary>
    internal MaskedSecrets CollectedSecrets { get; init; } = new();

    private readonly Lazy<ILookup<ResourceAddress, ResourceChange>> byAddress;
    private readonly Lazy<Dictionary<ResourceAddress, ResourceChange>> driftByAddress;
    private readonly Lazy<IReadOnlySet<string>> sensitiveStrings;

    /// <summary>An empty plan to be filled by its initialisers.</summary>
    public Plan()
    {
        byAddress = new(() => ResourceChanges.ToLookup(c => c.Address));
        driftByAddress = new(() => Drift.Where(d => d.DeposedKey is null).DistinctBy(d => d.Address).ToDictionary(d => d.Address));
        sensitiveStrings = new(CollectSensitiveStrings);
    }

    private IReadOnlySet<string> CollectSensitiveStrings()
    {
        foreach (var change in ResourceChanges.Concat(Drift).Concat(Deferred.Select(d => d.Change))) change.Stored?.CollectSecrets(CollectedSecrets);
        foreach (var variable in Variables.Values) CollectedSecrets.Collected.Add(variable);
        foreach (var output in OutputChanges)
        {
            CollectedSecrets.Collected.Add(output.Before);
            CollectedSecrets.Collected.Add(output.After);
        }
        return CollectedSecrets.Collected.Secrets;
    }
}

/// <summary>Counts of a plan. A replacement counts as one to add and one to destroy; forgets and moves count apart.</summary>
public sealed record PlanCounts(int Add, int Change, int Destroy, int Import, int Forget, int Move, int NoOp, int Read)
{
    /// <summary>Changes with an action, or a pair of actions, that this version does not know; the actions it knows count as well.</summary>
    public int Other { get; init; }

    /// <summary>Counts of the changes given. Deposed objects that are destroyed count; ephemeral ones count nowhere.</summary>
    public static PlanCounts Of(IEnumerable<ResourceChange> changes)
    {
        int add = 0, change = 0, destroy = 0, import = 0, forget = 0, move = 0, noOp = 0, read = 0, other = 0;
        foreach (var item in changes)
        {
            if ((item.Actions & ChangeActions.Create) != 0) add++;
            if ((item.Actions & ChangeActions.Update) != 0) change++;
            if (item.Destroys) destroy++;
            if (item.Importing is not null) import++;
            if (item.Forgets) forget++;
            if (item.PreviousAddress is { } previous && !previous.Equals(item.Address)) move++;
            if (item.IsNoOp) noOp++;
            if ((item.Actions & ChangeActions.Read) != 0) read++;
            if ((item.Actions & ChangeActions.Other) != 0) other++;
        }
        return new PlanCounts(add, change, destroy, import, forget, move, noOp, read) { Other = other };
    }
}

/// <summary>An action of a provider that runs before or after a change (Terraform 1.14).</summary>
/// <param name="Address">Its address, such as <c>action.aws_lambda_invoke.warm</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="ProviderName">Source address of the provider.</param>
/// <param name="TriggeredBy">The resource whose change runs it; null when it was invoked by hand.</param>
/// <param name="TriggerEvent">When it runs, such as <c>AfterCreate</c>; empty when it was invoked by hand.</param>
public sealed record ActionInvocation(string Address, string Type, string ProviderName, ResourceAddress? TriggeredBy, string TriggerEvent);

/// <summary>An attribute that contributed to a change through a reference.</summary>
/// <param name="Resource">The resource that has it.</param>
/// <param name="Attribute">Its path.</param>
public sealed record RelevantAttribute(ResourceAddress Resource, ValuePath Attribute);

/// <summary>A change put off to a later plan.</summary>
/// <param name="Reason">Terraform's reason.</param>
/// <param name="Change">The change as far as it is known.</param>
public sealed record DeferredChange(string Reason, ResourceChange Change);

/// <summary>A change of a root output.</summary>
/// <param name="Name">The output.</param>
/// <param name="Actions">What happens.</param>
/// <param name="Before">Before; a null value when absent.</param>
/// <param name="After">After; unknown when only known after apply.</param>
public sealed record OutputChange(string Name, ChangeActions Actions, Value Before, Value After)
{
    /// <summary>The words of <c>actions</c> in the plan's order.</summary>
    public ImmutableArray<string> ActionWords { get; init; } = [];
}

/// <summary>The result of one checkable object.</summary>
/// <param name="Address">As Terraform displays it.</param>
/// <param name="Kind"><c>resource</c>, <c>output_value</c>, <c>check</c> or <c>var</c>.</param>
/// <param name="Status"><c>pass</c>, <c>fail</c>, <c>error</c> or <c>unknown</c>.</param>
/// <param name="Problems">Messages of failed instances.</param>
public sealed record CheckResult(string Address, string Kind, string Status, ImmutableArray<string> Problems)
{
    /// <summary>The resource that is checked; null for the other kinds.</summary>
    public ResourceAddress? Resource { get; } = Kind == "resource" ? ResourceAddress.Parse(Address) : null;
}
