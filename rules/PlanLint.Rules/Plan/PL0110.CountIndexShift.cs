using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0110: an element left or entered the middle of a counted list, so every later instance takes its neighbour's values.</summary>
public sealed class CountIndexShift : Rule
{
    private const int MostRemarks = 3;
    private const string Inserted = "{0}: inserting an element before the end of the list gives {1} the values of an earlier one.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0110", "count-index-shift", "Instances of count take over each other's values",
        "{0}: removing an element before the end of the list gives {1} the values of a later one.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        foreach (var (block, shift) in CountShift.Of(context.Compilation).OrderBy(s => s.Key))
        {
            context.Report(shift.Shifted[0], new Finding(block, Plural.Of(shift.Shifted.Count, "instance"))
            {
                MessageFormat = shift.IsInsertion ? Inserted : null,
                Addresses = [.. shift.All.Select(c => c.Address)],
                Severity = shift.All.Any(c => c.Destroys && Protections.IsProtected(context.Compilation, c)) ? Severity.Error : null,
                Notes =
                [
                    .. shift.All.SelectMany(c => context.Plan.ReplaceCausesOf(c), (c, cause) => MessageText.Of(
                        $"{c.Address} is replaced: {cause.Path} {Quote.Of(cause.Before)} → {Quote.Of(cause.After)}"))
                        .Take(MostRemarks).Select(t => new DiagnosticNote("change", t)),
                    new DiagnosticNote("fix", "use for_each with a key of each element, and a moved block for each instance that stays"),
                    .. PlanWords.Later(shift.All),
                ],
            });
        }
    }
}
