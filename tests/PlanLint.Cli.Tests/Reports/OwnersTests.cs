using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.Tests.Reports;

/// <summary>Who must look at which change, in every report.</summary>
internal sealed class OwnersTests
{
    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[
         {"address":"aws_db_instance.a","mode":"managed","type":"aws_db_instance","name":"a","change":{"actions":["delete"],"before":{"id":"a"},"after":null}},
         {"address":"aws_sns_topic.b","mode":"managed","type":"aws_sns_topic","name":"b","change":{"actions":["create"],"before":null,"after":{"name":"b"}}},
         {"address":"module.m.aws_sns_topic.c","module_address":"module.m","mode":"managed","type":"aws_sns_topic","name":"c","change":{"actions":["create"],"before":null,"after":{"name":"c"}}}],
        "configuration":{"root_module":{}}}
        """;

    [Test]
    public void Each_names_them()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".git/HEAD", "");
        folder.Write("CODEOWNERS", "* @acme/all\n/modules/ @acme/mod<b>\n*.txt nobody\n");
        folder.Write(".planlint.hcl", "owner \"@acme/data dba@example.org\" {\n  addresses = [\"aws_db_instance.*\"]\n}\n");
        folder.Write("plan.json", Plan);
        folder.Write("infra/main.tf", "resource \"aws_db_instance\" \"a\" {}\nresource \"aws_sns_topic\" \"b\" {}\nmodule \"m\" {\n  source = \"../modules/m\"\n}\n");
        folder.Write("modules/m/main.tf", "resource \"aws_sns_topic\" \"c\" {}\n");
        var result = CliProcess.Run(["check", "infra", "--plan", "plan.json", "--only", "PL0106", "--report", "json=r.json", "--report", "markdown=r.md",
            "--report", "html=r.html", "--report", "sarif=r.sarif"], folder.Path);
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("Owners of the planned changes:\n  @acme/all: 1 change: aws_sns_topic.b\n  @acme/data: 1 change: aws_db_instance.a\n"
            + "  @acme/mod<b>: 1 change: module.m.aws_sns_topic.c\n  dba@example.org: 1 change: aws_db_instance.a\n");
        result.Output.ShouldContain("note[PL0006]: 'nobody' is neither @user, @organization/team nor an e-mail address, so the line names no owners.");
        string Text(string name) => File.ReadAllText(Path.Combine(folder.Path, name));
        var json = JObject.Parse(Text("r.json"));
        json.SelectTokens("$.roots[0].plan.changes[*]").Select(c => $"{c["address"]}: {string.Join(' ', c["owners"]!)}").ShouldBe(
            ["aws_db_instance.a: @acme/data dba@example.org", "aws_sns_topic.b: @acme/all", "module.m.aws_sns_topic.c: @acme/mod<b>"]);
        json.SelectToken("$.roots[0].findings[?(@.rule == 'PL0106')].owners")!.Values<string>().ShouldBe(["@acme/data", "dba@example.org"]);
        JObject.Parse(Text("r.sarif")).SelectToken("$.runs[0].results[?(@.ruleId == 'PL0106')].properties.owners")!.Values<string>()
            .ShouldBe(["@acme/data", "dba@example.org"]);
        Text("r.md").ShouldContain("**Owners of the planned changes**\n\n- `@acme/all`: 1 change: aws\\_sns\\_topic.b\n");
        Text("r.html").ShouldContain("<dt>@acme/mod&lt;b&gt;</dt><dd>1 change: module.m.aws_sns_topic.c</dd>");
    }
}
