using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PL0103: a safety protocol allows only targeted plans, and this one is not.</summary>
public sealed class UntargetedApplyForbidden : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0103", "untargeted-apply-forbidden", "Untargeted apply is forbidden",
        "Intent {0} requires -target, but this plan of {1} is untargeted and {2}.", Severity.Error)
    { Page = RulePage.Read };

    public override void Register(RuleContext context) => context.OnPlan(Check, RuleInputs.Intent);

    private static void Check(PlanContext context)
    {
        if (context.Plan.IsTargeted) return;
        var changes = context.Plan.AllChanges.Where(PlanWords.IsManagedChange).ToArray();
        var actions = context.Plan.Actions;
        if (changes.Length + actions.Length == 0) return;
        string does =
            string.Join(" and ", [.. changes.Length == 0 ? [] : new[] { $"changes {Plural.Of(changes.Length, "resource")}" }, .. actions.IsEmpty
                ? []
                : new[] { $"invokes {Plural.Of(actions.Length, "action")}" }]);
        foreach (var intent in context.Compilation.Intents.Where(i => i.RequireTarget))
        {
            string[] targets = [.. intent.Allowances.Where(a => a.Address.IsExact).Select(a => a.Address.Pattern)
                .Concat(changes.Where(c => intent.Allowances.Any(a => a.Address.Covers(c.Address))).Select(c => c.Address.ToString()))
                .Distinct(StringComparer.Ordinal)];
            string root = context.Compilation.RootPath;
            context.Report(
                new Finding(intent.Ticket is { } ticket ? $"'{intent.Name}' ({ticket})" : $"'{intent.Name}'", root.Length == 0 ? "this directory" : root, does)
                {
                    At = intent.Location,
                    Addresses = [.. changes.Select(c => c.Address).Distinct()],
                    Notes = targets.Length is > 0 and <= PlanWords.MostTargets
                    ? [new DiagnosticNote("fix", $"plan again with {PlanWords.TargetOptions(targets)}")]
                    : [],
                });
        }
    }
}
