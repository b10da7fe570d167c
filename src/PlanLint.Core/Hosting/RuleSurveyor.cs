using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Asks a rule what it needs, and compares that with what there is.</summary>
internal static class RuleSurveyor
{
    /// <summary>What is known about a rule without running it. One that cannot even be asked is a PL0002.</summary>
    public static SurveyedRule Survey(
        Rule rule, RuleDescriptor descriptor, Severity severity, bool isOn, string? origin, RuleInputs available, DiagnosticBag diagnostics)
    {
        var surveyed = new SurveyedRule(descriptor, severity, origin) { IsOn = isOn };
        try
        {
            var needs = RuleContext.NeedsOf(rule);
            // One set that asks for less makes those that ask for more of the same redundant.
            var least = needs.Where(n => !needs.Any(o => o != n && (o & n) == o)).ToArray();
            var missing = RuleContext.LeastMissing(least, available);
            return surveyed with
            {
                Needs = [.. least.Where(n => n != RuleInputs.None).Select(ReportBuilder.Needs)],
                Lacks = missing == RuleInputs.None ? null : ReportBuilder.Needs(missing)
            };
        }
        catch (Exception exception)
        {
            // The edge to foreign code; a message may quote what no output shall hold.
            diagnostics.Add(new Diagnostic(ToolRules.RuleCrashed, Severity.Error,
                $"Rule {descriptor.Id} failed with {exception.GetType().Name} when it was asked what it needs; please report this to the rule's author.",
                    SourceLocation.InFile(origin ?? "")));
            return surveyed with { IsOn = false };
        }
    }

    /// <summary>What is known of the types of a plan's changes.</summary>
    public static KnowledgeCoverage Coverage(Plan plan, KnowledgeBase knowledge)
    {
        var types = plan.ResourceChanges.Where(c => c.Mutates).GroupBy(c => c.Address.Type, StringComparer.Ordinal)
            .Select(g => (Type: g.Key, Changes: g.Count())).ToArray();
        return new(types.Sum(t => t.Changes),
            [.. types.Where(t => !knowledge.Knows(t.Type)).OrderByDescending(t => t.Changes).ThenBy(t => t.Type, StringComparer.Ordinal)]);
    }
}
