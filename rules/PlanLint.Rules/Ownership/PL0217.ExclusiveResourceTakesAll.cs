using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0217: a resource that owns a whole list takes away what it does not name.</summary>
public sealed class ExclusiveResourceTakesAll : Rule
{
    private const int MostElements = 4;
    private const string Taken = "{0} takes {2}: this update takes out {1}.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0217", "exclusive-resource-takes-all", "Exclusive resource takes away what it does not list",
        "{0} owns the whole list: its create takes {1}, and no plan shows from whom.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!(change.IsCreate || change.IsUpdate) || change.DeposedKey is not null || change.Importing is not null) return;
        if (compilation.Knowledge.ExclusiveOf(change.Address.Type) is not { } row
            || row.Unless.Any(u => change.After[u.Key] is { IsNull: false } value
                && (!value.IsKnown || (value.StringOrNull ?? value.ToString()) == u.Value))) return;
        if (change.IsCreate)
        {
            // What is made in the same plan has nobody yet that something could be taken from.
            if (!IsOfSomethingNew(context, row)) Report(context, row, new Finding(change.Address, row.Takes));
            return;
        }
        var outside = OutsideChange.DriftOf(context.Plan, change) is { } drift ? LostElements.Of(compilation, drift, change) : [];
        var lost = new List<(string Path, Value Element)>();
        foreach (string path in row.Paths)
        {
            // What others have added is PL0128's.
            if (outside.Any(o => o.Collection.Steps[0].Name == path) || change.After[path] is { IsWhollyKnown: false }) continue;
            var kept = (change.After[path]?.Elements ?? []).ToHashSet();
            lost.AddRange((change.Before[path]?.Elements ?? []).Where(
                e => e is { IsKnown: true, IsNull: false } && !kept.Contains(e) && e.StringOrNull is not null).Select(e => (path, e)));
        }
        if (lost.Count == 0) return;
        var shown = MessageText.Join(", ", lost.Take(MostElements).Select(l => MessageText.Of($"{Quote.Of(l.Element)}")));
        Report(context, row, new Finding(change.Address, lost.Count > MostElements
            ? MessageText.Of($"{shown} and {lost.Count - MostElements} more")
            : shown, row.Takes)
        { MessageFormat = Taken, Path = ValuePath.Of(lost[0].Path) });
    }

    private static void Report(ChangeContext context, ExclusiveResource row, Finding finding) => context.Report(finding with
    {
        Confidence = row.Evidence.Confidence,
        Notes = row.Instead.Length == 0 ? [] : [new DiagnosticNote("help", row.Instead)],
    });

    /// <summary>True when the object whose list it is is created by the same plan.</summary>
    private static bool IsOfSomethingNew(ChangeContext context, ExclusiveResource row)
    {
        if (context.Plan.Configuration?.BlockOf(context.Change.Address) is not { } configured) return false;
        var references = context.Compilation.Indexed(c => new PlanReferences(c.Plan!));
        var changes = ChangesByBlock.Of(context.Compilation);
        foreach (string attribute in configured.AttributeReferences.Keys)
        {
            if (row.Paths.Contains(attribute)) continue;
            foreach (var block in references.At(context.Change.Address.BlockAddress(), ValuePath.Of(attribute)))
                if (changes[block].Any() && changes[block].All(c => c is { IsCreate: true, Importing: null })) return true;
        }
        return false;
    }
}
