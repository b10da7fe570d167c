using System.Text.Json;

namespace PlanLint.Cli.Tests.Commands;

/// <summary>The catalogue holds every rule that a run here would have, and says of each whether it would run.</summary>
internal sealed class RulesCommandTests
{
    private const string Policy = """
        rule "ACME100" {
          title         = "Invoices are versioned"
          resource      = "aws_s3_bucket_versioning"
          severity      = "error"
          condition     = after.status == "Enabled"
          error_message = "${address} must keep versions."
        }
        """;

    private TemporaryFolder folder = null!;

    [SetUp]
    public void Make_a_root()
    {
        folder = new TemporaryFolder();
        folder.Write("infra/main.tf", "terraform {\n  required_version = \">= 1.9\"\n}\n");
        folder.Write("infra/.planlint.hcl", "planlint {\n  policies = [\"policies/\"]\n}\n\nrule \"PL0405\" {\n  severity = \"none\"\n}\n");
        folder.Write("infra/policies/versions.rule.hcl", Policy);
        folder.Write("plan.json", """{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[]}""");
    }

    [TearDown]
    public void Remove_it() => folder.Dispose();

    private CliResult Run(params string[] arguments) => CliProcess.Run(arguments, folder.Path);

    private Dictionary<string, JsonElement> Rules(params string[] arguments)
    {
        var result = Run(["rules", .. arguments, "--format", "json"]);
        result.ExitCode.ShouldBe(0, result.Error);
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.GetProperty("rules").EnumerateArray().ToDictionary(r => r.GetProperty("rule").GetString()!, r => r.Clone());
    }

    private static string? Lacks(JsonElement rule) => rule.TryGetProperty("lacks", out var lacks) ? lacks.GetString() : null;

    [Test]
    public void Added_rules_are_listed_with_their_file_and_their_needs()
    {
        var rule = Rules("infra")["ACME100"];
        rule.GetProperty("origin").GetString().ShouldBe("infra/policies/versions.rule.hcl");
        rule.GetProperty("severity").GetString().ShouldBe("error");
        rule.GetProperty("category").GetString().ShouldBe("custom");
        rule.GetProperty("needs").EnumerateArray().Select(n => n.GetString()).ShouldBe(["plan"]);
        Lacks(rule).ShouldBe("plan");
        rule.GetProperty("runs").GetBoolean().ShouldBeFalse();
    }

    [Test]
    public void Inputs_that_are_given_are_not_missing()
    {
        var rules = Rules("infra", "--plan", "plan.json");
        rules["ACME100"].GetProperty("runs").GetBoolean().ShouldBeTrue();
        rules["PL0201"].GetProperty("runs").GetBoolean().ShouldBeFalse();
        Lacks(rules["PL0201"]).ShouldBe("inventory");
        rules["PL0405"].GetProperty("on").GetBoolean().ShouldBeFalse();
        rules["PL0001"].GetProperty("runs").GetBoolean().ShouldBeTrue();
        rules["PL0201"].GetProperty("origin").GetString().ShouldBe("built-in");
    }

    [Test]
    public void What_is_said_to_run_is_what_runs()
    {
        var said = Rules("infra", "--plan", "plan.json").Values.Where(r => r.GetProperty("runs").GetBoolean() && r.GetProperty("category").GetString() != "tool").Select(r => r.GetProperty("rule").GetString());
        using var report = JsonDocument.Parse(Run("check", "infra", "--plan", "plan.json", "--format", "json").Output);
        report.RootElement.GetProperty("roots")[0].GetProperty("rulesRun").EnumerateArray().Select(r => r.GetString()).ShouldBe(said);
    }

    [Test]
    public void A_directory_without_configuration_lists_rules_that_lack_it()
    {
        var rules = Rules();
        Lacks(rules["PL0405"]).ShouldBe("source");
        rules.ShouldNotContainKey("ACME100");
    }

    [Test]
    public void Text_has_a_line_a_rule_and_a_sum()
    {
        var result = Run("rules", "infra");
        result.Output.ShouldContain("custom");
        result.Output.ShouldContain("lacks plan");
        result.Output.ShouldContain("Invoices are versioned (infra/policies/versions.rule.hcl)");
        result.Output.ShouldContain(" would run here, ");
        result.Output.ShouldContain(" an input they need, 2 off\n");
    }

    [Test]
    public void A_policy_of_the_command_line_may_lie_anywhere()
    {
        using var elsewhere = new TemporaryFolder();
        string file = elsewhere.Write("deep/more.rule.hcl", Policy.Replace("ACME100", "ACME200", StringComparison.Ordinal));
        elsewhere.Write("deep/more.md", "# ACME200 – acme200\n\nKeep \u001b[31mversions.\n");
        Rules("infra", "--policy", file).ShouldContainKey("ACME200");
        Rules("infra", "--policy", elsewhere.Path).ShouldContainKey("ACME200");
        Run("check", "infra", "--plan", "plan.json", "--policy", file, "--format", "json").Output.ShouldContain("ACME200");
        Run("explain", "ACME200", "--policy", file).Output.ShouldBe("# ACME200 – acme200\n\nKeep \\u{1b}[31mversions.\n");
    }

