using System.Runtime.CompilerServices;
using PlanLint.Analysis;
using PlanLint.New;
using PlanLint.Rules.Tests.Templates;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary><c>tools/New</c> writes the files of a rule; that the templates are rules that work, their own tests show.</summary>
public sealed class NewRuleTests
{
    private string root = "";

    [SetUp]
    public void Make()
    {
        root = Directory.CreateTempSubdirectory("planlint-new-").FullName;
        Write("rules/PlanLint.Rules/RuleCatalog.cs", "    [\n        // Config\n        new First(),\n\n        // State\n        new Third(),\n    ];\n");
        Write("rules/PlanLint.Rules/Config/PL0401.First.cs", "");
        Write("rules/PlanLint.Rules/Config/PL0401.First.md", "");
        Write("rules/PlanLint.Rules/State/PL0502.Third.cs", "");
    }

    [TearDown]
    public void Remove() => Directory.Delete(root, recursive: true);

    [TestCase("PL0499", "Config", "source")]
    [TestCase("PL0199", "Plan", "plan")]
    [TestCase("PL0299", "Ownership", "plan")]
    [TestCase("PL0399", "Kubernetes", "plan")]
    [TestCase("PL0599", "State", "state")]
    public void Writes_rule_page_and_tests_with_names_that_agree(string id, string category, string needs)
    {
        if (id[3] < '4') Write("rules/PlanLint.Rules/Plan/PL0101.First.cs", "");
        if (id[3] < '4') File.Delete(Path.Combine(root, "rules/PlanLint.Rules/Config/PL0401.First.cs"));
        NewRule.Parse(id, "uppercase-attribute", out _)!.Write(root, out var files, out string problem).ShouldBeTrue(problem);
        files.ShouldBe([$"rules/PlanLint.Rules/{category}/{id}.UppercaseAttribute.cs", $"rules/PlanLint.Rules/{category}/{id}.UppercaseAttribute.md",
            $"tests/PlanLint.Rules.Tests/{category}/UppercaseAttributeTests.cs", "rules/PlanLint.Rules/RuleCatalog.cs"]);
        string rule = Read(files[0]), page = Read(files[1]), tests = Read(files[2]);
        rule.ShouldContain("namespace PlanLint.Rules;");
        rule.ShouldContain("public sealed class UppercaseAttribute : Rule");
        rule.ShouldContain($"\"{id}\", \"uppercase-attribute\"");
        page.ShouldStartWith($"# {id} – uppercase-attribute\n");
        page.ShouldContain($"needs {needs}\n");
        tests.ShouldContain($"namespace PlanLint.Rules.Tests.{category};");
        tests.ShouldContain("class UppercaseAttributeTests : RuleTests<UppercaseAttribute>");
        foreach (string text in (string[])[rule, page, tests])
        {
            text.ShouldNotContain("NewRule");
            text.ShouldNotContain("new-rule");
            text.ShouldNotContain("Templates");
            text.ShouldNotContain("PL0000");
        }
    }

    [TestCase("PL0450", "        new First(),\n        new UppercaseAttribute(),\n\n")]
    [TestCase("PL0501", "        new First(),\n        new UppercaseAttribute(),\n\n")]
    [TestCase("PL0599", "        new Third(),\n        new UppercaseAttribute(),\n    ];")]
    public void Adds_it_to_the_catalogue_in_the_order_of_ids(string id, string expected)
    {
        NewRule.Parse(id, "uppercase-attribute", out _)!.Write(root, out _, out string problem).ShouldBeTrue(problem);
        Read("rules/PlanLint.Rules/RuleCatalog.cs").ShouldContain(expected);
    }

    [TestCase("PL0401", "uppercase-attribute", "PL0401 is taken by PL0401.First; rules/README.md lists the ids.")]
    [TestCase("PL0402", "first", "'first' is not a rule name; write lower-case words with hyphens, named for the smell: create-of-existing.")]
    [TestCase("PL0901", "a-b", "'PL0901' is not a rule id; write PL01… for plan, PL02… for ownership, PL03… for kubernetes, PL04… for config, PL05… for state.")]
    public void Says_what_is_wrong_and_writes_nothing(string id, string name, string expected)
    {
        string[] before = Files();
        if (NewRule.Parse(id, name, out string problem) is { } rule) rule.Write(root, out _, out problem).ShouldBeFalse();
        problem.ShouldBe(expected);
        Files().ShouldBe(before);
    }

    [Test]
    public void Pages_of_the_templates_run_as_they_say()
    {
        foreach (var rule in (Rule[])[new ConfigNewRule(), new PlanNewRule(), new StateNewRule()])
        {
            string name = rule.GetType().Name, page = File.ReadAllText(Path.Combine(Repository(), "tools/New/Templates", name[..^"NewRule".Length], name + ".md"));
            foreach (var (language, text) in RulePageTests.FencesOf(page).Where(f => f.Language is "hcl reports" or "hcl passes"))
                RuleTester.Run([rule], text, RuleTest.Knowledge).Diagnostics.Length.ShouldBe(language == "hcl reports" ? 1 : 0, name);
        }
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(root, path));

    private string[] Files() => [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Golden.Locate(path))!, "..", ".."));
}
