using System.Globalization;
using System.Text.RegularExpressions;
using PlanLint.Plans;

namespace PlanLint.Core.Tests.Plans;

[Category("Corpus")]
internal sealed partial class PlanCorpusTests
{
    [Test]
    public void All_plans_load_and_their_actions_equal_the_manifest()
    {
        var wrong = new List<string>();
        var table = new SortedDictionary<string, (int Files, int Changes)>(StringComparer.Ordinal);
        int loaded = 0;
        foreach (var row in PlanCorpus.Manifest())
        {
            string path = Path.Combine(PlanCorpus.Root, "plans", row["path"]);
            if (!File.Exists(path)) continue;
            using var stream = File.OpenRead(path);
            var result = PlanReader.Read(stream, row["path"]);
            if (result.Plan is not { } plan)
            {
                wrong.Add($"{row["path"]}: {result.Diagnostics[0].Location} {result.Diagnostics[0].Message}");
                continue;
            }
            loaded++;
            string actions = string.Join(',', plan.ResourceChanges.GroupBy(c => string.Join('+', c.ActionWords)).Select(g => $"{g.Key}={g.Count()}").Order(StringComparer.Ordinal));
            string expected = string.Join(',', row["actions"].Split(',').Order(StringComparer.Ordinal));
            if (actions != expected) wrong.Add($"{row["path"]}: {actions} instead of {expected}");
            if (plan.Drift.Length.ToString(CultureInfo.InvariantCulture) != row["resource_drift"]) wrong.Add($"{row["path"]}: drift {plan.Drift.Length} instead of {row["resource_drift"]}");
            // Every value builds, and masks never make one that cannot be compared.
            foreach (var change in plan.ResourceChanges) change.After.Equals(change.Before);
            string repository = string.Join('/', row["path"].Split('/').Take(row["path"].StartsWith("public/", StringComparison.Ordinal) ? 2 : 1));
            var (files, changes) = table.GetValueOrDefault(repository);
            table[repository] = (files + 1, changes + plan.ResourceChanges.Length);
        }
        foreach (var (repository, (files, changes)) in table) TestContext.Out.WriteLine($"{repository,-60} {files,4} plans {changes,5} changes");
        TestContext.Out.WriteLine($"{loaded} plans");
        wrong.ShouldBeEmpty();
        loaded.ShouldBeGreaterThan(300);
    }

    [Test]
    public void Counts_equal_the_summary_line_of_the_tool()
    {
        int compared = 0;
        foreach (string folder in PlanCorpus.GeneratedCases())
        {
            string text = File.ReadAllText(Path.Combine(folder, "plan.txt"));
            var plan = PlanCorpus.ReadPlan(Path.Combine(folder, "plan.min.json"));
            var summary = SummaryLine().Match(text);
            // An errored plan is printed without its summary.
            if (!summary.Success && plan.Errored) continue;
            int Number(string group) => summary.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
            var counts = plan.Counts;
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
        foreach (string folder in PlanCorpus.GeneratedCases())
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
