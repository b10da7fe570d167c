using System.Text;
using PlanLint.Reporting;
using PlanLint.Testing;

namespace PlanLint.MSBuild.Tests;

/// <summary>The tool in native code says what the portable one says: reflection or a trimmed type would show here.</summary>
public class NativeToolTests
{
    private const int Depth = 20_000;
    private static readonly string SamplesFolder = Path.Combine(RepositoryFiles.Root(), "samples");
    private Solution solution = null!;

    private static IEnumerable<string> Commands =>
    [
        .. Reporters.All.Select(f => $"check INCIDENT --format {f.Name}"),
        "check INCIDENT --verbose --target kubernetes_manifest.cnpg_cluster",
        "check SAMPLES/custom-rules --policy SAMPLES/custom-rules/policies",
        "check bad/nested", "check bad/latin", "check bad/cycle", "check bad/json", "check nowhere",
        "check . --plan bad/cut.json", "check . --plan bad/empty.json", "check . --live bad/live.yaml", "check . --live live.yaml",
        "decide INCIDENT", "fix INCIDENT --dry-run", "rules --format json", "explain PL0201",
        "--version", "--help", "check --help", "bogus", "check --severity PL0201=loud",
    ];

    [OneTimeSetUp]
    public void Write()
    {
        Feed.NeedNative();
        solution = new Solution();
        solution.WriteProject("App.csproj", "");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
        solution.Write("main.tf", Samples.Warning);
        solution.Write("live.yaml", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: a, namespace: b, labels: { x: \"1\" } }\n");
        solution.Write("bad/nested/main.tf", "locals {\n  a = " + new string('[', Depth));
        solution.Write("bad/cycle/main.tf", "locals {\n  a = local.b\n  b = local.a\n}\n");
        solution.Write("bad/json/main.tf.json", "{\"locals\":{\"a\":" + new string('[', Depth));
        solution.Write("bad/cut.json", """{"format_version":"1.2","resource_changes":[{"address":"terra""");
        solution.Write("bad/empty.json", "");
        solution.Write("bad/live.yaml", "a: " + new string('[', Depth));
        solution.Write("bad/latin/main.tf", "");
        File.WriteAllBytes(Path.Combine(solution.Directory, "bad/latin/main.tf"), [.. Encoding.ASCII.GetBytes("locals {\n  a = \""), 0xff, (byte)'"', (byte)'\n', (byte)'}', (byte)'\n']);
    }

    [OneTimeTearDown]
    public void Remove() => solution?.Dispose();

    [TestCaseSource(nameof(Commands))]
    public void Both_tools_say_the_same(string command) =>
        Same(command.Replace("INCIDENT", $"{SamplesFolder}/incident/terraform", StringComparison.Ordinal).Replace("SAMPLES", SamplesFolder, StringComparison.Ordinal).Split(' ')).Length.ShouldBeGreaterThan(1);

    [Test, Category("Corpus")]
    public void Both_tools_say_the_same_of_plans_of_strangers()
    {
        if (Environment.GetEnvironmentVariable("PLANLINT_SHARED") is not { Length: > 0 } shared) Assert.Ignore("PLANLINT_SHARED is not set");
        else
        {
            string[] plans = [.. Directory.EnumerateFiles(Path.Combine(shared, "plans"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, i) => i % 20 == 0)];
            plans.Length.ShouldBeGreaterThan(20);
            foreach (string plan in plans) Same(["check", ".", "--plan", plan, "--format", "sarif"]);
        }
    }

    [Test]
    public void The_native_tool_alone_says_that_it_loads_no_assemblies()
    {
        string alone = Path.Combine(solution.Directory, "alone");
        Directory.CreateDirectory(alone);
        File.Copy(Path.Combine(Feed.Tools, "linux-x64/planlint"), Path.Combine(alone, "planlint"));
        var (exitCode, output) = Tool.Run(solution.Directory, Path.Combine(alone, "planlint"), ["check", ".", "--plugin", Feed.RuleAssembly]);
        exitCode.ShouldBe(2);
        output.ShouldContain("PL0010");
        output.ShouldContain("the native tool alone");
    }

    /// <summary>What both print, on standard output and on standard error; lines of the two may meet in any order.</summary>
    private string[] Same(string[] command)
    {
        var native = Lines(Tool.Run(solution.Directory, Path.Combine(Feed.Tools, "linux-x64/planlint"), command));
        Lines(Tool.Run(solution.Directory, "dotnet", [Path.Combine(Feed.Tools, "linux-x64/portable/planlint.dll"), .. command])).ShouldBe(native, string.Join(' ', command));
        return native;

        static string[] Lines((int ExitCode, string Output) run) => [$"exit code {run.ExitCode}", .. run.Output.Split('\n').Order(StringComparer.Ordinal)];
    }
}
