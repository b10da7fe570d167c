using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0112: an object gets a new address and is changed in the same apply.</summary>
public sealed class MovedWithChange : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0112", "moved-with-change", "Resource is moved and changed in one apply",
        "{0} is moved from {1} and {2} in the same apply.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (change.PreviousAddress is not { } previous || !change.Mutates) return;
        context.Report(new Finding(change.Address, previous, change.ActionVerb) { Severity = change.Destroys ? Severity.Error : null });
    }
}
