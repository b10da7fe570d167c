using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Intents;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0106: the plan destroys something that cannot be made again.</summary>
public sealed class ProtectedResourceDestroyed : Rule
{
    private const string Refused = "{0} ({1}) would be {2}{3}; its prevent_destroy refuses that, so planning fails until it is kept or taken out of the state.";
    private const string Deposed = "{0} ({1}) has a deposed object that will be destroyed; it was left by a replacement that failed.";

    private const string DeposedOther =
        "{0} ({1}) has a deposed object, {2}, that will be destroyed; it is another than {3}, so what it holds is lost.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0106", "protected-resource-destroyed", "Protected resource will be destroyed",
        "{0} ({1}) will be {2}{3}.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.Destroys || Protections.Of(compilation, change) is not { } protection) return;
        if (change.DeposedKey is not null)
        {
            context.Report(Leftover(context, protection));
            return;
        }
        if (compilation.Intents.Any(i => Allows(i, change))) return;
        bool isRefused = context.Plan.Errored && Protections.Refuses(compilation, change);
        string because = PlanWords.Because(change) is { } reason ? $" because {reason}" : "";
        string paths = PlanWords.ReplacePaths(change);
        bool isRename = compilation.Renames.PartnerOf(change) is { IsProven: true };
        var lost = LostProtection.Of(context);
        ResourceChange[] following = [.. ReplacementCascade.Of(compilation).After(change)];
        context.Report(new Finding(change.Address, protection.Holds, change.ActionVerb,
            because + (paths.Length > 0 ? $": {paths}" : "") + ReplacementExplained.Consequence(following.Length))
        {
            MessageFormat = isRefused ? Refused : null,
            Path = change.ReplacePaths is [var first, ..] ? first : null,
            Related =
            [
                .. isRefused ? PlanWords.Refusals(compilation, [change]) : [],
                .. lost?.Finding.Related ?? [],
                .. WaysOut.Places(compilation, context.Plan, change, following),
            ],
            // A rename is one finding, PL0111, as long as that is heard.
            YieldsTo = isRename ? "PL0111" : change.Importing is not null ? "PL0114,PL0312" : "PL0312",
            Severity = IsRepairable(compilation, protection, lost, following) ? Severity.Warning : null,
            Confidence = protection.Confidence,
            Notes =
            [
                .. lost is null ? [] : (DiagnosticNote[])[new DiagnosticNote("cause", lost.Cause), .. lost.Finding.Notes],
                .. lost is null && !isRename && context.Declaration is not null && PlanWords.LostItsBlock(change)
                    ? [PlanWords.HowToKeep(context.Plan, change)]
                    : Array.Empty<DiagnosticNote>(),
                .. WaysOut.Notes(compilation, context.Plan, change, withValues: true),
                .. Order(change),
            ],
            Fixes = [.. lost?.Finding.Fixes ?? [], .. Fixes(context)],
        });
    }

    /// <summary>True when what is lost hurts and can be made again, and nobody had set prevent_destroy.</summary>
    private static bool IsRepairable(Compilation compilation, ProtectionReason protection, LostProtection? lost, ResourceChange[] following) =>
        protection.IsWarning && lost?.Finding.Severity != Severity.Error && !Array.Exists(following, f => Protections.IsProtected(compilation, f));

    /// <summary>A deposed object of another name than the current one is no leftover of it: what it holds is nowhere else.</summary>
    private static Finding Leftover(ChangeContext context, ProtectionReason protection)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        var current = context.Plan.ChangesOf(change.Address).FirstOrDefault(c => c.DeposedKey is null);
        var held = compilation.Knowledge.Identify(change.Address.Type, change.Before);
        var kept = current is null ? null : compilation.Knowledge.Identify(change.Address.Type, current.After);
        if (held is null || kept is null || held == kept)
            return new Finding(change.Address, protection.Holds) { MessageFormat = Deposed, Severity = Severity.Note };
        return new Finding(change.Address, protection.Holds, ExistingObject.Name(held), ExistingObject.Name(kept))
        {
            MessageFormat = DeposedOther,
            Severity = protection.IsWarning ? Severity.Warning : null,
            Confidence = protection.Confidence,
            Notes =
            [
                new DiagnosticNote("note", "prevent_destroy does not protect a deposed object"),
                new DiagnosticNote("help", "to keep it, take it out of the state before the apply: terraform state pull, remove the entry with its "
                    + "deposed key, raise serial, terraform state push; then import it under an address of its own"),
            ],
        };
    }

    private static DiagnosticNote[] Order(ResourceChange change) =>
        change is { Replaces: true, CreatesFirst: true, Forgets: false } ? [new DiagnosticNote("order", ReplacementExplained.MadeFirst)] : [];

    /// <summary>A plan that fails keeps the object and leaves its author where he was, so that to refuse comes last.</summary>
    private static ImmutableArray<CodeFix> Fixes(ChangeContext context)
    {
        var ways = WaysOut.Fixes(context.Compilation, context.Plan, context.Change);
        return !ways.IsEmpty ? ways : PreventDestroy(context.Declaration) is { } fix ? [fix] : [];
    }

    /// <summary>The exact address with the exact action: a glob was not written with this object in mind.</summary>
    private static bool Allows(Intent intent, ResourceChange change) =>
        intent.Ephemeral.Any(e => e.Covers(change.Address))
        || intent.Allowances.Any(a => a.Address.IsExact && a.Address.Matches(change.Address.ToString())
            && (a.Actions.Contains("delete") || (change.Replaces && a.Actions.Contains("replace"))));

    /// <summary>Makes Terraform refuse the plan; null where the block says so already or is written in JSON.</summary>
    private static CodeFix? PreventDestroy(ResourceSymbol? resource)
    {
        if (resource is null || resource.LifecycleAttribute("prevent_destroy") is { Value: LiteralSyntax { Text: "true" } }) return null;
        return BlockEdits.SetLifecycle(resource.Body.Declarations[0], "prevent_destroy", "true") is { } edit
            ? new CodeFix("Refuse to destroy it", FixSafety.Unsafe, [edit])
            : null;
    }
}
