using System.Collections;
using System.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace PlanLint.MSBuild.Tests;

/// <summary>A build that is told to stop, in the middle of an analysis that would take a minute.</summary>
public class CancellationTests
{
    private const int Blocks = 3000;

    [TestCase("linux-x64", Description = "In native code, which hands over to the portable tool for the slow rule.")]
    [TestCase("")]
    public void Cancel_stops_the_tool_which_writes_nothing(string platform)
    {
        if (platform.Length > 0) Feed.NeedNative();
        using var solution = new Solution();
        Write(solution);
        solution.WriteProject("App.csproj", "");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
        string Below(string path) => Path.Combine(solution.Directory, path);
        using var started = new ManualResetEventSlim();
        var engine = new Engine();
        using var task = new PlanLintAnalyze
        {
            BuildEngine = engine,
            ProjectFile = Below("App.csproj"),
            Tools = Feed.Tools,
            Platform = platform,
            DotnetHost = "dotnet",
            Roots = [new TaskItem("infra/")],
            Rules = [new TaskItem(typeof(SlowRule).Assembly.Location)],
            Sarif = "out.sarif",
            FindingsFile = Below("findings"),
            ReadFile = Below("read"),
            AbsentFile = Below("absent"),
        };
        string[] before = [.. Directory.EnumerateFileSystemEntries(solution.Directory, "*", SearchOption.AllDirectories)];
        var running = System.Threading.Tasks.Task.Run(task.Execute);
        running.Wait(TimeSpan.FromSeconds(3)).ShouldBeFalse("the analysis should still run");
        task.Cancel();
        running.Wait(Tool.Hang).ShouldBeTrue("the task should stop");
        running.Result.ShouldBeFalse();
        engine.Logged.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(solution.Directory, "*", SearchOption.AllDirectories).ShouldBe([.. before, Below("findings.request")], ignoreOrder: true);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Sends a Unix signal.")]
    public void An_interrupted_build_ends_in_the_middle_and_the_next_one_works()
    {
        using var solution = new Solution();
        Write(solution);
        solution.WriteProject("App.csproj", $"""
            <PlanLintRoot Include="infra/" />
            <PlanLintRules Include="{typeof(SlowRule).Assembly.Location}" Condition="'$(Slow)' == 'true'" />
            """, "<TargetFramework>net10.0</TargetFramework><PlanLintSarif>out.sarif</PlanLintSarif>");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
        bool isInterrupted = false;
        var (exitCode, output) = Tool.Run(solution.Directory, "dotnet", ["build", "--no-restore", "-nologo", "-v:d", "-p:Slow=true", "-tl:off"], seen: (process, line) =>
        {
            if (isInterrupted || !line.Contains("Task \"PlanLintAnalyze\"", StringComparison.Ordinal)) return;
            Thread.Sleep(2000);
            isInterrupted = true;
            Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        });
        isInterrupted.ShouldBeTrue(output);
        exitCode.ShouldNotBe(0);
        output.ShouldNotContain("MSB4018");
        output.ShouldNotContain("   at PlanLint");
        Directory.EnumerateFiles(solution.Directory, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
        File.Exists(Path.Combine(solution.Directory, "out.sarif")).ShouldBeFalse();

        var next = solution.BuildWithLog("--no-restore");
        next.ExitCode.ShouldBe(0, next.Output);
        next.Analyses.ShouldBe(1);
        next.Findings.ShouldContain(f => f.Code == "PL0301");
        File.Exists(Path.Combine(solution.Directory, "out.sarif")).ShouldBeTrue();
    }

    private static void Write(Solution solution)
    {
        solution.Write("infra/main.tf", Samples.Warning);
        solution.Write("infra/slow.tf", string.Concat(Enumerable.Range(0, Blocks).Select(i => $"resource \"slow_thing\" \"t{i}\" {{}}\n")));
    }

    /// <summary>Keeps the errors and warnings that are logged.</summary>
    private sealed class Engine : IBuildEngine
    {
        public List<string?> Logged { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Logged.Add(e.Message);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Logged.Add(e.Message);
    }
}
