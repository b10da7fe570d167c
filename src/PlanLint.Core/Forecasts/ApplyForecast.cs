using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Plans;

namespace PlanLint.Forecasts;

/// <summary>
/// How far an apply will come. After an error Terraform goes on with all that does not depend on what failed: applied is each other change,
/// not applied are those that fail and those that need them.
/// </summary>
public sealed class ApplyForecast
{
    private ApplyForecast() { }

    /// <summary>The changes that will fail, ordered by address; empty when nothing is known to stand in the way.</summary>
    public ImmutableArray<RefusedChange> Refused { get; private init; } = [];

    /// <summary>The changes of managed resources that will have been made, ordered by address.</summary>
    public ImmutableArray<ResourceChange> Applied { get; private init; } = [];

    /// <summary>The changes of managed resources that will not have been made because they need one that fails, ordered by address.</summary>
    public ImmutableArray<ResourceChange> Waiting { get; private init; } = [];

    /// <summary>The forecast of a plan; null without one. Worked out once.</summary>
    public static ApplyForecast? Of(Compilation compilation) => compilation.Plan is null ? null : compilation.Indexed(Make);

    private static ApplyForecast Make(Compilation compilation)
    {
        var changes = compilation.Plan!.ResourceChanges.Where(c => c.Address.Mode == ResourceMode.Managed && c.Mutates).ToArray();
        RefusedChange[] refused = [.. changes.Select(c => Refusal.Of(compilation, c)).OfType<RefusedChange>()];
        if (refused.Length == 0) return new ApplyForecast();
        var stopped = new ApplyOrder(compilation).After(refused.Select(r => r.Change));
        var failing = refused.Select(r => r.Change).ToHashSet();
        return new ApplyForecast
        {
            Refused = [.. refused],
            Applied = [.. changes.Where(c => !stopped.Contains(c) && !failing.Contains(c))],
            Waiting = [.. changes.Where(c => stopped.Contains(c) && !failing.Contains(c))],
        };
    }
}
