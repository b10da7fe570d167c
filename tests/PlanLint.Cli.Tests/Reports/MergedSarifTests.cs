using Newtonsoft.Json.Linq;

namespace PlanLint.Cli.Tests.Reports;

/// <summary>Results of other tools in the same report, by place, block and address. What they say is a stranger's text.</summary>
internal sealed class MergedSarifTests
{
    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[
         {"address":"aws_s3_bucket.a[\"x\"]","mode":"managed","type":"aws_s3_bucket","name":"a","index":"x","change":{"actions":["create"],"before":null,"after":{"bucket":"x"}}},
         {"address":"aws_db_instance.b","mode":"managed","type":"aws_db_instance","name":"b","change":{"actions":["create"],"before":null,
          "after":{"password":"hunter2-hunter2"},"after_sensitive":{"password":true}}}],
        "configuration":{"root_module":{}}}
        """;

    private const string Main = "resource \"aws_s3_bucket\" \"a\" {\n  for_each = toset([\"x\"])\n  bucket   = each.key\n}\n\nresource \"aws_db_instance\" \"b\" {\n}\n";

    private const string Sarif = """
        {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Tri vy","rules":[{"id":"AVD-1","defaultConfiguration":{"level":"error"}},{"id":"AVD-2"}]}},
         "originalUriBaseIds":{"ROOT":{"uri":"file:///nowhere/"}},
         "results":[
          {"ruleId":"AVD-1","message":{"text":"BAD\u001b[31m <script> | [x](http://evil) @team"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"infra/main.tf"},"region":{"startLine":3}}}]},
          {"ruleIndex":1,"level":"note","message":{"text":"password is hunter2-hunter2"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"main.tf"},"region":{"startLine":6,"endLine":900000}}}]},
          {"ruleId":"AVD-2","level":"warning","message":{"text":"by address"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"plan.json"}},"logicalLocations":[{"fullyQualifiedName":"aws_db_instance.b"}]}]},
          {"ruleId":"AVD-2","kind":"pass","message":{"text":"quiet"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"infra/main.tf"}}}]},
          {"ruleId":"AVD-2","suppressions":[{"kind":"inSource"}],"message":{"text":"quiet"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"infra/main.tf"}}}]},
          {"ruleId":"AVD-2","message":{"text":"elsewhere"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"../../etc/passwd"}}}]},
          {"ruleId":"AVD-2","message":{"text":"elsewhere"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"Dockerfile","uriBaseId":"ROOT"}}}]}]}]}
        """;

    private static TemporaryFolder Folder(string main = Main, string sarif = Sarif)
    {
        var folder = new TemporaryFolder();
        folder.Write(".git/HEAD", "");
        folder.Write("infra/main.tf", main);
        folder.Write("plan.json", Plan);
        folder.Write("trivy.sarif", sarif);
        return folder;
    }

    private static readonly string[] Check = ["check", "infra", "--plan", "plan.json", "--merge-sarif", "trivy.sarif", "--disable", "PL0127"];

    [Test]
    public void Stand_at_the_resources_they_are_about()
    {
        using var folder = Folder();
        var result = CliProcess.Run([.. Check, "--all", "--report", "json=r.json", "--report", "markdown=r.md", "--report", "html=r.html", "--report", "sarif=r.sarif",
            "--report", "github=r.txt", "--report", "junit=r.xml"], folder.Path);
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Error.ShouldContain("2 results of Tri-vy left out: about no file of a checked root module");
        string Text(string name) => File.ReadAllText(Path.Combine(folder.Path, name));
        JObject.Parse(Text("r.json")).SelectTokens("$.roots[0].findings[?(@.tool)]")
            .Select(f => $"{f["tool"]} {f["rule"]} {f["severity"]} {f["file"]}:{f["line"]} {string.Join(' ', f["addresses"]!)}").ShouldBe(
            [
                "Tri-vy Tri-vy/AVD-1 error infra/main.tf:3 aws_s3_bucket.a[\"x\"]",
                "Tri-vy Tri-vy/AVD-2 warning infra/main.tf:6 aws_db_instance.b",
                "Tri-vy Tri-vy/AVD-2 note infra/main.tf:6 aws_db_instance.b",
            ], ignoreOrder: true);
        var runs = JObject.Parse(Text("r.sarif"))["runs"]!;
        runs.Select(r => (string?)r.SelectToken("$.tool.driver.name")).ShouldBe(["PlanLint", "Tri-vy"]);
        runs[1]!.SelectTokens("$.results[*].ruleId").Values<string>().Distinct().Order(StringComparer.Ordinal).ShouldBe(["AVD-1", "AVD-2"]);
        runs[0]!.SelectTokens("$.results[*].ruleId").Values<string>().ShouldAllBe(id => id!.StartsWith("PL"));
        foreach (string report in (string[])[result.Output, Text("r.json"), Text("r.md"), Text("r.html"), Text("r.sarif"), Text("r.txt"), Text("r.xml")])
        {
            report.ShouldNotContain("hunter2");
            report.ShouldContain("password is (sensitive");
            report.ShouldNotContain("\u001b");
        }
        Text("r.html").ShouldNotContain("<script> |");
        Text("r.md").ShouldNotContain("[x](http");
        result.Output.ShouldNotContain("explain Tri-vy");
    }

    [TestCase("--severity", "Tri-vy/*=note")]
    [TestCase("--severity", "Tri-vy/AVD-1=warning")]
    [TestCase("--disable", "Tri-vy/AVD-1")]
    [TestCase("--only", "PL0106")]
    public void Obey_the_options(string option, string value)
    {
        using var folder = Folder();
        CliProcess.Run([.. Check, option, value], folder.Path).ExitCode.ShouldBe(0);
    }

    [Test]
    public void Obey_comments()
    {
        using var folder = Folder("# planlint:disable=Tri-vy/AVD-1 reason=\"public by intent\"\n" + Main.Replace("\n\n", "\n", StringComparison.Ordinal));
        var result = CliProcess.Run(Check, folder.Path);
        result.ExitCode.ShouldBe(0, result.Output);
        result.Output.ShouldNotContain("PL0005");
    }

    [TestCase("{}", "the file has no 'runs'")]
    [TestCase("not json", "at line 1")]
    [TestCase("""{"version":"2.0.0","runs":[]}""", "its 'version' is not \"2.1.0\"")]
    [TestCase("""{"version":"2.1.0","runs":[]}""", "it holds no run, so nothing was analysed")]
    [TestCase("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}}}]}""", "a run has no 'results'")]
    [TestCase("""{"version":"2.1.0","runs":[{"tool":{},"results":[]}]}""", "a run does not name its tool")]
    [TestCase("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"invocations":[{"executionSuccessful":false}],"results":[]}]}""", "its run of t says that it failed")]
    [TestCase("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t"}},"results":[{"level":"loud"}]}]}""", "the level of a result is none of")]
    public void Of_a_file_that_cannot_be_used_are_an_error(string sarif, string message)
    {
        using var folder = Folder(sarif: sarif);
        var result = CliProcess.Run(Check, folder.Path);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("error[PL0006]: Cannot read the SARIF file: ");
        result.Output.ShouldContain(message);
    }

    [Test]
    public void Of_a_file_that_is_not_there_are_an_error()
    {
        using var folder = Folder();
        var result = CliProcess.Run([.. Check, "--merge-sarif", "none.sarif"], folder.Path);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("error[PL0006]: The SARIF file 'none.sarif' does not exist");
    }
}
