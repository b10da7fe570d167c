using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0210: the update only writes down what an import could not read.</summary>
public sealed class PostImportRealignOnly : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0210", "post-import-realign-only", "Update only realigns an import",
        "{0}: only import realignment ({1}); the live object does not change.", Severity.Note)
    { Page = RulePage.Read, Tags = ["realign"] };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (knowledge, change) = (context.Compilation.Knowledge, context.Change);
        if (!ImportRealignment.IsAll(change, knowledge)) return;
        var changes = change.AttributeChanges;
        if (changes.IsEmpty) return;
        var attributes = changes.Select(c => c.Path.Steps is [{ Name: { } name }, ..] ? name : c.Path.ToString()).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        bool runsUpdate = attributes.Any(a => knowledge.ProviderSideRow(change.Address.Type, a) is { RunsUpdate: true });
        context.Report(new Finding(change.Address, string.Join(", ", attributes))
        {
            Notes = runsUpdate ? [new DiagnosticNote("help", "the provider still runs its update, a Helm upgrade with the same chart and values")] : [],
            Properties = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
                .Add("tag", runsUpdate ? "realign-runs-upgrade" : "realign"),
        });
    }
}
