using PlanLint.Hosting;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests;

/// <summary>What users' files of knowledge add to what is built in.</summary>
internal sealed class KnowledgeFileTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint-knowledge-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Name_objects_that_nothing_built_in_knows()
    {
        Write("facts/acme.hcl", """
            resource_type "acme_box" {
              identity    = { name = values.name }
              import_id   = "box:${identity.name}"
              on_existing = "error"
            }
            """);
        var result = Run();
        var finding = result.Report.AllFindings().Single(f => f.Rule.Id == "PL0201");
        finding.Fixes.ShouldHaveSingleItem().Edits[0].NewText.ShouldBe("import {\n  to = acme_box.a\n  id = \"box:blue\"\n}\n");
        result.InputFiles.ShouldContain(f => f.EndsWith("facts/acme.hcl", StringComparison.Ordinal));
    }

    [TestCase("successor \"acme\" {\n  replaced_by = { acme_box = \"acme_crate\" }\n}", "PL0424", "acme_crate")]
    [TestCase("write_only \"acme_box\" {\n  arguments = { name = \"name_wo\" }\n}", "PL0408", "name_wo")]
    [TestCase("protected \"acme\" {\n  types = [\"acme_box\"]\n  holds = \"what is in the box\"\n}", "PL0401", "what is in the box")]
    [TestCase("secret_attribute \"acme\" {\n  types = [\"acme_box\"]\n  attributes = [\"name\"]\n}", "PL0409", "box")]
    public void Extend_what_rules_know(string row, string rule, string message)
    {
        Write("facts/acme.hcl", row + "\n");
        Run().Report.AllFindings().Where(f => f.Rule.Id == rule).ShouldHaveSingleItem().Message.ShouldContain(message);
    }

    [Test]
    public void Are_reported_where_they_are_wrong()
    {
        Write("facts/acme.hcl", "resource_type \"acme_box\" {\n  identify = { name = values.name }\n}\n");
        var result = Run();
        var finding = result.Report.AllFindings().Single(f => f.Rule.Id == "PL0006");
        finding.Message.ShouldBe("There is no argument 'identify' here. Did you mean 'identity'?");
        finding.Location.ToString().ShouldBe("facts/acme.hcl(2,3)");
        result.ExitCode.ShouldBe(2);
    }

    private LintResult Run()
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        Write(".planlint.hcl", "planlint {\n  knowledge = [\"facts\"]\n}\n");
        Write("main.tf", "resource \"acme_box\" \"a\" {\n  name = \"blue\"\n}\n\noutput \"box\" {\n  value = acme_box.a.name\n}\n");
        Write("plan.json", """{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{"address":"acme_box.a","mode":"managed","type":"acme_box","name":"a","change":{"actions":["create"],"before":null,"after":{"name":"blue"}}}]}""");
        Write("live.json", """{"planlint_inventory":1,"complete_for":[],"objects":[{"identity":{"system":"acme","kind":"box","namespace":"","name":"blue"},"uid":"7"}]}""");
        return BuiltIn.Linter.Run(new LintRequest { WorkingDirectory = folder, Plan = "plan.json", Live = ["live.json"] });
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
