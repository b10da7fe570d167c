using System.Text.RegularExpressions;
using PlanLint.Cli.Init;
using PlanLint.Cli.Tests.Docs;
using PlanLint.Processes;
using YamlDotNet.RepresentationModel;

namespace PlanLint.Cli.Tests.Ci;

/// <summary>The commands of the pages about CI, as they stand there, find what is wrong in a checkout and fail the job.</summary>
[Platform("Linux")]
internal sealed partial class CiRecipeTests
{
    private static IEnumerable<TestCaseData> Checks()
    {
        foreach (string page in (string[])["github-actions", "forgejo-actions", "gitlab", "woodpecker", "atlantis"])
            foreach (string command in Fences(page, "yaml").SelectMany(Scalars).Where(s => s.Contains("planlint check ", StringComparison.Ordinal)))
                yield return new TestCaseData(command).SetArgDisplayNames(page);
        foreach (string command in Scalars(File.ReadAllText(Path.Combine(CliProcess.Repository, "templates/planlint.yml"))).Where(s => s.Contains("planlint check ", StringComparison.Ordinal)))
            yield return new TestCaseData(Input().Replace(command, m => m.Groups[1].Value switch { "path" => "infra", "plan" => "plan.json", _ => "" })).SetArgDisplayNames("component");
    }

    [TestCaseSource(nameof(Checks))]
    public void The_command_fails_the_job(string command)
    {
        using var workspace = new CiWorkspace();
        var result = workspace.Run(command.Contains("check . ", StringComparison.Ordinal) ? $"cd infra && {command}" : command, ("SHOWFILE", "plan.json"));
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        (result.Output + result.Error).ShouldContain("aws_db_instance.orders");
    }

    private static IEnumerable<TestCaseData> Installs()
    {
        foreach (string page in (string[])["github-actions", "forgejo-actions", "gitlab", "woodpecker"])
            foreach (string command in Fences(page, "yaml").SelectMany(Scalars).Where(s => s.Contains("tool install", StringComparison.Ordinal)))
                yield return new TestCaseData(command).SetArgDisplayNames(page);
        foreach (string system in (string[])["github", "forgejo", "gitlab", "woodpecker"])
            foreach (string command in Scalars(Snippets.Step(system, new ProjectSurvey(), "1.2.3")).Where(s => s.Contains("tool install", StringComparison.Ordinal)))
                yield return new TestCaseData(command).SetArgDisplayNames($"init {system}");
        foreach (string command in Fences("README", "sh").SelectMany(f => f.Split('\n')).Where(s => s.Contains("tool install", StringComparison.Ordinal)))
            yield return new TestCaseData(command).SetArgDisplayNames("README");
    }

    /// <summary>With a <c>dotnet</c> that says what it is asked: nothing is published, so each names where the packages are.</summary>
    [TestCaseSource(nameof(Installs))]
    public void The_tool_is_installed_from_a_source(string command)
    {
        using var workspace = new CiWorkspace();
        workspace.Program(".bin/dotnet", "printf '%s\\n' \"$@\"\n");
        var result = workspace.Run(command, ("PLANLINT_SOURCE", "/feed of ours"));
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldStartWith("tool\ninstall\n--tool-path\n.tools\nPlanLint.Cli\n");
        result.Output.ShouldEndWith("--add-source\n/feed of ours\n");
    }

    [Test]
    public void There_is_an_install_for_each_system() => Installs().Count().ShouldBe(9);

    /// <summary>No page, snippet or workflow installs from a gallery that has nothing of ours.</summary>
    [Test]
    public void Every_install_names_a_source()
    {
        string[] folders = ["docs", "templates", "editors", "samples", "tests/PlanLint.Testing", "src/PlanLint.Cli"];
        var files = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(CliProcess.Repository, f), "*", SearchOption.AllDirectories))
            .Concat(((string[])["README.md", "CONTRIBUTING.md", "action.yml"]).Select(f => Path.Combine(CliProcess.Repository, f)))
            .Where(f => Path.GetExtension(f) is ".md" or ".yml" or ".yaml" or ".cs" && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules"));
        files.SelectMany(File.ReadLines).Where(l => l.Contains("dotnet tool install", StringComparison.Ordinal) && l.Contains("PlanLint.Cli", StringComparison.Ordinal))
            .Where(l => !l.Contains("--add-source", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public void There_is_a_command_for_each_system() => Checks().Count().ShouldBeGreaterThanOrEqualTo(6);

    /// <summary>A run task, with a <c>curl</c> that hands out the plan and keeps the answer.</summary>
    [Test]
    public void A_run_task_answers_with_the_verdict()
    {
        if (ProgramPath.Find("jq") is null) Assert.Ignore("there is no jq");
        using var workspace = new CiWorkspace();
        workspace.Write("request.json", """{"access_token":"t0k3n","plan_json_api_url":"https://tfe.example/plan","task_result_callback_url":"https://tfe.example/result"}""");
        workspace.Program(".bin/curl", "printf '%s ' \"$@\" >> asked; echo >> asked\ncase \"$*\" in *PATCH*) cp result.json sent.json ;; *) cp infra/plan.json plan.json ;; esac\n");
        var result = workspace.Run(Fences("hcp-terraform", "sh").Single());
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        workspace.Text("sent.json").ShouldContain("\"status\": \"failed\"");
        workspace.Text("asked").ShouldNotContain("t0k3n");
        workspace.Has("plan.json").ShouldBeFalse();
    }

    private static IEnumerable<string> Fences(string page, string language) =>
        Fence.In(File.ReadAllText(Path.Combine(CliProcess.Repository, $"docs/ci/{page}.md"))).Where(f => f.Language == language).Select(f => f.Text);

    /// <summary>Every text of a YAML file that is no key, expressions of Actions filled in.</summary>
    private static IEnumerable<string> Scalars(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents.SelectMany(d => d.AllNodes).OfType<YamlScalarNode>().Select(n => Expression().Replace(n.Value ?? "", "1"));
    }

    [GeneratedRegex(@"\$\{\{[^}]*\}\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"\$\[\[ inputs\.([a-z]+) \]\]")]
    private static partial Regex Input();
}
