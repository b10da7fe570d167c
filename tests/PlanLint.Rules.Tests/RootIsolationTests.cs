using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Knowledge;

namespace PlanLint.Rules.Tests;

/// <summary>A bug that ends the analysis of one root costs the reports of no other.</summary>
public sealed class RootIsolationTests
{
    [Test]
    public void A_root_that_fails_is_reported_and_the_others_are_analysed()
    {
        string folder = Directory.CreateTempSubdirectory("planlint-roots-").FullName;
        try
        {
            foreach (string root in (string[])["a", "b", "c"])
            {
                Directory.CreateDirectory(Path.Combine(folder, root));
                File.WriteAllText(Path.Combine(folder, root, "main.tf"), "locals {\n  a = 1\n}\n");
            }
            var rule = new FailingRule();
            var lint = new Linter(new RuleSet([rule]), KnowledgeBase.Empty).Run(new LintRequest
            {
                WorkingDirectory = folder,
                Paths = ["."],
                Recursive = true,
                Progress = (_, _, root) => rule.Fails = root == "b",
            });
            lint.ExitCode.ShouldBe(2);
            lint.Report.Roots.Select(r => r.Path).ShouldBe(["a", "b", "c"]);
            foreach (var root in lint.Report.Roots)
            {
                var finding = root.Findings.ShouldHaveSingleItem();
                finding.Rule.Id.ShouldBe(root.Path == "b" ? "PL0002" : "ACME001");
                finding.Message.ShouldNotContain("quotes input");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Fails where no rule can: in what a run asks outside of the rule's own code.</summary>
    private sealed class FailingRule : Rule
    {
        private readonly RuleDescriptor descriptor = new("ACME001", "seen", "Seen", "seen", Severity.Warning);

        public bool Fails { get; set; }

        public override RuleDescriptor Descriptor => Fails ? throw new InvalidOperationException("quotes input") : descriptor;

        public override void Register(RuleContext context) => context.OnCompilation(c => c.Report(new Finding { At = c.Compilation.Modules!.Trees.First().Root.Location }), RuleInputs.Source);
    }
}
