using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules;

/// <summary>PL0114: an object is imported and destroyed in the same apply.</summary>
public sealed class ImportThenDestroy : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0114", "import-then-destroy", "Import is followed by a destroy",
        "{0}: the import of '{1}' is followed by a {2} of the imported object{3}.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false, IsFixable = true };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (change.Importing is not { } import || !change.Destroys) return;
        string paths = PlanWords.ReplacePaths(change);
        context.Report(new Finding(change.Address, new QuotedValue(Name(import)), change.Replaces
            ? "replacement"
            : "destroy", paths.Length > 0 ? $" ({paths})" : "")
        {
            Path = change.ReplacePaths is [var first, ..] ? first : null,
            Fixes = WaysOut.Fixes(context.Compilation, context.Plan, change),
            Notes = [.. change.ReplacePaths.Distinct()
                .Select(p => new DiagnosticNote(
                    "live", MessageText.Of($"{p} is {Quote.Of(p.Resolve(change.Before))}, the configuration says {Quote.Of(p.Resolve(change.After))}"))),
                .. Held(context), .. WaysOut.Notes(context.Compilation, context.Plan, change, withValues: false)],
        });
    }

    private static DiagnosticNote[] Held(ChangeContext context) => Protections.Of(context.Compilation, context.Change) is { } protection
        ? [new DiagnosticNote("note", $"what is lost with it: {protection.Holds}")] : [];

    /// <summary>The id, or the identity as <c>name=orders, region=eu-west-1</c>.</summary>
    private static string Name(PlannedImport import) => import.Id
        ?? (import.Identity is { IsWhollyKnown: true, IsNull: false, ContainsSensitive: false } identity
            ? string.Join(", ", identity.Attributes.Where(a => !a.Value.IsNull).Select(a => $"{a.Key}={a.Value.StringOrNull ?? a.Value.ToString()}"))
            : "(known after apply)");
}
