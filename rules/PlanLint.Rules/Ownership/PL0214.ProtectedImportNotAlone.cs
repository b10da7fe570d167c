using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0214: something that cannot be made again is imported in one plan with other changes.</summary>
public sealed class ProtectedImportNotAlone : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0214", "protected-import-not-alone", "Protected resource is imported together with other changes",
        "Import {0} first and alone, then plan again: this plan also {1}.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var compilation = context.Compilation;
        var imports = context.Plan.ResourceChanges.Where(c => c.Importing is not null).ToArray();
        // Several protected imports in one plan are one mistake; it is shown at the one to import first.
        var guarded = imports.Where(compilation.IsProtected).OrderBy(c => ImportOrder.RankOf(compilation, c)).ThenBy(c => c.Address).ToArray();
        if (guarded is not [var first, ..]) return;
        var others = context.Plan.ResourceChanges
            .Where(c => !ReferenceEquals(c, first) && c.HasEffect).ToArray();
        if (others.Length == 0) return;
        int imported = others.Count(c => c.Importing is not null), changed = others.Count(c => c.Mutates);
        var parts = new List<string>();
        if (imported > 0) parts.Add($"imports {Plural.Of(imported, "other object")}");
        if (changed > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"changes {changed}"));
        if (parts.Count == 0) parts.Add("moves others");
        context.Report(first, new Finding(first.Address, string.Join(" and ", parts))
        {
            Addresses = [.. guarded.Select(c => c.Address)],
            Related = [.. guarded.Skip(1).Select(c => new RelatedLocation(compilation.Locate(c).Location, $"{c.Address} should be imported alone as well"))],
            Notes = [new DiagnosticNote("help", "'planlint decide --write DIR' writes the import blocks in batches, in the order to apply them")],
        });
    }
}
