using System.Diagnostics;

namespace PlanLint.MSBuild.Tests;

/// <summary>The ways a build is started, and the kinds of projects it is started for.</summary>
public class HostTests
{
    private const string Items = """<PlanLintRoot Include="infra/" Plan="infra/plan.json" />""";

    [Test]
    public void A_web_project_is_analysed()
    {
        using var solution = Write(Samples.Errored);
        solution.WriteProject("App.csproj", Items, sdk: "Microsoft.NET.Sdk.Web");
        solution.Write("Program.cs", "WebApplication.Create(args).Run();\n");
        Finds(solution.BuildWithLog(), "error", "PL0120");
    }

    [Test]
    public void A_project_without_targets_of_its_own_is_analysed_and_again_only_after_a_change()
    {
        using var solution = Write(Samples.Clean, otherPackages: true);
        solution.WriteProject("Infra.proj", Items, sdk: "Microsoft.Build.NoTargets/3.7.0");
        var first = solution.BuildWithLog();
        Finds(first, "warning", "PL0301");
        first.Analyses.ShouldBe(1);
        solution.BuildWithLog("--no-restore").AnalysisSkipped.ShouldBeTrue();
        solution.Write("infra/plan.json", Samples.Errored);
        Finds(solution.BuildWithLog("--no-restore"), "error", "PL0120");
    }

    [Test]
    public void Publish_fails_before_it_publishes()
    {
        using var solution = Write(Samples.Errored);
        solution.WriteProject("App.csproj", Items);
        Finds(solution.LogOf("publish", "-o", "out"), "error", "PL0120");
        Directory.Exists(Path.Combine(solution.Directory, "out")).ShouldBeFalse();
        solution.Write("infra/plan.json", Samples.Clean);
        Finds(solution.LogOf("publish", "-o", "out"), "warning", "PL0301");
        File.Exists(Path.Combine(solution.Directory, "out/App.dll")).ShouldBeTrue();
        Directory.EnumerateFiles(Path.Combine(solution.Directory, "out"), "PlanLint*").ShouldBeEmpty();
    }

