using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0116: an update whose every difference is one of spelling.</summary>
public sealed class SemanticallyEqualUpdate : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0116", "semantically-equal-update", "Update changes only how values are written",
        "{0} will be updated, but nothing in it changes: in {1}, {2}.", Severity.Note)
    { Page = RulePage.Read, Tags = ["benign"], Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.IsUpdate || change.Importing is not null) return;
        var leaves = change.AttributeChanges;
        if (leaves.IsEmpty || leaves.Any(l => !l.IsCosmetic)) return;
        string attributes = string.Join(", ", leaves.Select(l => l.Path.Steps[0].Name).Distinct(StringComparer.Ordinal));
        context.Report(new Finding(change.Address, attributes, string.Join(" and ", leaves.Select(l => Words(l.Class)).Distinct(StringComparer.Ordinal)))
        {
            Path = leaves[0].Path,
        });
    }

    private static string Words(ChangeClass difference) => difference switch
    {
        ChangeClass.OrderOnly => "the order of elements differs",
        ChangeClass.SameQuantity => "an amount is written in another unit",
        ChangeClass.NullVersusEmpty => "an empty value stands for none",
        _ => "the same content is written differently",
    };
}
