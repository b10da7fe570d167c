using System.Globalization;
using System.Text.RegularExpressions;
using PlanLint.Hosting;
using PlanLint.Plans;

namespace PlanLint.Core.Tests.Plans;

/// <summary>Plans that real Terraform made, against what it printed and the command that asked for them.</summary>
internal sealed partial class PlanCaseTests
{
    [Test]
    public void Counts_equal_the_summary_line_of_the_tool()
    {
        int compared = 0;
        foreach (string folder in PlanCorpus.Cases())
        {
            string text = File.ReadAllText(Path.Combine(folder, "plan.txt"));
            var plan = PlanCorpus.ReadPlan(Path.Combine(folder, "plan.min.json"));
            var summary = SummaryLine().Match(text);
            // An errored plan is printed without its summary.
            if (!summary.Success && plan.Errored) continue;
            int Number(string group) => summary.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
            var counts = PlanCounter.Count(plan);
            string actual = $"{counts.Import} {counts.Add} {counts.Change} {counts.Destroy}";
            // Moves and forgets alone are printed without a summary line, too.
            actual.ShouldBe($"{Number("import")} {Number("add")} {Number("change")} {Number("destroy")}", folder);
            int forgets = RemovedLine().Count(text);
            counts.Forget.ShouldBe(forgets, folder);
            compared++;
        }
        TestContext.Out.WriteLine($"{compared} cases compared");
        compared.ShouldBeGreaterThan(40);
    }

    [Test]
    public void The_mode_is_the_one_the_command_asked_for()
    {
        foreach (string folder in PlanCorpus.Cases())
        {
            string command = File.ReadLines(Path.Combine(folder, "cmd.txt")).Last(l => l.StartsWith("terraform plan", StringComparison.Ordinal)).Split('#')[0];
            var plan = PlanCorpus.ReadPlan(Path.Combine(folder, "plan.min.json"));
            var mode = command.Contains(" -destroy", StringComparison.Ordinal) ? PlanMode.Destroy
                : command.Contains(" -refresh-only", StringComparison.Ordinal) ? PlanMode.RefreshOnly
                : PlanMode.Normal;
            plan.Mode.ShouldBe(mode, folder);
            plan.IsTargeted.ShouldBe(command.Contains(" -target", StringComparison.Ordinal), folder);
            plan.Tool.ShouldBe(PlanTool.Terraform, folder);
        }
    }

    [GeneratedRegex(@"Plan: (?:(?<import>\d+) to import, )?(?<add>\d+) to add, (?<change>\d+) to change, (?<destroy>\d+) to destroy")]
    private static partial Regex SummaryLine();

    [GeneratedRegex("# .* will no longer be managed by Terraform")]
    private static partial Regex RemovedLine();
}
