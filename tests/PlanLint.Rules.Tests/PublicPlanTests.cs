using System.Globalization;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;

namespace PlanLint.Rules.Tests;

/// <summary>
/// All rules over collected plans of strangers: none may crash, and what they say is written to <c>PLANLINT_FINDINGS</c>, when that
/// names a file, for somebody to judge.
/// </summary>
public sealed class PublicPlanTests
{
    [Test, Category("Corpus")]
    public void Rules_survive_every_collected_plan()
    {
        if (Environment.GetEnvironmentVariable("PLANLINT_SHARED") is not { Length: > 0 } shared)
        {
            Assert.Ignore("PLANLINT_SHARED is not set");
            return;
        }
        var text = new StringBuilder();
        int plans = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(shared, "plans", "public"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (PlanReader.Read(File.ReadAllBytes(file), "plan.json").Plan is not { } plan) continue;
            plans++;
            var compilation = new Compilation { RootPath = "", Plan = plan, Knowledge = BuiltInKnowledge.Load() };
            foreach (var finding in AnalysisDriver.Run(compilation, RuleCatalog.All).Diagnostics)
            {
                finding.Rule.Id.ShouldNotBe(ToolRules.RuleCrashed.Id, $"{file}: {finding.Message}");
                text.Append(CultureInfo.InvariantCulture, $"{finding.Rule.Id}\t{finding.Severity}\t{Path.GetRelativePath(shared, file)}\t{finding.Message}\n");
            }
        }
        plans.ShouldBeGreaterThan(100);
        if (Environment.GetEnvironmentVariable("PLANLINT_FINDINGS") is { Length: > 0 } output) File.WriteAllText(output, text.ToString());
    }
}
