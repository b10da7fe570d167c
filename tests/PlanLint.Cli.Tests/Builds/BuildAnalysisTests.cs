using PlanLint.Cli.Builds;
using PlanLint.Cli.Tests.Since;
using PlanLint.MSBuild;

namespace PlanLint.Cli.Tests.Builds;

/// <summary>What the metadata of a <c>PlanLintRoot</c> give to the analysis, each as the option of <c>check</c> that it stands for.</summary>
internal sealed class BuildAnalysisTests
{
    private const string Configuration = "resource \"terraform_data\" \"orders\" {\n  input = \"x\"\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n";

    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},
         "resource_changes":[{"address":"terraform_data.orders","mode":"managed","type":"terraform_data","name":"orders","provider_name":"terraform.io/builtin/terraform",
           "change":{"actions":["delete"],"before":{"id":"1","input":"x"},"after":null,"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}],
         "prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[{"address":"terraform_data.orders","mode":"managed","type":"terraform_data","name":"orders",
           "provider_name":"terraform.io/builtin/terraform","schema_version":0,"values":{"id":"1","input":"x"},"sensitive_values":{}}]}}},
         "configuration":{"root_module":{}},"complete":true,"applyable":true,"errored":false}
        """;

    private const string Policy = """
        rule "APP001" {
          resource      = "terraform_data"
          condition     = config.input != "x"
          error_message = "${address} is x."
        }
        """;

    private GitRepository repository = null!;

    [SetUp]
    public void Commit()
    {
        repository = new GitRepository();
        repository.Write("infra/main.tf", Configuration);
        repository.Write("policies/app.rule.hcl", Policy);
        repository.Commit();
    }

    [TearDown]
    public void Remove() => repository.Dispose();

    [Test]
    public void Since_is_the_revision_to_compare_with()
    {
        Codes(("Since", "HEAD")).ShouldNotContain("PL0006");
        Codes(("Since", "nowhere")).ShouldContain("PL0006");
    }

    [Test]
    public void Policies_are_rules_of_the_project()
    {
        Codes().ShouldNotContain("APP001");
        Codes(("Policies", "policies")).ShouldContain("APP001");
    }

    [Test]
    public void A_baseline_accepts_what_was_there()
    {
        CliProcess.Run(["baseline", "infra", "--policy", "policies", "--output", "accepted.json"], repository.Path).ExitCode.ShouldBe(0);
        Codes(("Policies", "policies"), ("Baseline", "accepted.json")).ShouldNotContain("APP001");
    }

    [Test]
    public void A_pattern_finds_the_plan_of_each_root()
    {
        repository.Write("infra/a/main.tf", "terraform {\n  required_version = \">= 1.9\"\n}\n");
        repository.Write("plans/infra/a.json", Plan.Replace("\"errored\":false", "\"errored\":true", StringComparison.Ordinal));
        repository.Write("plans/infra.json", Plan.Replace("\"delete\"", "\"no-op\"", StringComparison.Ordinal));
        Codes(("Recursive", "true"), ("PlanPattern", "plans/{root}.json")).ShouldContain("PL0006");
    }

    [Test]
    public void Earlier_plans_have_to_be_there()
    {
        repository.Write("infra/plan.json", Plan.Replace("\"delete\"", "\"no-op\"", StringComparison.Ordinal));
        Codes(("Plan", "infra/plan.json"), ("EarlierPlans", "nowhere")).ShouldContain("PL0006");
    }

    [TestCase("Recursive", "yes", "PL0006")]
    [TestCase("Polices", "policies", "PL0006")]
    public void Says_what_is_wrong(string name, string value, string code) => Codes((name, value)).ShouldContain(code);

    private string[] Codes(params (string Name, string Value)[] metadata)
    {
        string at(string name) => Path.Combine(repository.Path, "obj", name);
        Directory.CreateDirectory(Path.Combine(repository.Path, "obj"));
        var request = new BuildRequest
        {
            ProjectFile = Path.Combine(repository.Path, "App.csproj"),
            FindingsFile = at("findings"),
            ReadFile = at("read"),
            AbsentFile = at("absent"),
            Roots = [new BuildRoot("infra/", [.. metadata.Select(m => KeyValuePair.Create(m.Name, m.Value))])],
        };
        File.Delete(request.FindingsFile);
        using var answer = new StringWriter();
        var problems = new BuildAnalysis(request, answer).Run();
        string[] lines = File.Exists(request.FindingsFile) ? File.ReadAllLines(request.FindingsFile) : [];
        return [.. problems.Select(p => p.Code), .. lines.Select(l => LoggedFinding.FromLine(l)!.Code)];
    }
}
