using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0108: why an object is replaced, attribute by attribute; what is replaced only as a consequence is told with it.</summary>
public sealed class ReplacementExplained : Rule
{
    private const int MostPaths = 4;
    private const string Later = "{0} must be replaced in a later plan: {1}{2}.";
    private const string LaterUnexplained = "{0} must be replaced in a later plan{1}.";
    internal const string MadeFirst = "the new object is made before the old one is destroyed";
    private const string Outlived = "the old object is not destroyed but forgotten, so it exists beside the new one";
    private const string Unexplained = "{0} must be replaced{1}.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0108", "replacement-explained", "Resource must be replaced",
        "{0} must be replaced: {1}{2}.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    public override void Register(RuleContext context) => context.OnPlan(Check);

    private static void Check(PlanContext context)
    {
        var replaced = context.Plan.AllChanges.Where(c => c.Replaces && c.DeposedKey is null && PlanWords.IsManagedChange(c)).ToArray();
        if (replaced.Length == 0) return;
        var cascade = ReplacementCascade.Of(context.Compilation);
        foreach (var change in replaced)
        {
            // Tainted objects have a rule of their own, and what follows from another replacement is told there.
            if (change.ActionReason == "replace_because_tainted" || cascade.Follows(change)) continue;
            ResourceChange[] following = [.. cascade.After(change)];
            if (context.Compilation.Knowledge.IsCheap(change.Address.Type) && following.Length == 0) continue;
            bool isProtected = Protections.IsProtected(context.Compilation, change) || following.Any(f => Protections.IsProtected(context.Compilation, f));
            // Without a path or a reason there is nothing to explain, and PL0106 reports what is protected.
            if (isProtected && change.ReplacePaths.IsEmpty && change.ActionReason is null && following.Length == 0) continue;
            string consequence = Consequence(following.Length);
            var paths = context.Plan.ReplaceCausesOf(change);
            bool isDeferredRead = DeferredReads.Behind(context.Compilation, context.Plan, change) is not null;
            context.Report(change, new Finding(change.Address, paths.IsEmpty ? Reason(change) + consequence : Describe(paths), consequence)
            {
                MessageFormat = change.IsDeferred ? (paths.IsEmpty ? LaterUnexplained : Later) : paths.IsEmpty ? Unexplained : null,
                Path = paths is [var first, ..] ? first.Path : null,
                // What is protected has PL0106, to which this is left; what comes after it has findings of its own or is named there.
                Addresses = Protections.Of(context.Compilation, change) is null ? [change.Address, .. following.Select(f => f.Address)] : [change.Address],
                Severity = (isProtected || IsUninstall(context, change)) && !change.IsDeferred ? Severity.Error : null,
                At = isDeferredRead ? context.Compilation.Locate(change, paths[0].Path).Location : null,
                Related = [.. WaysOut.Places(context.Compilation, context.Plan, change, following)],
                // One replaced object is one finding: PL0106 tells the same of what is protected, PL0110 of what only changes its number.
                YieldsTo = following.Length == 0 ? "PL0106,PL0110,PL0114,PL0312" : "PL0106,PL0114",
                Notes =
                [
                    .. change.CreatesFirst ? [new DiagnosticNote("order", change.Forgets ? Outlived : MadeFirst)] : Array.Empty<DiagnosticNote>(),
                    .. WaysOut.Notes(context.Compilation, context.Plan, change, withValues: false),
                ],
                Fixes = WaysOut.Fixes(context.Compilation, context.Plan, change),
            });
        }
    }

    /// <summary>What comes after, as the end of a sentence; empty when nothing does.</summary>
    internal static string Consequence(int following) =>
        following == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {following} more must be replaced after it");

    /// <summary>A release whose chart is not known to hold nothing takes what it made along.</summary>
    private static bool IsUninstall(PlanContext context, ResourceChange change) =>
        WaysOut.ChartOf(context.Compilation, change) is { } chart && context.Compilation.Knowledge.ChartOf(chart) is null;

    private static MessageText Describe(ImmutableArray<ReplaceCause> causes)
    {
        var parts = causes.Take(MostPaths).Select(cause =>
        {
            string note = cause.IsCosmetic ? " (only a formatting difference)" : cause.Origin == AttributeOrigin.Drift ? " (changed outside of Terraform)" : "";
            return MessageText.Of($"{cause.Path} {Quote.Of(cause.Before)} → {Quote.Of(cause.After)}{note}");
        });
        string more = causes.Length > MostPaths ? string.Create(CultureInfo.InvariantCulture, $" and {causes.Length - MostPaths} more") : "";
        return MessageText.Of($"{MessageText.Join(", ", parts)}{more}");
    }

    private static string Reason(ResourceChange change) => change.ActionReason switch
    {
        "replace_by_request" => " because the plan was made with -replace",
        "replace_by_triggers" => " because its replace_triggered_by says so",
        "replace_because_cannot_update" or "replace_because_tainted" or null => "",
        _ => $" because {PlanWords.Because(change)}",
    };
}
