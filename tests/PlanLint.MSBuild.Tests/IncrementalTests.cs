namespace PlanLint.MSBuild.Tests;

/// <summary>When a build analyses again.</summary>
public class IncrementalTests
{
    private Solution solution = null!;

    [SetUp]
    public void Write()
    {
        solution = new Solution();
        solution.Write("infra/main.tf", Samples.Warning);
        solution.Write("infra/plan.json", Samples.Clean);
        solution.Write("infra/live/namespaces.json", """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}}]}""");
        solution.WriteProject("App.csproj", """<PlanLintRoot Include="infra/" Plan="infra/plan.json" Live="infra/live" />""");
        Build("App.csproj").Analysed.ShouldBeTrue();
    }

    [TearDown]
    public void Remove() => solution.Dispose();

    [Test]
    public void A_second_build_analyses_nothing_and_shows_the_warning_again()
    {
        var (analysed, output) = Build("App.csproj");
        analysed.ShouldBeFalse(output);
        output.ShouldContain("warning PL0301");
    }

    [TestCase("infra/terraform.tfvars", "a = 1\n")]
    [TestCase("infra/new.tf", "locals { a = 1 }\n")]
    [TestCase("infra/live/more.json", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"b"}}""")]
    [TestCase("infra/.planlint.hcl", "rule \"PL0301\" {\n  severity = \"note\"\n}\n")]
    public void A_changed_or_new_input_is_analysed(string path, string text)
    {
        solution.Write(path, text);
        Build("App.csproj").Analysed.ShouldBeTrue();
        Build("App.csproj").Analysed.ShouldBeFalse();
    }

    [Test]
    public void A_new_plan_is_analysed_and_its_findings_are_reported()
    {
        solution.Write("infra/plan.json", Samples.Errored);
        var (exitCode, output) = solution.Build("App.csproj");
        exitCode.ShouldBe(1);
        output.ShouldContain("error PL0120");
    }

    [Test]
    public void A_finding_that_is_repaired_goes_away()
    {
        solution.Write("infra/main.tf", "resource \"terraform_data\" \"a\" {}\n");
        var (analysed, output) = Build("App.csproj");
        analysed.ShouldBeTrue();
        output.ShouldNotContain("PL0301");
    }

    [Test]
    public void A_removed_file_is_noticed()
    {
        File.Delete(Path.Combine(solution.Directory, "infra/live/namespaces.json"));
        solution.Write("infra/live/other.json", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"c"}}""");
        Build("App.csproj").Analysed.ShouldBeTrue();
    }

    [Test]
    public void Clean_removes_what_was_kept()
    {
        solution.Dotnet("clean", "App.csproj").ExitCode.ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(solution.Directory, "obj"), "planlint.*").ShouldBeEmpty();
        Build("App.csproj").Analysed.ShouldBeTrue();
    }

    private (bool Analysed, string Output) Build(string project)
    {
        var (exitCode, output) = solution.Build(project, "-v:d");
        exitCode.ShouldBe(0, output);
        return (!output.Contains("Skipping target \"PlanLintAnalyze\"", StringComparison.Ordinal), output);
    }
}
