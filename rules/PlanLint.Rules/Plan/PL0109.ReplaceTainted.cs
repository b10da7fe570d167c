using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0109: an object is replaced only because a run failed half-way.</summary>
public sealed class ReplaceTainted : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0109", "replace-tainted", "Tainted object will be recreated",
        "{0} is tainted from a failed run and will be destroyed and created again.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    /// <summary>True when the plan replaces an instance for being tainted: PL0502 has nothing to add then.</summary>
    internal static bool Replaces(ResourceChange change) => change.ActionReason == "replace_because_tainted";

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!Replaces(change)) return;
        context.Report(new Finding(change.Address)
        {
            Severity = Protections.IsProtected(context.Compilation, change) ? Severity.Error : null,
            Notes = [new DiagnosticNote("fix", $"when the object is healthy, keep it: terraform untaint {ShellWord.Quote(change.Address.ToString())}")],
        });
    }
}
