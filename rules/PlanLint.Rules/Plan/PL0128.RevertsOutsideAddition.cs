using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>PL0128: an update takes away what others have added.</summary>
public sealed class RevertsOutsideAddition : Rule
{
    private const int MostElements = 4;

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0128", "reverts-outside-addition", "Update takes away what was added outside of Terraform",
        "{0}: the update takes {1} out of {2}, added outside of Terraform since the last apply.", Severity.Warning)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        var (compilation, change) = (context.Compilation, context.Change);
        if (!change.IsUpdate || change.DeposedKey is not null || OutsideChange.DriftOf(context.Plan, change) is not { } drift) return;
        foreach (var lost in LostElements.Of(compilation, drift, change))
            context.Report(new Finding(change.Address, Listed(lost.Elements), lost.Name)
            {
                Path = lost.Collection,
                Notes = [new DiagnosticNote("help", Help(compilation, change, lost))],
            });
    }

    private static MessageText Listed(IReadOnlyList<Value> elements)
    {
        var shown = MessageText.Join(", ", elements.Take(MostElements).Select(e => MessageText.Of($"{Quote.Of(e)}")));
        return elements.Count > MostElements
            ? MessageText.Of($"{shown} and {(elements.Count - MostElements).ToString(CultureInfo.InvariantCulture)} more")
            : shown;
    }

    private static string Help(Compilation compilation, ResourceChange change, LostElements lost)
    {
        string them = lost.Elements.Length == 1 ? "it" : "them";
        string keep = $"find out who added {them}; to keep {them}, write {them} into {lost.Name} as well";
        return compilation.Knowledge.ClaimsOf(change.Address.Type).FirstOrDefault(c => c.Role == ClaimRole.Sets && c.Remedy.Length > 0) is { } claim
            ? $"{keep}, or {claim.Remedy}"
            : keep;
    }
}
