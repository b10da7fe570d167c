using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0130: the plan no longer finds what was made through a provider, so it looks in the wrong place.</summary>
public sealed class EverythingVanished : Rule
{
    private const int MostProofs = 3;
    private const string Elsewhere = "Provider {0} looks in another place: the plan finds {1} of its objects gone, but the inventory lists {2} under the "
        + "same id; nothing may be imported or created before that is mended.";
    private const string Unheld = "The plan creates {1} that {2} already holds: check workspace, backend and credentials of provider {0}, or plan again if "
        + "this plan has been applied.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0130", "everything-vanished", "Plan finds nothing of what a provider has made",
        "The plan finds {1} of provider {0}: check its region, account, cluster and credentials, and the workspace, before anything is created or imported.",
            Severity.Error)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var plan = context.Plan;
        foreach (var vanished in context.Compilation.VanishedProviders)
        {
            var gone = vanished.Gone.ToHashSet();
            ResourceChange[] changes = [.. plan.ResourceChanges.Where(c => c.DeposedKey is null && gone.Contains(c.Address))];
            string proof = Plural.Of(vanished.Living.Length, "object");
            var finding = vanished switch
            {
                { Living.IsEmpty: false } => new Finding(vanished.Name, Share(vanished), proof) { MessageFormat = Elsewhere, Confidence = Confidence.Proven },
                { HeldBy: { } state } => new Finding(vanished.Name, Plural.Of(gone.Count, "object"), state.Path) { MessageFormat = Unheld },
                _ => new Finding(vanished.Name, Found(vanished)),
            };
            finding = finding with
            {
                At = vanished.Block?.Location,
                Addresses = vanished.Gone,
                Related = [.. PlanWords.Places(context.Compilation, changes),
                    .. vanished.Living.Take(MostProofs).Select(l => Proof(l.Address.ToString(), l.Live))],
                Notes =
                [
                    new DiagnosticNote("help", $"correct where provider {vanished.Name} looks and plan again; if the objects were deleted on purpose, remove "
                        + "them from the state first"),
                ],
            };
            if (finding.At is null && (changes.FirstOrDefault() ?? plan.DriftOf(vanished.Gone[0])) is { } first) context.Report(first, finding);
            else context.Report(finding);
        }
    }

    private static string Found(VanishedProvider vanished) => vanished.Gone.Length == vanished.Known
        ? string.Create(CultureInfo.InvariantCulture, $"none of the {vanished.Known} objects")
        : string.Create(CultureInfo.InvariantCulture, $"only {vanished.Known - vanished.Gone.Length} of the {vanished.Known} objects");

    private static string Share(VanishedProvider vanished) => vanished.Known == 1 ? "the only one" : vanished.Gone.Length == vanished.Known
        ? string.Create(CultureInfo.InvariantCulture, $"all {vanished.Known}")
        : string.Create(CultureInfo.InvariantCulture, $"{vanished.Gone.Length} of {vanished.Known}");

    private static RelatedLocation Proof(string address, Inventory.LiveObject live) =>
        new(SourceLocation.InFile(live.Source), $"{ExistingObject.Describe(live)} is listed here; the state holds it as {address}");
}
