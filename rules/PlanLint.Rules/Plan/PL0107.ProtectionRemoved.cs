using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>
/// PL0107: a protected object is destroyed because <c>prevent_destroy</c>, or its block with it, is gone. Compared with a revision that
/// is proven and an error. From the plan alone it is likely that there was one, and PL0106 reports the destroy itself as an error, so
/// that is a warning with the way out.
/// </summary>
public sealed class ProtectionRemoved : Rule
{
    private const string Unprotected = "{0} ({1}) will be destroyed: its block was removed since {2}, and no prevent_destroy stood in it.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0107", "protection-removed", "Protection was removed with the block",
        "prevent_destroy does not protect {0}: {1}, so the destroy is allowed.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.Destroys || change.DeposedKey is not null) return;
        if (compilation.Indexed(MovedFrom).Covers(change.Address)) return;
        if (compilation.Intents.Any(i => i.Ephemeral.Any(e => e.Covers(change.Address)))) return;
        if ((SinceBase(context) ?? FromPlan(context)) is not { } finding) return;
        context.Report(finding with { Fixes = change.IsDelete && context.Declaration is null && Forget(compilation, change.Address) is { } fix ? [fix] : [] });
    }

    private static TargetIndex MovedFrom(Compilation compilation) =>
        new((compilation.Modules?.Modules ?? []).SelectMany(m => m.Moved).Select(m => m.From).OfType<RefactoringTarget>());

    /// <summary>What the revision proves; null when none was named, or it had no such block.</summary>
    private static Finding? SinceBase(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (compilation.Base is not { } earlier || earlier.Modules.Find(change.Address) is not { } was) return null;
        bool isGone = context.Declaration is null;
        // A block that cannot be seen may be in a module that is not on disk: the plan's word counts.
        if (isGone && !LostItsBlock(change)) return null;
        if (was.LifecycleAttribute("prevent_destroy") is { } protection && IsTrue(protection))
        {
            if (!isGone && context.Declaration!.LifecycleAttribute("prevent_destroy") is { } now && !IsFalse(now)) return null;
            string what = isGone ? "its block was removed" : "it was taken out of the block";
            return new Finding(change.Address, $"{what} since {earlier.Revision}")
            {
                Severity = Severity.Error,
                Confidence = Confidence.Proven,
                Related = [new RelatedLocation(protection.Location, $"stood here at {earlier.Revision}")],
            };
        }
        if (!isGone || Protections.Of(compilation, change) is not { IsWarning: false } reason) return null;
        return new Finding(change.Address, reason.Holds, earlier.Revision)
        {
            MessageFormat = Unprotected,
            Severity = Severity.Error,
            Confidence = reason.Confidence,
            Related = [new RelatedLocation(was.Location, $"stood here at {earlier.Revision}")],
        };
    }

    private static Finding? FromPlan(ChangeContext context) =>
        LostItsBlock(context.Change) && Protections.IsProtected(context.Compilation, context.Change) ? new Finding(context.Change.Address, PlanWords.Because(context.Change)) : null;

    private static bool LostItsBlock(ResourceChange change) =>
        change.IsDelete && PlanWords.Because(change) is not null && !change.ActionReason!.StartsWith("replace", StringComparison.Ordinal);

    private static bool IsTrue(AttributeSyntax attribute) => attribute.Value is LiteralSyntax { Text: "true" };

    private static bool IsFalse(AttributeSyntax attribute) => attribute.Value is LiteralSyntax { Text: "false" or "null" };

    /// <summary>Lets the object live. A <c>removed</c> block names no instance key, so it speaks for all instances of a block that is gone.</summary>
    private static CodeFix? Forget(Compilation compilation, ResourceAddress address)
    {
        if (compilation.Modules is not { } modules || modules.Modules.Any(m => m.Removed.Any(r => r.From?.Covers(address) == true))) return null;
        return new CodeFix("Stop managing it without destroying it", FixSafety.Unsafe, [GeneratedBlock.AppendTo(compilation.RootPath, "removed.tf", GeneratedBlock.Removed(address))]);
    }
}
