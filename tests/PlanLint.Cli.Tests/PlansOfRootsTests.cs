namespace PlanLint.Cli.Tests;

/// <summary>Which plan is whose when several root modules are checked, and a plan without any.</summary>
public class PlansOfRootsTests
{
    private static string Plan(string name) => """
        {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[
         {"address":"aws_db_instance.NAME","mode":"managed","type":"aws_db_instance","name":"NAME","change":{"actions":["delete"],"before":{"id":"a"},"after":null}}],
        "configuration":{"root_module":{"resources":[{"address":"aws_db_instance.NAME","mode":"managed","type":"aws_db_instance","name":"NAME"}]}}}
        """.Replace("NAME", name, StringComparison.Ordinal);

    private static TemporaryFolder TwoRoots()
    {
        var folder = new TemporaryFolder();
        foreach (string name in (string[])["a", "b"]) folder.Write($"stacks/{name}/main.tf", $"resource \"aws_db_instance\" \"{name}\" {{}}\n");
        return folder;
    }

    [TestCase("{root}/tfplan.json", "stacks/b/tfplan.json")]
    [TestCase("plans/{root}.json", "plans/b.json")]
    [TestCase("plans/{name}/p.json", "plans/b/p.json")]
    public void A_pattern_gives_each_root_its_own_plan(string pattern, string file)
    {
        using var folder = TwoRoots();
        folder.Write(file, Plan("b"));
        var result = CliProcess.Run(["check", "--recursive", "stacks", "--plan-pattern", pattern, "--only", "PL0106"], folder.Path);
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("stacks/b: Plan:");
        result.Output.ShouldNotContain("stacks/a: Plan:");
        result.Output.ShouldContain($"stacks/a: no plan: there is no '{file.Replace("/b", "/a", StringComparison.Ordinal)}'");
    }

    [Test]
    public void Every_report_lists_a_root_without_a_plan()
    {
        using var folder = TwoRoots();
        folder.Write("stacks/b/tfplan.json", Plan("b"));
        var result = CliProcess.Run(["check", "--recursive", "stacks", "--plan-pattern", "{root}/tfplan.json", "--only", "PL0127",
            "--report", "json=r.json", "--report", "markdown=r.md", "--report", "html=r.html", "--report", "sarif=r.sarif"], folder.Path);
        result.ExitCode.ShouldBe(0, result.Error);
        const string Reason = "there is no 'stacks/a/tfplan.json'";
        result.Output.ShouldContain($"stacks/a: no plan: {Reason}");
        result.Error.ShouldBeEmpty();
        string Text(string name) => File.ReadAllText(Path.Combine(folder.Path, name));
        Text("r.json").ShouldContain($"\"plan\": null,\n      \"withoutPlan\": \"{Reason}\"");
        Text("r.md").ShouldContain($"`stacks/a` no plan: {Reason}");
        Text("r.html").ShouldContain("no plan: there is no");
        Text("r.sarif").ShouldContain($"'stacks/a' was checked without a plan: {Reason}.");
        CliProcess.Run(["check", "--recursive", "stacks", "--plan-pattern", "{root}/tfplan.json", "--format", "json"], folder.Path).Error.ShouldContain("no plan for stacks/a");
    }

    [Test]
    public void A_unit_with_neither_plan_nor_cache_is_listed_and_has_no_run()
    {
        using var folder = new TemporaryFolder();
        foreach (string unit in (string[])["app", "db"]) folder.Write($"live/{unit}/terragrunt.hcl", "terraform {\n  source = \"../../modules//app\"\n}\n");
        folder.Write("plans/app/tfplan.json", Plan("a"));
        string[] check = ["check", "--recursive", "live", "--plan-pattern", "plans/{root}/tfplan.json", "--only", "PL0106"];
        CliProcess.Run(check, folder.Path).Output.ShouldContain("live/db: no plan: there is no .terragrunt-cache either");
        string sarif = CliProcess.Run([.. check, "--format", "sarif"], folder.Path).Output;
        sarif.ShouldContain("'live/db' was checked without a plan");
        sarif.ShouldNotContain("\"id\": \"planlint/live/db/\"");
    }

