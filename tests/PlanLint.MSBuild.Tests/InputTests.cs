using System.Diagnostics;

namespace PlanLint.MSBuild.Tests;

/// <summary>What is wrong with what a project gives is an error with a code at its place: never a stack trace, never silence.</summary>
public class InputTests
{
    private const string Root = """<PlanLintRoot Include="infra/" Plan="infra/plan.json" />""";
    private Solution solution = null!;

    [OneTimeSetUp]
    public void Restore()
    {
        solution = new Solution();
        solution.WriteProject("App.csproj", "");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
    }

    [OneTimeTearDown]
    public void Remove() => solution.Dispose();

    [SetUp]
    public void Write()
    {
        string infra = Path.Combine(solution.Directory, "infra");
        if (Directory.Exists(infra)) Directory.Delete(infra, recursive: true);
        solution.Write("infra/main.tf", "resource \"terraform_data\" \"a\" {}\n");
        solution.Write("infra/plan.json", Samples.Clean);
    }

    [Test]
    public void The_input_that_the_others_here_break_is_good() => Build(Root).ExitCode.ShouldBe(0);

    [Test]
    public void A_plan_that_is_missing()
    {
        File.Delete(Path.Combine(solution.Directory, "infra/plan.json"));
        Fails(Root, "App.csproj", "PL0006", "The plan file 'infra/plan.json' does not exist.");
    }

    [TestCase("", "is empty")]
    [TestCase("""{"format_version":"1.2","resource_changes":[{"address":"terra""", "cut off")]
    [TestCase("not a plan", "not JSON")]
    public void A_plan_that_is_cut_off_or_none(string text, string says)
    {
        solution.Write("infra/plan.json", text);
        Fails(Root, "plan.json", "PL0006", says);
    }

    [Test]
    public void A_plan_from_before_the_last_apply()
    {
        solution.Write("infra/terraform.tfstate", """
            {"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"l","resources":[
             {"mode":"managed","type":"terraform_data","name":"a","provider":"provider[\"terraform.io/builtin/terraform\"]","instances":[{"attributes":{"id":"1"}}]},
             {"mode":"managed","type":"terraform_data","name":"b","provider":"provider[\"terraform.io/builtin/terraform\"]","instances":[{"attributes":{"id":"2"}}]}]}
            """);
        Fails("""<PlanLintRoot Include="infra/" Plan="infra/plan.json" State="infra/terraform.tfstate" />""", "plan.json", "PL0122", "the state also has terraform_data.b");
    }

    [Test]
    public void A_root_module_that_is_misspelt() =>
        Fails("""<PlanLintRoot Include="infar/" />""", "App.csproj", "PL0006", "'infar/' does not exist.");

    [TestCase("Plna", "Plan")]
    [TestCase("VarFile", "VarFiles")]
    [TestCase("intents", "Intent")]
    public void Metadata_that_is_misspelt(string name, string meant) =>
        Fails($"""<PlanLintRoot Include="infra/" {name}="infra/plan.json" />""", "App.csproj", "PL0006", $"metadata '{name}', which means nothing. Did you mean '{meant}'?");

    [Test]
    public void Metadata_of_other_tools_is_left_alone() =>
        Build("""<PlanLintRoot Include="infra/" Plan="infra/plan.json" Visible="false" Link="x" Pack="true" CopyToOutputDirectory="Never" />""").ExitCode.ShouldBe(0);

    [Test]
    public void A_word_that_fail_on_does_not_know() =>
        Fails(Root, "App.csproj", "PL0006", "PlanLintFailOn is 'warnings'; it can be error, warning, note or never.", "-p:PlanLintFailOn=warnings");

    [Test]
    public void A_word_that_enabled_does_not_know_does_not_turn_the_analysis_off()
    {
        solution.Write("infra/plan.json", Samples.Errored);
        Build(Root, "-p:PlanLintEnabled=fasle").ExitCode.ShouldBe(1);
    }

    [Test]
    public void A_key_of_the_options_that_is_misspelt()
    {
        solution.Write("infra/.planlint.hcl", "planlint {\n  fail_onn = \"warning\"\n}\n");
        Fails(Root, ".planlint.hcl", "PL0006", "fail_onn");
    }

    [Test]
    public void A_rule_that_the_options_misspell()
    {
        solution.Write("infra/.planlint.hcl", "rule \"PL9999\" {\n  severity = \"none\"\n}\n");
        Fails(Root, ".planlint.hcl", "PL0005", "PL9999");
    }

    [Test]
    public void An_options_file_that_is_missing() => Fails(Root, "App.csproj", "PL0006", "other.hcl", "-p:PlanLintConfig=other.hcl");

    [Test]
    public void A_rule_assembly_that_is_missing() =>
        Fails($"""{Root}<PlanLintRules Include="none.dll" />""", "App.csproj", "PL0010", "none.dll");

