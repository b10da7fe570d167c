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
            // Files without a version were cut down, and are refused.
            if (row["format_version"].Length == 0 && result.Plan is null) continue;
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
        // Plans made for PlanLint are not in the manifest.
        string plans = Path.Combine(PlanCorpus.Root, "plans");
        var made = PlanCorpus.GeneratedCases().SelectMany(c => new[] { Path.Combine(c, "plan.json"), Path.Combine(c, "plan.min.json") })
            .Concat(Directory.EnumerateFiles(Path.Combine(plans, "fixtures"), "*.json"));
        foreach (string path in made)
        {
            var plan = PlanCorpus.ReadPlan(path);
            loaded++;
            string folder = Path.GetRelativePath(plans, path).Split(Path.DirectorySeparatorChar)[0];
            var (files, changes) = table.GetValueOrDefault(folder);
            table[folder] = (files + 1, changes + plan.ResourceChanges.Length);
        }
        foreach (var (repository, (files, changes)) in table) TestContext.Out.WriteLine($"{repository,-60} {files,4} plans {changes,5} changes");
        TestContext.Out.WriteLine($"{loaded} plans");
        wrong.ShouldBeEmpty();
        loaded.ShouldBeGreaterThan(300);
    }

    [Test]
    public void Whole_plans_are_never_taken_for_targeted_and_targeted_ones_always_are()
    {
        var wrong = new List<string>();
        int whole = 0, targeted = 0, withoutFlag = 0;
        foreach (string path in Directory.EnumerateFiles(Path.Combine(PlanCorpus.Root, "plans"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] bytes = File.ReadAllBytes(path);
            if (PlanReader.Read(bytes, path).Plan is not { } plan || plan.Errored || plan.Mode == PlanMode.RefreshOnly || !plan.HasPriorState) continue;
            bool? complete = Complete().Match(System.Text.Encoding.UTF8.GetString(bytes)) is { Success: true } match ? match.Groups[1].Value == "true" : null;
            if (complete is not { } isWhole)
            {
                withoutFlag++;
                if (plan.IsTargeted) TestContext.Out.WriteLine($"targeted without a flag: {path}");
                continue;
            }
            if (isWhole) whole++;
            else targeted++;
            if (plan.IsTargeted == isWhole) wrong.Add(path);
            // The same verdict without Terraform's word, as for OpenTofu: through coverage of the prior state.
            string stripped = Complete().Replace(System.Text.Encoding.UTF8.GetString(bytes), "\"x\":$1");
            if (PlanReader.Read(System.Text.Encoding.UTF8.GetBytes(stripped), path).Plan!.IsTargeted == isWhole) wrong.Add($"{path} by coverage");
        }
        TestContext.Out.WriteLine($"{whole} whole, {targeted} targeted, {withoutFlag} without a flag");
        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex("\"complete\":\\s*(true|false)")]
    private static partial Regex Complete();
}
