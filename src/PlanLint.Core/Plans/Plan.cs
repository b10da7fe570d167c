using System.Collections.Immutable;
using PlanLint.Addresses;
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

    /// <summary>Which tool made it (plan-format.md §9).</summary>
    public PlanTool Tool { get; init; }

    /// <summary>How it was made.</summary>
    public PlanMode Mode { get; init; }

    /// <summary>True when planning failed; the changes are then only those made before the failure.</summary>
    public bool Errored { get; init; }

    /// <summary>False for a targeted plan, one with deferrals, or one that errored: not every managed instance is listed.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>True when <c>-target</c> or <c>-exclude</c> was in effect (plan-format.md §9, §13.4).</summary>
    public bool IsTargeted { get; init; }

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

    /// <summary>Root variables, ordered by name. Those declared sensitive carry the mark.</summary>
    public ImmutableSortedDictionary<string, Value> Variables { get; init; } = ImmutableSortedDictionary<string, Value>.Empty;

    /// <summary>Managed instances that the refreshed state held before the plan.</summary>
    public ImmutableHashSet<ResourceAddress> PriorInstances { get; init; } = [];

    /// <summary>True when the file has a prior state.</summary>
    public bool HasPriorState { get; init; }

    /// <summary>What the plan file says of the configuration; null in trimmed files.</summary>
    public PlanConfiguration? Configuration { get; init; }

    /// <summary>How many of each action, counted as Terraform's own summary line counts.</summary>
    public required PlanCounts Counts { get; init; }

    /// <summary>The changes of one address; empty when there are none.</summary>
    public IEnumerable<ResourceChange> ChangesOf(ResourceAddress address) => byAddress.Value[address];

    private readonly Lazy<ILookup<ResourceAddress, ResourceChange>> byAddress;

    /// <summary>An empty plan to be filled by its initialisers.</summary>
    public Plan() => byAddress = new(() => ResourceChanges.ToLookup(c => c.Address));
}

/// <summary>Counts of a plan. A replacement counts as one to add and one to destroy; forgets and moves count apart.</summary>
public sealed record PlanCounts(int Add, int Change, int Destroy, int Import, int Forget, int Move, int NoOp, int Read);

/// <summary>A change put off to a later plan.</summary>
/// <param name="Reason">Terraform's reason.</param>
/// <param name="Change">The change as far as it is known.</param>
public sealed record DeferredChange(string Reason, ResourceChange Change);

/// <summary>A change of a root output.</summary>
/// <param name="Name">The output.</param>
/// <param name="Actions">What happens.</param>
/// <param name="Before">Before; a null value when absent.</param>
/// <param name="After">After; unknown when only known after apply.</param>
public sealed record OutputChange(string Name, ChangeActions Actions, Value Before, Value After);

/// <summary>The result of one checkable object.</summary>
/// <param name="Address">As Terraform displays it.</param>
/// <param name="Kind"><c>resource</c>, <c>output_value</c>, <c>check</c> or <c>var</c>.</param>
/// <param name="Status"><c>pass</c>, <c>fail</c>, <c>error</c> or <c>unknown</c>.</param>
/// <param name="Problems">Messages of failed instances.</param>
public sealed record CheckResult(string Address, string Kind, string Status, ImmutableArray<string> Problems);