    [Test]
    public void One_plan_is_used_in_the_root_that_it_was_made_from_alone()
    {
        using var folder = TwoRoots();
        folder.Write("plan.json", Plan("a"));
        var result = CliProcess.Run(["check", "--recursive", "stacks", "--plan", "plan.json", "--only", "PL0127"], folder.Path);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain("stacks/a: Plan:");
        result.Output.ShouldContain("stacks/b: no plan: 'plan.json' is of stacks/a");
    }

    [Test]
    public void A_plan_that_no_root_takes_does_not_pass()
    {
        using var folder = TwoRoots();
        folder.Write("stacks/a/tfplan.json", Plan("a"));
        folder.Write("stacks/gone/tfplan.json", Plan("c"));
        var result = CliProcess.Run(["check", "--recursive", "stacks", "--plan-pattern", "{root}/tfplan.json", "--only", "PL0127"], folder.Path);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("stacks/gone/tfplan.json is found by the pattern of plans");
    }

    [Test]
    public void A_plan_alone_has_places_of_its_own()
    {
        using var folder = new TemporaryFolder();
        folder.Write("plan.json", Plan("a"));
        var result = CliProcess.Run(["check", "--plan", "plan.json", "--no-config", "--only", "PL0106"], folder.Path);
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("plan.json:2:2");
    }

    [Test]
    public void A_unit_of_Terragrunt_that_was_not_run_has_its_plan_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("live/app/terragrunt.hcl", "terraform {\n  source = \"../../modules//app\"\n}\n");
        folder.Write("plans/app/tfplan.json", Plan("a"));
        var result = CliProcess.Run(["check", "--recursive", "live", "--plan-pattern", "plans/{root}/tfplan.json", "--only", "PL0106"], folder.Path);
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        folder.Write("live/app/.terragrunt-cache/x/y/app/main.tf", "resource \"aws_db_instance\" \"other\" {}\n");
        CliProcess.Run(["check", "--recursive", "live", "--plan-pattern", "plans/{root}/tfplan.json", "--only", "PL0127"], folder.Path).Output.ShouldContain("PL0127");
    }

    [TestCase("fix")]
    [TestCase("decide")]
    [TestCase("baseline")]
    public void A_shard_without_roots_has_nothing_to_do(string command)
    {
        using var folder = TwoRoots();
        string[] before = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        var result = CliProcess.Run([command, "--recursive", "stacks", "--shard", "8/8"], folder.Path);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Error.ShouldContain("shard 8/8 holds none of 2 roots");
        Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBe(before, ignoreOrder: true);
    }

    [TestCase("TF_VAR_x", "[broken", "The value given to var.x is no valid expression")]
    [TestCase("TF_CLI_ARGS_plan", "-var x=[oops", "The value given to var.x is no valid expression")]
    [TestCase("TF_CLI_ARGS_plan", "-var-file=nope.tfvars", "'nope.tfvars' does not exist")]
    [TestCase("TF_CLI_ARGS_plan", "\"-var=x=1", "TF_CLI_ARGS_plan has a quote that is not closed")]
    [TestCase("TF_CLI_ARGS", "-compact-warnings -var", "TF_CLI_ARGS ends with -var, which needs a value")]
    public void An_environment_that_Terraform_refuses_does_not_pass(string name, string value, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", "variable \"x\" {\n  type = list(string)\n}\n\noutput \"n\" {\n  value = length(var.x)\n}\n");
        foreach (string command in (string[])["check", "fix", "decide", "baseline"])
        {
            var result = CliProcess.Run([command, "."], folder.Path, environment: (name, value));
            result.ExitCode.ShouldBe(2, command);
            (result.Output + result.Error).ShouldContain(message);
        }
        CliProcess.Run(["check", ".", "--no-environment"], folder.Path, environment: (name, value)).ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_shard_without_roots_passes_and_says_so()
    {
        using var folder = TwoRoots();
        var result = CliProcess.Run(["check", "--recursive", "stacks", "--shard", "8/8", "--format", "sarif"], folder.Path);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Error.ShouldContain("shard 8/8 holds none of 2 roots");
        result.Output.ShouldContain("\"runs\": []");
    }
}
