using PlanLint.Analysis;
using PlanLint.Cli.Init;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Tests.Init;

public sealed class InitTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Sets_what_it_found()
    {
        Add("infra/main.tf", "provider \"aws\" {}\n");
        Add("infra/prod.tfvars", "a = 1\n");
        Add("modules/net/main.tf", "variable \"a\" {}\n");
        Add("plan.json", "{\"format_version\":\"1.2\",\"resource_changes\":[]}");
        Add("live/pods.json", "{}");
        Add("zero.intent.hcl", "");
        Add(".terraform/modules/x/main.tf", "provider \"aws\" {}\n");
        Add(".woodpecker.yml", "");
        var survey = ProjectSurvey.Of(folder);
        survey.Roots.ShouldBe(["infra"]);
        survey.Systems.ShouldBe(["woodpecker"]);
        var options = Read(OptionsTemplate.Of(survey));
        options.Plan.ShouldBe("plan.json");
        options.VarFiles.ShouldBe(["infra/prod.tfvars"]);
        options.Live.ShouldBe(["live"]);
        options.Intents.ShouldBe(["zero.intent.hcl"]);
        options.Baseline.ShouldBeNull();
    }

    [Test]
    public void Shows_only_settings_that_are_valid()
    {
        string everything = string.Join('\n', OptionsTemplate.Of(new ProjectSurvey()).Split('\n').Select(line =>
            System.Text.RegularExpressions.Regex.IsMatch(line, "^ *# ( *[a-z_]+ = |rule \"|}$)") ? line.Replace("# ", "", StringComparison.Ordinal) : line));
        var diagnostics = new DiagnosticBag();
        var options = Read(everything);
        options.FailOn.ShouldBe(Severity.Error);
        options.RuleSettings.Select(s => s.RuleId).Distinct().ShouldBe(["PL0105"]);
        RuleSettings.Read(options.RuleSettings, BuiltIn.Rules.Descriptors, diagnostics);
        diagnostics.Diagnostics.ShouldBeEmpty();
        options.Protect.Length.ShouldBe(2);
        options.Baseline.ShouldBe(".planlint.baseline.json");
    }

    [Test]
    public void Quotes_names_as_hcl_does()
    {
        Add("a \"b\" ${c}.intent.hcl", "");
        Read(OptionsTemplate.Of(ProjectSurvey.Of(folder))).Intents.ShouldBe(["a \"b\" ${c}.intent.hcl"]);
    }

    [TestCase("forgejo", "planlint forgejo-review --sarif planlint.sarif --repo \"${{ github.repository }}\"")]
    [TestCase("github", "github/codeql-action/upload-sarif")]
    [TestCase("gitlab", "reports: { codequality: gl-code-quality.json }")]
    [TestCase("woodpecker", "image: mcr.microsoft.com/dotnet/sdk:10.0")]
    public void Prints_a_step_for_each_system(string system, string words) => Snippets.Step(system, new ProjectSurvey(), "1.2.3").ShouldContain(words);

    private void Add(string path, string text)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static PlanLintOptions Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var options = OptionsFile.Read(SourceText.From(text, ".planlint.hcl"), diagnostics);
        diagnostics.Diagnostics.Select(d => d.Message).ShouldBeEmpty(text);
        return options;
    }
}
