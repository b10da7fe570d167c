using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>
/// PL0107: a protected object is destroyed because its block is gone, and <c>prevent_destroy</c> went with it. That there was one is
/// likely, not proven, and PL0106 reports the destroy itself as an error, so this is a warning with the way out.
/// </summary>
public sealed class ProtectionRemoved : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0107", "protection-removed", "Protection was removed with the block",
        "prevent_destroy does not protect {0}: {1}, so the destroy is allowed.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.IsDelete || change.DeposedKey is not null || PlanWords.Because(change) is not { } because) return;
        if (change.ActionReason!.StartsWith("replace", StringComparison.Ordinal) || !Protections.IsProtected(compilation, change)) return;
        if (compilation.Modules?.Modules.Any(m => m.Moved.Any(v => v.From?.Covers(change.Address) == true)) == true) return;
        if (compilation.Intents.Any(i => i.Ephemeral.Any(e => e.Covers(change.Address)))) return;
        context.Report(new Finding(change.Address, because)
        {
            Fixes = context.Declaration is null && Forget(compilation, change.Address) is { } fix ? [fix] : [],
        });
    }

    /// <summary>Lets the object live. A <c>removed</c> block names no instance key, so it speaks for all instances of a block that is gone.</summary>
    private static CodeFix? Forget(Compilation compilation, ResourceAddress address)
    {
        if (compilation.Modules is not { } modules || modules.Modules.Any(m => m.Removed.Any(r => r.From?.Covers(address) == true))) return null;
        return new CodeFix("Stop managing it without destroying it", FixSafety.Unsafe, [GeneratedBlocks.Removed(compilation, address)]);
    }
}
