using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0110: an element left the middle of a counted list, so every later instance takes its neighbour's values.</summary>
public sealed class CountIndexShift : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0110", "count-index-shift", "Instances of count take over each other's values",
        "{0}: removing an element before the end of the list gives {1} the values of the next one.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var counted = context.Plan.AllChanges
            .Where(c => c.DeposedKey is null && c.Address is { Mode: ResourceMode.Managed, Key: { IsString: false } })
            .DistinctBy(c => c.Address)
            .GroupBy(c => c.Address.WithoutKey());
        foreach (var block in counted)
        {
            var byIndex = block.ToDictionary(c => c.Address.Key!.Value.Index);
            var shifted = block.Where(c => (c.IsUpdate || c.Replaces) && byIndex.TryGetValue(c.Address.Key!.Value.Index + 1, out var next)
                && TakesOver(c, next)).ToArray();
            // The last instance goes when an element left; where none goes, somebody only edited a value into another's.
            if (shifted.Length == 0 || !block.Any(c => c.IsDelete && c.Address.Key!.Value.Index > shifted[^1].Address.Key!.Value.Index)) continue;
            var all = shifted.Concat(block.Where(c => c.IsDelete)).ToArray();
            context.Report(shifted[0], new Finding(block.Key, Plural.Of(shifted.Length, "instance"))
            {
                Addresses = [.. all.Select(c => c.Address)],
                Severity = all.Any(c => c.Destroys && Protections.IsProtected(context.Compilation, c)) ? Severity.Error : null,
                Notes =
                [
                    new DiagnosticNote("fix", "use for_each with a key of each element, and a moved block for each instance that stays"),
                    .. PlanWords.Later(all),
                ],
            });
        }
    }

    /// <summary>True when everything that changes becomes what the next instance had.</summary>
    private static bool TakesOver(ResourceChange change, ResourceChange next)
    {
        var leaves = change.AttributeChanges.Where(l => l.Kind != AttributeChangeKind.BecameUnknown).ToArray();
        return leaves.Length > 0 && !next.Before.IsNull && leaves.All(l => Same(l.After, l.Path.Resolve(next.Before)));
    }

    private static bool Same(Value? a, Value? b) =>
        (a is null or { IsNull: true } && b is null or { IsNull: true }) || (a is not null && b is not null && a.IsWhollyKnown && a.Equals(b));
}
