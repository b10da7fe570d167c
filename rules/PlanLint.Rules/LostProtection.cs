using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>What stood between a protected object and its destroy, and is gone: <c>prevent_destroy</c>, or the block with it.</summary>
/// <param name="Finding">The finding that tells of it, with the way out.</param>
/// <param name="Cause">The same as a clause for the finding about the destroy.</param>
internal sealed record LostProtection(Finding Finding, MessageText Cause)
{
    private const string NotMoved =
        "prevent_destroy does not protect {0}: {1}, and its moved block has no effect because {2} holds an object already, so the destroy is allowed.";
    private const string Unprotected = "{0} ({1}) will be destroyed: its block was removed since {2}, and no prevent_destroy stood in it.";

    /// <summary>What a change has lost; null when nothing was, or nobody knows.</summary>
    public static LostProtection? Of(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.Destroys || change.DeposedKey is not null) return null;
        if (compilation.Intents.Any(i => i.Ephemeral.Any(e => e.Covers(change.Address)))) return null;
        // PL0106 says already that it was moved to nowhere.
        if (change.ActionReason == "delete_because_no_move_target" && compilation.Modules?.MovedFrom.Find(change.Address) is not null) return null;
        if ((SinceBase(context) ?? FromPlan(context)) is not { } lost) return null;
        // Of a rename, to move the object is the one way out.
        bool isToKeep = compilation.Renames.PartnerOf(change) is null && change.IsDelete;
        var fix = isToKeep && context.Declaration is null ? Forget(context) : null;
        var finding = lost.Finding;
        return lost with
        {
            Finding = finding with
            {
                Notes = isToKeep && fix is null ? [.. finding.Notes, PlanWords.HowToKeep(context.Plan, change)] : finding.Notes,
                Fixes = fix is null ? [] : [fix],
            },
        };
    }

    /// <summary>What the revision proves; null when none was named, or it had no such block.</summary>
    private static LostProtection? SinceBase(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (compilation.Base is not { } earlier || earlier.Modules.Find(change.Address) is not { } was) return null;
        bool isGone = context.Declaration is null;
        // A block that cannot be seen may be in a module that is not on disk: the plan's word counts.
        if (isGone && !PlanWords.LostItsBlock(change)) return null;
        if (was.LifecycleAttribute("prevent_destroy") is { } protection && IsTrue(protection))
        {
            if (!isGone && context.Declaration!.LifecycleAttribute("prevent_destroy") is { } now && !IsFalse(now)) return null;
            string what = isGone ? "its block was removed" : "it was taken out of the block";
            return Allowed(new Finding(change.Address, $"{what} since {earlier.Revision}")
            {
                Severity = Severity.Error,
                Confidence = Confidence.Proven,
                Related = [new RelatedLocation(protection.Location, $"stood here at {earlier.Revision}")],
            });
        }
        if (!isGone || Protections.Of(compilation, change) is not { IsWarning: false } reason) return null;
        var unprotected = new Finding(change.Address, reason.Holds, earlier.Revision)
        {
            MessageFormat = Unprotected,
            Severity = Severity.Error,
            Confidence = reason.Confidence,
            Related = [new RelatedLocation(was.Location, $"stood here at {earlier.Revision}")],
        };
        return new LostProtection(unprotected, MessageText.Of($"its block was removed since {earlier.Revision}, and no prevent_destroy stood in it"));
    }

    private static LostProtection Allowed(Finding finding) => new(finding, MessageText.Of($"prevent_destroy does not stop it: {finding.Arguments[1]}"));

    /// <summary>
    /// What the plan alone tells. As long as the block stands, its prevent_destroy holds for each of its instances, those whose key or
    /// module instance is gone as well; and a block without one protected nothing.
    /// </summary>
    private static LostProtection? FromPlan(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!PlanWords.LostItsBlock(change) || context.Declaration is not null || context.Plan.Configuration?.BlockOf(change.Address) is not null
            || StillHasItsBlock(change)) return null;
        bool isProtected = Protections.IsProtected(compilation, change);
        if (compilation.Modules?.MovedFrom.Find(change.Address) is { To: { } to } moved)
        {
            var target = Target(moved.From!, to, change.Address);
            if (!isProtected && !IsGuarded(compilation, target)) return null;
            var because = PlanWords.Because(change);
            return new LostProtection(
                new Finding(change.Address, because, target) { MessageFormat = NotMoved, Notes = SameObject(context, target) },
                MessageText.Of($"prevent_destroy does not stop it: {because}, and its moved block has no effect because {target} holds an object already"));
        }
        return isProtected ? Allowed(new Finding(change.Address, PlanWords.Because(change))) : null;
    }

    /// <summary>Both addresses may hold one object, as after an import: then the destroy takes it from the other.</summary>
    private static ImmutableArray<DiagnosticNote> SameObject(ChangeContext context, ResourceAddress target)
    {
        var knowledge = context.Compilation.Knowledge;
        return knowledge.Identify(context.Change.Address.Type, context.Change.Before) is { } held
            && context.Plan.ChangesOf(target).Any(c => c.DeposedKey is null && held.Equals(knowledge.Identify(target.Type, c.Before)))
            ? [new DiagnosticNote("live", MessageText.Of($"both addresses hold {ExistingObject.Name(held)}, so the destroy deletes what {target} manages"))]
            : [];
    }

    private static bool StillHasItsBlock(ResourceChange change) => change.ActionReason
        is "delete_because_wrong_repetition" or "delete_because_count_index" or "delete_because_each_key" or "delete_because_enabled_false";

    /// <summary>Where a moved block leads an address that it names, or what holds it.</summary>
    private static ResourceAddress Target(RefactoringTarget from, RefactoringTarget to, ResourceAddress address)
    {
        if (to.Resource is { } resource) return resource.Key is null && address.Key is { } key ? resource.WithKey(key) : resource;
        // A module cannot become of a resource; Terraform refuses such a block.
        if (from.Module is not { } within || to.Module is not { } into) return address;
        return new ResourceAddress(new ModulePath([.. into.Steps, .. address.Module.Steps[within.Steps.Length..]]), address.Mode, address.Type,
            address.Name, address.Key);
    }

    private static bool IsGuarded(Compilation compilation, ResourceAddress address) =>
        compilation.Declaration(address)?.LifecycleAttribute("prevent_destroy") is { } guard && IsTrue(guard);

    private static bool IsTrue(AttributeSyntax attribute) => attribute.Value is LiteralSyntax { Text: "true" };

    private static bool IsFalse(AttributeSyntax attribute) => attribute.Value is LiteralSyntax { Text: "false" or "null" };

    /// <summary>Lets the object live. A <c>removed</c> block names no instance key, so it speaks for all instances of a block that is gone.</summary>
    private static CodeFix? Forget(ChangeContext context)
    {
        var (compilation, address) = (context.Compilation, context.Change.Address);
        if (compilation.Modules is not { } modules || modules.RemovedFrom.Find(address) is not null) return null;
        // Terraform refuses a moved and a removed block for one address.
        if (modules.MovedFrom.Find(address) is not null || !GeneratedBlock.KnowsRemoved(context.Plan)) return null;
        return new CodeFix("Stop managing it without destroying it", FixSafety.Unsafe,
            [GeneratedBlock.AppendTo(compilation.RootPath, "removed.tf", GeneratedBlock.Removed(address))]);
    }
}
