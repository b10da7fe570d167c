using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Values;

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

    /// <summary>Options by rule id and name.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, Value>> RuleOptions { get; init; } = ImmutableDictionary<string, ImmutableDictionary<string, Value>>.Empty;

    /// <summary>The day of the run; null lets nothing expire and no plan grow old.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>How many threads analyse at most; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>A whole-number option of a rule; the default when it is not set or is something else.</summary>
    public int Int(string ruleId, string name, int defaultValue) =>
        Find(ruleId, name) is { Type.Kind: TypeKind.Number, IsNull: false } value && value.AsNumber.TryGetInt32(out int number) ? number : defaultValue;

    /// <summary>A bool option of a rule; the default when it is not set or is something else.</summary>
    public bool Bool(string ruleId, string name, bool defaultValue) =>
        Find(ruleId, name) is { Type.Kind: TypeKind.Bool, IsNull: false } value ? value.AsBool : defaultValue;

    /// <summary>A list of strings; empty when it is not set or is something else.</summary>
    public ImmutableArray<string> Strings(string ruleId, string name) =>
        Find(ruleId, name) is { } value && value.Elements.All(e => e.StringOrNull is not null) ? [.. value.Elements.Select(e => e.AsString)] : [];

    private Value? Find(string ruleId, string name) => RuleOptions.GetValueOrDefault(ruleId)?.GetValueOrDefault(name);
}
