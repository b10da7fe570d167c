using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0109: an object is replaced only because a run failed half-way.</summary>
public sealed class ReplaceTainted : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0109", "replace-tainted", "Tainted object will be recreated",
        "{0} is tainted from a failed run and will be destroyed and created anew.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (change.ActionReason != "replace_because_tainted") return;
        context.Report(new Finding(change.Address)
        {
            Severity = Protections.IsProtected(context.Compilation, change) ? Severity.Error : null,
            Notes = [new DiagnosticNote("fix", $"when the object is healthy, keep it: terraform untaint '{change.Address}'")],
        });
    }
}
