using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>
/// PL0107: a protected object is destroyed because <c>prevent_destroy</c>, or its block with it, is gone. Compared with a revision that
/// is proven and an error. From the plan alone it is likely that there was one, and PL0106 reports the destroy itself as an error, so
/// that is a warning with the way out.
/// </summary>
public sealed class ProtectionRemoved : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0107", "protection-removed", "Protection was removed with the block",
        "prevent_destroy does not protect {0}: {1}, so the destroy is allowed.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        if (LostProtection.Of(context) is not { Finding: var finding }) return;
        // The destroy is one finding: PL0106, which tells this as its cause; or PL0111, where it is half of a rename.
        bool isRename = context.Compilation.Renames.PartnerOf(context.Change) is { IsProven: true };
        context.Report(finding with { YieldsTo = isRename ? "PL0106,PL0111" : "PL0106" });
    }
}
