using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Inventory;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>What the <c>.planlint.hcl</c> files from the repository root down to a module say together; nearer files win.</summary>
public sealed record PlanLintOptions
{
    /// <summary>Says nothing.</summary>
    public static PlanLintOptions Empty { get; } = new();

    /// <summary>Severity that fails a run; <see cref="Severity.None"/> for never, null when not said.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>Plan file relative to the repository root; null when not said.</summary>
    public string? Plan { get; init; }

    /// <summary>Pattern of the plan of each root (<see cref="Loading.PlanPattern"/>), relative to the repository root; null when not said.</summary>
    public string? PlanPattern { get; init; }

    /// <summary>Earlier plans, files or folders, relative to the repository root.</summary>
    public ImmutableArray<string> EarlierPlans { get; init; } = [];

    /// <summary>The output of <c>terraform providers schema -json</c>, relative to the repository root; null when not said.</summary>
    public string? ProviderSchemas { get; init; }

    /// <summary>Inventory files and folders relative to the repository root.</summary>
    public ImmutableArray<string> Live { get; init; } = [];

    /// <summary>State files relative to the repository root.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>Variable files relative to the repository root.</summary>
    public ImmutableArray<string> VarFiles { get; init; } = [];

    /// <summary>Intent files relative to the repository root.</summary>
    public ImmutableArray<string> Intents { get; init; } = [];

    /// <summary>Policy files and folders relative to the repository root.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Rule assemblies relative to the repository root, with the place that names each.</summary>
    public ImmutableArray<(string Path, SourceLocation At)> Plugins { get; init; } = [];

    /// <summary>Knowledge files relative to the repository root.</summary>
    public ImmutableArray<string> Knowledge { get; init; } = [];

    /// <summary>Baseline file relative to the repository root; null when not said.</summary>
    public string? Baseline { get; init; }

    /// <summary>Severities by rule id, with the place that says so.</summary>
    public ImmutableSortedDictionary<string, (Severity Severity, SourceLocation At)> Severities { get; init; } =
        ImmutableSortedDictionary.Create<string, (Severity, SourceLocation)>(StringComparer.Ordinal);

    /// <summary>Rule ids named by <c>rule</c> blocks, with the place, so unknown ones can be reported.</summary>
    public ImmutableArray<(string Id, SourceLocation At)> NamedRules { get; init; } = [];

    /// <summary>What <c>rule</c> blocks set beside severities, farther files first; not checked yet.</summary>
    public ImmutableArray<RuleSetting> RuleSettings { get; init; } = [];

    /// <summary>Addresses treated as protected types are.</summary>
    public ImmutableArray<AddressPattern> Protect { get; init; } = [];

    /// <summary>Who owns which addresses, farther files first; of several that cover an address, the last counts.</summary>
    public ImmutableArray<AddressOwners> Owners { get; init; } = [];

    /// <summary>Tracking keys beyond the known ones.</summary>
    public ImmutableArray<string> TrackingKeys { get; init; } = [];

    /// <summary>Scopes that inventories are said to cover.</summary>
    public ImmutableArray<InventoryScope> Scopes { get; init; } = [];

    /// <summary>These options with those of a nearer file laid over them.</summary>
    public PlanLintOptions With(PlanLintOptions nearer) => new()
    {
        FailOn = nearer.FailOn ?? FailOn,
        // A nearer plan stands for a farther pattern, and the other way round.
        Plan = nearer.Plan ?? (nearer.PlanPattern is null ? Plan : null),
        PlanPattern = nearer.PlanPattern ?? (nearer.Plan is null ? PlanPattern : null),
        ProviderSchemas = nearer.ProviderSchemas ?? ProviderSchemas,
        Live = nearer.Live.IsEmpty ? Live : nearer.Live,
        EarlierPlans = nearer.EarlierPlans.IsEmpty ? EarlierPlans : nearer.EarlierPlans,
        States = nearer.States.IsEmpty ? States : nearer.States,
        VarFiles = nearer.VarFiles.IsEmpty ? VarFiles : nearer.VarFiles,
        Intents = nearer.Intents.IsEmpty ? Intents : nearer.Intents,
        Policies = [.. Policies, .. nearer.Policies],
        Plugins = [.. Plugins, .. nearer.Plugins],
        Knowledge = [.. Knowledge, .. nearer.Knowledge],
        Baseline = nearer.Baseline ?? Baseline,
        Severities = Severities.SetItems(nearer.Severities),
        NamedRules = [.. NamedRules, .. nearer.NamedRules],
        RuleSettings = [.. RuleSettings, .. nearer.RuleSettings],
        Protect = [.. Protect, .. nearer.Protect],
        Owners = [.. Owners, .. nearer.Owners],
        TrackingKeys = [.. TrackingKeys, .. nearer.TrackingKeys],
        Scopes = [.. Scopes, .. nearer.Scopes],
    };
}
