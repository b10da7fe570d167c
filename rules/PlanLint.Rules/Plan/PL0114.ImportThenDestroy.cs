using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0114: an object is imported and destroyed in the same apply.</summary>
public sealed class ImportThenDestroy : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0114", "import-then-destroy", "Import is followed by a destroy",
        "{0}: the import of '{1}' is followed by a {2} of the imported object{3}.", Severity.Error)
    { Page = RulePage.Read, IsSuppressible = false };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check, withDeferred: true);

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (change.Importing is not { } import || !change.Destroys) return;
        string paths = PlanWords.ReplacePaths(change);
        context.Report(new Finding(change.Address, new QuotedValue(import.Id ?? "(known after apply)"), change.Replaces
            ? "replacement"
            : "destroy", paths.Length > 0 ? $" ({paths})" : "")
        {
            Path = change.ReplacePaths is [var first, ..] ? first : null,
            Notes = [.. change.ReplacePaths.Distinct()
                .Select(p => new DiagnosticNote(
                    "live", MessageText.Of($"{p} is {Quote.Of(p.Resolve(change.Before))}, the configuration says {Quote.Of(p.Resolve(change.After))}")))],
        });
    }
}
