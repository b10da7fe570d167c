using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Analysis;

/// <summary>What <c>.planlint.hcl</c> says to rules.</summary>
public sealed record AnalysisOptions
{
    /// <summary>No options.</summary>
    public static AnalysisOptions Default { get; } = new();

    /// <summary>Addresses treated as protected types are.</summary>
    public ImmutableArray<AddressPattern> Protect { get; init; } = [];

    /// <summary>Tracking keys beyond the known ones.</summary>
    public ImmutableArray<string> TrackingKeys { get; init; } = [];

    /// <summary>What the options of rules are set to.</summary>
    public RuleSettings RuleSettings { get; init; } = RuleSettings.Default;

    /// <summary>The day of the run; null lets nothing expire and no plan grow old.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How many steps policies may take together, besides what each resource that one asks about grants it.</summary>
    internal long PolicySteps { get; init; } = Evaluation.WorkBudget.DefaultTotal;

    /// <summary>How many threads analyse at most; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