    [Test]
    public void A_policy_that_is_none_is_named_and_the_rest_listed()
    {
        folder.Write("empty/readme.txt", "");
        var result = Run("rules", "infra", "--policy", "empty");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("The folder 'empty' holds no file named *.rule.hcl.");
        result.Output.ShouldContain("ACME100");
        Run("rules", "infra", "--policy", "plan.json").Error.ShouldContain("'plan.json' is not a folder of policies; a policy's file is named *.rule.hcl.");
        Run("rules", "infra", "--policy", "missing.rule.hcl").Error.ShouldContain("'missing.rule.hcl' does not exist");
    }

    [Test]
    public void A_rule_without_a_page_is_explained_by_what_is_known()
    {
        var result = Run("explain", "acme100", "infra");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldBe("# ACME100 – acme100\n\nInvoices are versioned.\n\nerror · needs plan · from infra/policies/versions.rule.hcl\n");
    }

    [Test]
    public void A_built_in_rule_is_explained_whatever_the_options_say()
    {
        folder.Write("infra/.planlint.hcl", "planlint {{{");
        var result = CliProcess.Run(["explain", "create-of-existing"], Path.Combine(folder.Path, "infra"));
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("# PL0201 – create-of-existing\n");
    }

    [Test]
    public void A_fix_can_name_an_added_rule() => Run("fix", "infra", "--rule", "ACME100", "--plan", "plan.json", "--dry-run").ExitCode.ShouldBe(0);

    private const string Changes = """
        {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[
          {"address":"acme_box.a","mode":"managed","type":"acme_box","name":"a","provider_name":"acme","change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}}},
          {"address":"acme_box.b","mode":"managed","type":"acme_box","name":"b","provider_name":"acme","change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}}},
          {"address":"acme_lid.a","mode":"managed","type":"acme_lid","name":"a","provider_name":"acme","change":{"actions":["delete"],"before":{},"after":null,"after_unknown":{}}},
          {"address":"acme_old.a","mode":"managed","type":"acme_old","name":"a","provider_name":"acme","change":{"actions":["no-op"],"before":{},"after":{},"after_unknown":{}}},
          {"address":"aws_s3_bucket.a","mode":"managed","type":"aws_s3_bucket","name":"a","provider_name":"aws","change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}}},
          {"address":"azurerm_subnet.a","mode":"managed","type":"azurerm_subnet","name":"a","provider_name":"azurerm","change":{"actions":["create"],"before":null,"after":{},"after_unknown":{}}}
        ]}
        """;

    [Test]
    public void Coverage_counts_changes_of_types_that_no_row_is_about()
    {
        folder.Write("changes.json", Changes);
        var result = Run("rules", "infra", "--plan", "changes.json", "--coverage");
        result.Error.ShouldBe("");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBe("""
            3 of 5 changes are of types PlanLint knows nothing about:
              acme_box  2 changes
              acme_lid  1 change

            Rules cannot tell what these objects are called, how they are imported and whether they hold data.
            Rows of knowledge say so; 'planlint knowledge suggest' drafts them from the schema of a provider.

            """);
    }

    [Test]
    public void Coverage_is_told_to_machines()
    {
        folder.Write("changes.json", Changes);
        using var document = JsonDocument.Parse(Run("rules", "infra", "--plan", "changes.json", "--coverage", "--format", "json").Output);
        var coverage = document.RootElement.GetProperty("coverage");
        (coverage.GetProperty("changes").GetInt32(), coverage.GetProperty("unknown").GetInt32()).ShouldBe((5, 3));
        coverage.GetProperty("types").EnumerateArray().Select(t => $"{t.GetProperty("type").GetString()} {t.GetProperty("changes").GetInt32()}").ShouldBe(["acme_box 2", "acme_lid 1"]);
    }

    [Test]
    public void Rows_of_users_count_for_coverage()
    {
        folder.Write("changes.json", Changes);
        folder.Write("infra/.planlint.hcl", "planlint {\n  knowledge = [\"acme.hcl\"]\n}\n");
        folder.Write("infra/acme.hcl", "resource_type \"acme_*\" {\n  import_format = \"{id}\"\n}\n");
        Run("rules", "infra", "--plan", "changes.json", "--coverage").Output.ShouldBe("PlanLint knows the types of all 5 changes.\n");
    }

    [Test]
    public void Coverage_needs_a_plan()
    {
        var result = Run("rules", "infra", "--coverage");
        (result.ExitCode, result.Output, result.Error).ShouldBe((2, "", "planlint: rules --coverage needs a plan: --plan FILE\n"));
    }

    [Test]
    public void A_plan_without_changes_has_nothing_to_cover() => Run("rules", "infra", "--plan", "plan.json", "--coverage").Output.ShouldBe("The plan changes nothing.\n");
}