    [Test]
    public void A_rule_that_throws_and_the_others_go_on()
    {
        solution.Write("infra/main.tf", "resource \"throwing_thing\" \"a\" {}\n\n" + Samples.Warning);
        var log = Build($"""<PlanLintRoot Include="infra/" /><PlanLintRules Include="{typeof(ThrowingRule).Assembly.Location}" />""");
        log.ExitCode.ShouldBe(1);
        log.Findings.ShouldContain(f => f.Word == "error" && f.Code == "PL0002" && f.Message.Contains("TEST002", StringComparison.Ordinal), log.Output);
        log.Findings.ShouldContain(f => f.Word == "warning" && f.Code == "PL0301", log.Output);
        log.Output.ShouldNotContain("hunter2");
        NoStackTrace(log);
    }

    [Test]
    public void A_rule_that_ends_the_process_with_success_does_not_pass()
    {
        var log = BuildHostile("end");
        log.ExitCode.ShouldBe(1, log.Output);
        log.Findings.ShouldContain(f => f.Word == "error" && f.Code == "PL0002", log.Output);
        log.Messages.ShouldContain("planlint: a rule ended the process before the work was done");
        NoStackTrace(log);
    }

    /// <summary>The thread and the child outlive every build: one that waits for them does not end.</summary>
    [TestCase("thread")]
    [TestCase("child", IncludePlatform = "Linux", Reason = "Starts sleep.")]
    public void What_a_rule_leaves_behind_is_not_waited_for(string left)
    {
        var log = BuildHostile(left);
        log.ExitCode.ShouldBe(0, log.Output);
        log.Findings.ShouldContain(f => f.Code == "PL0301", log.Output);
        if (left != "child") return;
        var children = Process.GetProcessesByName("sleep").Where(p => File.ReadAllText($"/proc/{p.Id}/cmdline").Contains(HostileRule.Seconds, StringComparison.Ordinal)).ToArray();
        foreach (var child in children) child.Kill();
        children.ShouldNotBeEmpty();
    }

    [Test]
    public void What_a_rule_prints_is_no_finding()
    {
        var log = BuildHostile("words");
        log.ExitCode.ShouldBe(0, log.Output);
        log.Findings.ShouldNotContain(f => f.Message == "forged");
        log.Findings.ShouldContain(f => f.Code == "PL0301", log.Output);
        log.Messages.Count(m => m == "a line that nobody reads").ShouldBeInRange(1, ProcessOutput.MostKept / 20);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "A link to nowhere.")]
    public void A_configuration_that_cannot_be_read()
    {
        File.CreateSymbolicLink(Path.Combine(solution.Directory, "infra/gone.tf"), "/nonexistent/gone.tf");
        Fails(Root, "gone.tf", "PL0006", "gone.tf");
    }

    [Test]
    public void A_folder_in_the_place_of_the_report() => Fails(Root, "App.csproj", "PL0006", "is a folder", "-p:PlanLintSarif=infra");

    [Test]
    public void Packages_that_cannot_be_read()
    {
        string assets = solution.Read("obj/project.assets.json");
        solution.Write("obj/project.assets.json", "{ \"planlint/analyzers/");
        var log = solution.LogOf("msbuild", "App.csproj", "-t:_PlanLintFindRules");
        solution.Write("obj/project.assets.json", assets);
        log.ExitCode.ShouldBe(1);
        log.Findings.ShouldContain(f => f.Code == "PL0006" && f.File.EndsWith("project.assets.json", StringComparison.Ordinal));
        NoStackTrace(log);
    }

    private void Fails(string items, string file, string code, string says, params string[] options)
    {
        var log = Build(items, options);
        log.ExitCode.ShouldBe(1, log.Output);
        log.Findings.ShouldContain(f => f.Word == "error" && f.Code == code && f.File.EndsWith(file, StringComparison.Ordinal) && f.Message.Contains(says, StringComparison.Ordinal), log.Output);
        NoStackTrace(log);
    }

    private BinaryLog BuildHostile(string how)
    {
        solution.Write("infra/main.tf", $"resource \"hostile_{how}\" \"a\" {{}}\n\n" + Samples.Warning);
        return Build($"""<PlanLintRoot Include="infra/" /><PlanLintRules Include="{typeof(HostileRule).Assembly.Location}" />""");
    }

    private BinaryLog Build(string items, params string[] options)
    {
        solution.WriteProject("App.csproj", items);
        return solution.LogOf(["msbuild", "App.csproj", "-t:PlanLint", .. options]);
    }

    private static void NoStackTrace(BinaryLog log)
    {
        log.Output.ShouldNotContain("MSB4018");
        log.Output.ShouldNotContain("   at PlanLint");
    }
}
