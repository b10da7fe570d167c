namespace PlanLint.MSBuild.Tests;

/// <summary>When a build analyses again, by the binary log: the target ran, or was skipped as up to date.</summary>
public class IncrementalTests
{
    private const string Rules = "rules/Acme.PlanLint.dll";
    private Solution solution = null!;

    [OneTimeSetUp]
    public void Write()
    {
        solution = new Solution();
        // The folder is a repository, so options above the root module count.
        Directory.CreateDirectory(Path.Combine(solution.Directory, ".git"));
        solution.Write("infra/main.tf", Samples.Warning);
        solution.Write("infra/template.tf", "locals {\n  note = file(\"note.txt\")\n}\n\noutput \"note\" {\n  value = local.note\n}\n");
        solution.Write("infra/note.txt", "a");
        solution.Write("infra/old.tf", "resource \"terraform_data\" \"old\" {}\n");
        solution.Write("infra/plan.json", Samples.Clean);
        solution.Write("infra/live/namespaces.json", Namespace("a"));
        solution.Write("k3s.tfvars", "\n");
        solution.Write("zero.intent.hcl", "intent \"none\" {\n  mode = \"bounded\"\n}\n");
        Directory.CreateDirectory(Path.Combine(solution.Directory, "rules"));
        File.Copy(Feed.RuleAssembly, Path.Combine(solution.Directory, Rules));
        solution.WriteProject("App.csproj", $"""
            <PlanLintRoot Include="infra/" Plan="infra/plan.json" Live="infra/live" VarFiles="k3s.tfvars" Intent="zero.intent.hcl" />
            <PlanLintRules Include="{Rules}" />
            """);
        var first = solution.BuildWithLog("App.csproj");
        first.ExitCode.ShouldBe(0, first.Output);
        first.Analyses.ShouldBe(1);
        first.AnalysisSkipped.ShouldBeFalse();
    }

    [OneTimeTearDown]
    public void Remove() => solution.Dispose();

    [Test]
    public void A_second_build_analyses_nothing_and_shows_the_warning_again()
    {
        var first = Analyse();
        var second = solution.BuildWithLog("App.csproj", "--no-restore");
        second.AnalysisSkipped.ShouldBeTrue(second.Output);
        second.Analyses.ShouldBe(0);
        second.Findings.ShouldContain(f => f.Word == "warning" && f.Code == "PL0301");
        second.Lines.ShouldBe(first.Lines);
    }

    [TestCase("infra/main.tf")]
    [TestCase("infra/plan.json")]
    [TestCase("infra/live/namespaces.json")]
    [TestCase("k3s.tfvars")]
    [TestCase("zero.intent.hcl")]
    [TestCase(Rules)]
    [TestCase("infra/note.txt", Description = "Read by an expression: nothing in the project names it.")]
    public void Touched_is_analysed_again(string path)
    {
        File.SetLastWriteTimeUtc(Path.Combine(solution.Directory, path), DateTime.UtcNow);
        Analyse().Analyses.ShouldBe(1);
    }

    [TestCase("infra/terraform.tfvars", "\n")]
    [TestCase("infra/new.tf", "locals {\n  unused = 1\n}\n")]
    [TestCase("infra/live/more.json", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"b"}}""")]
    [TestCase("infra/.planlint.hcl", "rule \"PL0411\" {\n  severity = \"note\"\n}\n")]
    [TestCase(".planlint.hcl", "rule \"PL0411\" {\n  severity = \"note\"\n}\n", Description = "Above the root module, where no item looks.")]
    public void New_and_then_removed_is_analysed_once_each(string path, string text)
    {
        solution.Write(path, text);
        RunsOnce();
        File.Delete(Path.Combine(solution.Directory, path));
        RunsOnce();
    }

    [Test]
    public void A_file_with_an_old_date_that_comes_or_goes_is_noticed()
    {
        string path = Path.Combine(solution.Directory, "infra/older.tf");
        File.WriteAllText(path, "resource \"terraform_data\" \"older\" {}\n");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddYears(-1));
        RunsOnce();
        File.Delete(path);
        RunsOnce();
    }

    [TestCase("-p:PlanLintSarif=out.sarif")]
    [TestCase("-p:PlanLintConfig=other.hcl")]
    public void A_property_that_changes_what_is_done_is_noticed(string option)
    {
        solution.Write("other.hcl", "tracking_keys = []\n");
        Analyse(option).Analyses.ShouldBe(1);
        Analyse(option).AnalysisSkipped.ShouldBeTrue();
        Analyse().Analyses.ShouldBe(1);
    }

    [Test]
    public void A_severity_needs_no_new_analysis()
    {
        var log = Analyse("-p:WarningsAsErrors=PL0301");
        log.AnalysisSkipped.ShouldBeTrue();
        log.ExitCode.ShouldBe(1);
        log.Findings.ShouldContain(f => f.Word == "error" && f.Code == "PL0301");
    }

    [Test]
    public void A_finding_comes_with_the_file_that_has_it_and_goes_with_it()
    {
        solution.Write("infra/plan.json", Samples.Errored);
        var broken = Analyse();
        broken.ExitCode.ShouldBe(1);
        broken.Findings.ShouldContain(f => f.Word == "error" && f.Code == "PL0120");
        solution.Write("infra/plan.json", Samples.Clean);
        var repaired = Analyse();
        repaired.ExitCode.ShouldBe(0);
        repaired.Findings.ShouldNotContain(f => f.Code == "PL0120");
    }

    [Test]
    public void Clean_removes_what_was_kept()
    {
        solution.Dotnet("clean", "App.csproj").ExitCode.ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(solution.Directory, "obj"), "*planlint.*").ShouldBeEmpty();
        Analyse().Analyses.ShouldBe(1);
    }

    private void RunsOnce()
    {
        var log = Analyse();
        log.Analyses.ShouldBe(1, log.Output);
        Analyse().AnalysisSkipped.ShouldBeTrue();
    }

    private BinaryLog Analyse(params string[] options) => solution.LogOf(["msbuild", "App.csproj", "-t:PlanLint", .. options]);

    private static string Namespace(string name) => $$"""{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{name}}"} }]}""";
}
