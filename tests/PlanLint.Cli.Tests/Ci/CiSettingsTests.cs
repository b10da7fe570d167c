using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PlanLint.Cli.Tests.Ci;

/// <summary>The settings of the action and of the Woodpecker plugin reach <c>check</c> as its options, and as nothing else.</summary>
[Platform("Linux")]
internal sealed partial class CiSettingsTests
{
    private static readonly string Script = Path.Combine(CliProcess.Repository, "ci/planlint-ci");

    private CiWorkspace workspace = null!;

    [SetUp]
    public void Open() => workspace = new CiWorkspace();

    [TearDown]
    public void Close() => workspace.Dispose();

    [Test]
    public void Checks_with_the_settings_of_a_plugin()
    {
        var result = Run(("PLUGIN_PATHS", "infra"), ("PLUGIN_PLAN", "plan.json"), ("PLUGIN_CODE_QUALITY", "quality.json"));
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("aws_db_instance.orders");
        workspace.Text("planlint.sarif").ShouldContain("aws_db_instance.orders");
        workspace.Has("quality.json").ShouldBeTrue();
    }

    [Test]
    public void Annotates_and_summarizes_as_an_action()
    {
        workspace.Write("summary", "");
        var result = Run(("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", Path.Combine(workspace.Path, "summary")), ("INPUT_PATHS", "infra"),
            ("INPUT_PLAN", "plan.json"), ("INPUT_MARKDOWN", "planlint.md"), ("INPUT_RECURSIVE", "false"), ("INPUT_FAIL_ON", "never"));
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("::error");
        workspace.Text("summary").ShouldContain("<!-- planlint -->");
    }

    /// <summary>What reaches the program, one argument a line.</summary>
    [TestCase("PATHS", "a, b\nc", "--\na\nb\nc")]
    [TestCase("PATHS", "--fail-on=never", "--\n--fail-on=never")]
    [TestCase("LIVE", "live/$(touch x),*", "--live=live/$(touch x)\n--live=*")]
    [TestCase("PLAN", "a b.json", "--plan=a b.json")]
    [TestCase("PLUGINS", "true", "--report=sarif=planlint.sarif\n--\n")]
    [TestCase("PLUGINS", "false", "--no-plugins")]
    public void Passes_a_value_whole(string name, string value, string arguments)
    {
        workspace.Program(".bin/planlint", "printf '%s\\n' \"$@\"\n");
        var result = Run(($"PLUGIN_{name}", value));
        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain(arguments);
        workspace.Has("x").ShouldBeFalse();
    }

    [Test]
    public void Refuses_a_line_break_where_one_value_is_meant()
    {
        var result = Run(("PLUGIN_PLAN", "plan.json\n--fail-on=never"));
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("the setting PLAN holds a line break");
    }

    [TestCase(0, 0, 0)]
    [TestCase(1, 0, 1)]
    [TestCase(1, 2, 1)]
    [TestCase(0, 2, 2)]
    public void Posts_the_review_and_keeps_the_verdict(int check, int review, int exit)
    {
        workspace.Program(".bin/planlint", $"if [ \"$1\" = check ]; then : > planlint.sarif; : > planlint.md; exit {check}; fi\nprintf '%s ' \"$@\"\necho \"token=$PLANLINT_FORGEJO_TOKEN\"\nexit {review}\n");
        var result = Run(("PLUGIN_REVIEW", "true"), ("PLUGIN_TOKEN", "s3cr3t"), ("CI_REPO", "acme/infra"), ("CI_COMMIT_PULL_REQUEST", "7"), ("CI_COMMIT_SHA", "14ed1854"),
            ("CI_PIPELINE_URL", "https://ci.example/1"));
        result.ExitCode.ShouldBe(exit);
        result.Output.ShouldContain("forgejo-review --sarif=planlint.sarif --repo=acme/infra --pull=7 --sha=14ed1854 --markdown=planlint.md --target-url=https://ci.example/1 token=s3cr3t");
    }

    /// <summary>Each input is used; each variable that the check is given is one that the script reads.</summary>
    [Test]
    public void The_action_passes_every_input_on()
    {
        string text = File.ReadAllText(Path.Combine(CliProcess.Repository, "action.yml")), script = File.ReadAllText(Script);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var inputs = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["inputs"];
        foreach (string input in inputs.Children.Keys.Select(k => k.ToString())) text.ShouldContain($"inputs.{input}");
        foreach (Match variable in InputVariable().Matches(text))
            Regex.IsMatch(script, $@"\b{variable.Groups[1].Value}\b").ShouldBeTrue($"ci/planlint-ci does not read {variable.Value}");
    }

    private CliResult Run(params (string, string)[] settings) => workspace.Run($"'{Script}'", settings);

    [GeneratedRegex(@"INPUT_([A-Z_]+):")]
    private static partial Regex InputVariable();
}
