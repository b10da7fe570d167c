using PlanLint.Diagnostics;
using PlanLint.Hosting;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>What policies and configuration of strangers may cost in a run, and that the answer does not depend on the number of threads.</summary>
public sealed class BudgetTests
{
    [Test]
    public void Policies_that_take_too_many_steps_are_stopped_and_said_to_be()
    {
        string folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "..", "..", "..", "..", "corpus", "hostile", "14-policy-work-unbounded");
        var finding = Check(folder, 1).Single(f => f.Rule.Id == ToolRules.BoundExceeded.Id);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldContain("stopped and report");
        Check(folder, 4).Select(f => f.Message).ShouldBe(Check(folder, 1).Select(f => f.Message));
    }

    [Test]
    public void Findings_of_policies_beyond_the_bound_are_counted_and_left_out()
    {
        const int Policies = 7, Resources = 255;
        using var folder = new Folder(
            ("main.tf", string.Concat(Enumerable.Range(0, Resources).Select(i => $"resource \"null_resource\" \"r{i}\" {{\n}}\n"))),
            ("x.rule.hcl", string.Concat(Enumerable.Range(0, Policies).Select(i => $"rule \"ORG{i:000}\" {{\n  title         = \"T\"\n  resource      = \"*\"\n  condition     = length(address) > 99\n  error_message = \"no\"\n}}\n"))));
        var findings = Check(folder.Path, 4);
        findings.Count(f => f.Rule.Id.StartsWith("ORG", StringComparison.Ordinal)).ShouldBe(Policies * 250);
        findings.Single(f => f.Rule.Id == ToolRules.BoundExceeded.Id).Message.ShouldContain($"{Policies * (Resources - 250)} are left out");
        Check(folder.Path, 1).Select(f => (f.Location, f.Message)).ShouldBe(findings.Select(f => (f.Location, f.Message)));
    }

    [Test]
    public void What_could_not_be_decided_takes_the_place_of_no_violation()
    {
        const int Resources = 1050;
        using var folder = new Folder(
            ("main.tf", "variable \"unknown\" {}\n" + string.Concat(Enumerable.Range(0, Resources).Select(i =>
                $"resource \"null_resource\" \"r{i}\" {{\n  triggers = {{ a = {(i == Resources - 1 ? "\"bad\"" : "var.unknown")} }}\n}}\n"))),
            ("x.rule.hcl", "rule \"ORG001\" {\n  title         = \"T\"\n  resource      = \"*\"\n  condition     = config.triggers.a == \"good\"\n  error_message = \"no\"\n}\n"));
        foreach (int threads in (int[])[1, 4])
        {
            var findings = Check(folder.Path, threads);
            findings.ShouldContain(f => f.Rule.Id == ToolRules.BoundExceeded.Id && f.Message.Contains("are left out", StringComparison.Ordinal));
            findings.Count(f => f.Rule.Id == "ORG001" && f.Message == "no").ShouldBe(1);
        }
    }

    [Test]
    public void A_configuration_that_takes_too_many_steps_is_said_to_be_and_comes_out_the_same()
    {
        using var folder = new Folder(("main.tf", string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"resource \"kubernetes_namespace_v1\" \"n{i}\" {{\n  metadata {{\n    name = length([for a in range(1000) : [for b in range(900) : a]]) == {i} ? \"x\" : \"same\"\n  }}\n}}\n"))));
        var one = Check(folder.Path, 1);
        one.ShouldContain(f => f.Rule.Id == ToolRules.BoundExceeded.Id && f.Severity == Severity.Error);
        Check(folder.Path, 4).Select(f => (f.Location, f.Message)).ShouldBe(one.Select(f => (f.Location, f.Message)));
    }

    [Test]
    public void What_a_root_takes_is_not_there_for_the_next_but_each_has_enough_for_what_is_ordinary()
    {
        string costly = string.Concat(Enumerable.Range(0, 6).Select(i => $"resource \"kubernetes_namespace_v1\" \"n{i}\" {{\n  metadata {{\n    name = \"${{length([for a in range(130) : [for b in range(40) : a]])}}-{i}\"\n  }}\n}}\n"));
        string ordinary = string.Concat(Enumerable.Range(0, 20).Select(i => $"resource \"kubernetes_namespace_v1\" \"n{i}\" {{\n  metadata {{\n    name = \"n${{{i} + 1}}\"\n  }}\n}}\n"));
        using var folder = new Folder(("a/main.tf", costly), ("b/main.tf", costly), ("c/main.tf", ordinary));
        string[] Spent(int threads) => [.. Check(folder.Path, threads, recursive: true).Where(f => f.Rule.Id == ToolRules.BoundExceeded.Id).Select(f => f.Location.Path)];
        Spent(1).ShouldContain("b");
        Spent(1).ShouldNotContain("c");
        Spent(4).ShouldBe(Spent(1));
    }

    private static List<Diagnostic> Check(string folder, int threads, bool recursive = false) => [.. BuiltIn.Linter.Run(new LintRequest
    {
        WorkingDirectory = folder,
        Paths = [folder],
        Policies = [.. Directory.GetFiles(folder, "*.rule.hcl")],
        Threads = threads,
        Recursive = recursive,
        Steps = 200_000,
        Now = DateTimeOffset.UnixEpoch,
    }).Report.AllFindings()];

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("planlint-budget-");

        public Folder(params (string Name, string Text)[] files)
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, ".git"));
            foreach (var (name, text) in files)
            {
                string full = System.IO.Path.Combine(Path, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
            }
        }

        public string Path => directory.FullName;

        public void Dispose() => directory.Delete(recursive: true);
    }
}