    [Test]
    public void Multithreaded_MSBuild_finds_the_same_in_its_own_process()
    {
        using var solution = Write(Samples.Errored);
        solution.WriteProject("App.csproj", Items);
        var plain = solution.LogOf("msbuild", "-restore");
        Finds(plain, "error", "PL0120");
        File.SetLastWriteTimeUtc(Path.Combine(solution.Directory, "infra/main.tf"), DateTime.UtcNow);
        int process = 0;
        string log = Path.Combine(solution.Directory, "mt.binlog");
        var (exitCode, output) = Tool.Run(solution.Directory, "dotnet", ["msbuild", "-mt", "-m:2", "-nologo", $"-bl:{log};ProjectImports=None"], seen: (p, _) => process = p.Id);
        var threads = new BinaryLog(log, exitCode, output);
        threads.Analyses.ShouldBe(1);
        threads.Lines.ShouldBe(plain.Lines);
        // A task that is not marked for it would run in a task host instead.
        threads.Messages.ShouldContain(m => m.StartsWith("PlanLint: ", StringComparison.Ordinal) && m.EndsWith($"asked by process {process}", StringComparison.Ordinal), output);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "HOME is a Unix variable.")]
    public void An_environment_without_a_home_folder_is_enough()
    {
        using var solution = Write(Samples.Errored);
        solution.WriteProject("App.csproj", Items);
        // The SDK takes the home folder of the user's account then; only a HOME that is no folder makes it ask for DOTNET_CLI_HOME.
        var without = new Dictionary<string, string?> { ["HOME"] = null, ["DOTNET_CLI_HOME"] = null, ["XDG_DATA_HOME"] = null, ["NUGET_PACKAGES"] = null };
        var (exitCode, output) = Tool.Run(solution.Directory, "dotnet", ["build", "-nologo"], without);
        exitCode.ShouldBe(1, output);
        output.ShouldContain("error PL0120");
        output.ShouldNotContain("MSB4018");
    }

    [Test]
    public void A_design_time_build_neither_analyses_nor_reports()
    {
        using var solution = Write(Samples.Errored);
        solution.WriteProject("App.csproj", Items);
        var log = solution.LogOf("msbuild", "-restore", "-t:Build", "-p:DesignTimeBuild=true");
        log.ExitCode.ShouldBe(0, log.Output);
        log.Analyses.ShouldBe(0);
        log.Findings.ShouldBeEmpty();
    }

    [Test]
    [Platform("Linux", Reason = "Reads /proc.")]
    public void A_build_server_that_stays_keeps_no_input_open_and_sees_what_is_replaced()
    {
        using var solution = Write(Samples.Errored);
        foreach (string name in (string[])["a", "b"]) solution.WriteProject($"{name}/{name}.csproj", Items.Replace("infra/", "../infra/", StringComparison.Ordinal));
        solution.Write("all.proj", """
            <Project>
              <ItemGroup><P Include="a/a.csproj;b/b.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(P)" Targets="Restore" /></Target>
              <Target Name="Lint"><MSBuild Projects="@(P)" Targets="PlanLint" BuildInParallel="true" ContinueOnError="true" /></Target>
            </Project>
            """);
        solution.Dotnet("msbuild", "all.proj", "-t:Restore").ExitCode.ShouldBe(0);
        // The marker tells the processes of this test from all others.
        string marker = $"PLANLINT_TEST_MARKER={Guid.NewGuid():N}";
        var environment = new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = null, ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1", [marker.Split('=')[0]] = marker.Split('=')[1] };
        try
        {
            var broken = Lint();
            broken.Output.ShouldContain("error PL0120");
            var alive = Marked(marker);
            alive.ShouldNotBeEmpty("a server or a node should have stayed");
            foreach (var process in alive) OpenFiles(process.Id).Where(f => f.StartsWith(solution.Directory + "/", StringComparison.Ordinal)).ShouldBeEmpty();

            // Everything the nodes loaded and read is replaced under them.
            foreach (string dll in Directory.EnumerateFiles(Path.Combine(Feed.Directory, "packages", "planlint.msbuild"), "*.dll", SearchOption.AllDirectories))
            {
                // At once: other tests use the package too.
                File.Copy(dll, dll + ".new");
                File.Move(dll + ".new", dll, overwrite: true);
            }
            solution.Write("infra/plan.json", Samples.Clean);
            var repaired = Lint();
            repaired.ExitCode.ShouldBe(0, repaired.Output);
            repaired.Output.ShouldContain("warning PL0301");
            repaired.Output.ShouldNotContain("PL0120");
        }
        finally
        {
            foreach (var process in Marked(marker)) process.Kill();
        }

        // To a file: what stays holds the output of the build that started it, and a pipe would not end.
        (int ExitCode, string Output) Lint()
        {
            string log = $"{solution.Directory}.log";
            int exitCode = Tool.Run(solution.Directory, "sh", ["-c", $"dotnet msbuild all.proj -t:Lint -m:2 -nodeReuse:true -nologo > '{log}' 2>&1"], environment).ExitCode;
            return (exitCode, File.ReadAllText(log));
        }
    }

    private static List<Process> Marked(string marker)
    {
        var found = new List<Process>();
        foreach (var process in Process.GetProcessesByName("dotnet"))
        {
            try
            {
                if (File.ReadAllText($"/proc/{process.Id}/environ").Contains(marker, StringComparison.Ordinal)) found.Add(process);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended, or is somebody else's.
            }
        }
        return found;
    }

    /// <summary>Files that a process has open or mapped.</summary>
    private static IEnumerable<string> OpenFiles(int process) =>
        Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Select(f => new FileInfo(f).LinkTarget ?? "")
            .Concat(File.ReadLines($"/proc/{process}/maps").Select(l => l.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is [_, _, _, _, _, var file] ? file : ""))
            .ToArray();

    private static Solution Write(string plan, bool otherPackages = false)
    {
        var solution = new Solution(otherPackages);
        solution.Write("infra/main.tf", Samples.Warning);
        solution.Write("infra/plan.json", plan);
        return solution;
    }

    private static void Finds(BinaryLog log, string word, string code)
    {
        log.Findings.ShouldContain(f => f.Word == word && f.Code == code, log.Output);
        log.ExitCode.ShouldBe(word == "error" ? 1 : 0, log.Output);
    }
}
