using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Provenance;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0127: the plan was made from another configuration, root or set of variables.</summary>
public sealed class PlanNotOfThisConfiguration : Rule
{
    private const int MostShown = 10;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0127", "plan-not-of-this-configuration", "Plan was made from another configuration",
        "The plan was not made from this configuration: {0}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.Source);

    private static void Check(PlanContext context)
    {
        if (context.Compilation.Provenance is not { State: ProvenanceState.Differs, Differences: var differences }) return;
        var shown = differences.Take(MostShown + 1).ToArray();
        string more = differences.Length == 1 ? "" : differences.Length == 2 ? ", and 1 more difference" : $", and {differences.Length - 1} more differences";
        context.Report(new Finding(MessageText.Of($"{shown[0].Subject} {shown[0].Values ?? shown[0].Text}{more}"))
        {
            At = shown[0].Location ?? SourceLocation.InFile(context.Plan.Path),
            Severity = differences.Any(d => d.IsError) ? null : Severity.Warning,
            Related = [.. shown.Skip(1).Where(d => d.Location is not null).Select(d => new RelatedLocation(d.Location!, d.ToString()))],
            Notes = Notes(shown.Skip(1).Where(d => d.Location is null || d.Values is not null), differences.Length - shown.Length),
        });
    }

    private static ImmutableArray<DiagnosticNote> Notes(IEnumerable<ProvenanceDifference> listed, int left) =>
    [
        .. listed.Select(d => new DiagnosticNote("differs", MessageText.Of($"{d.Subject} {d.Values ?? d.Text}"))),
        .. left > 0 ? [new DiagnosticNote("differs", $"{left} more not shown; --format json lists all")] : Array.Empty<DiagnosticNote>(),
        new DiagnosticNote("help", "plan again from this configuration, or give the plan that belongs to it"),
    ];
}
