using PlanLint.Testing;

namespace PlanLint.MSBuild.Tests;

/// <summary>Kinds of projects and what a user sees in them.</summary>
public class ProjectTests
{
    [Test]
    public void A_project_with_three_target_frameworks_is_analysed_once()
    {
        using var solution = new Solution();
        solution.Write("infra/main.tf", Samples.Warning);
        solution.Write("infra/plan.json", Samples.Clean);
        solution.WriteProject("App.csproj", """<PlanLintRoot Include="infra/" Plan="infra/plan.json" />""",
            "<TargetFrameworks>net10.0;net10.0-windows;net10.0-windows8.0</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        var (exitCode, output) = solution.Build("App.csproj", "-v:d");
        exitCode.ShouldBe(0, output);
        output.Split("PlanLint: 2 files").Length.ShouldBe(2, output);
        output.ShouldContain("1 Warning(s)");
    }

    [Test]
    public void Twenty_projects_built_in_parallel_report_what_one_after_the_other_reports()
    {
        using var solution = new Solution();
        for (int i = 0; i < 20; i++)
        {
            solution.Write($"p{i}/infra/main.tf", i % 2 == 0 ? Samples.Warning : "resource \"terraform_data\" \"a\" {}\n");
            solution.WriteProject($"p{i}/p{i}.csproj", """<PlanLintRoot Include="infra/" />""");
        }
        solution.Write("all.proj", """
            <Project>
              <ItemGroup><P Include="p*/*.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(P)" Targets="Restore" BuildInParallel="true" /></Target>
              <Target Name="Lint"><MSBuild Projects="@(P)" Targets="PlanLint" BuildInParallel="true" /></Target>
            </Project>
            """);
        solution.Dotnet("msbuild", "all.proj", "-t:Restore", "-m:2").ExitCode.ShouldBe(0);
        string[] parallel = Findings(solution.Dotnet("msbuild", "all.proj", "-t:Lint", "-m:2").Output);
        foreach (string stamp in Directory.EnumerateFiles(solution.Directory, "planlint.*", SearchOption.AllDirectories)) File.Delete(stamp);
        string[] serial = Findings(solution.Dotnet("msbuild", "all.proj", "-t:Lint", "-m:1").Output);
        parallel.Length.ShouldBe(10);
        parallel.ShouldBe(serial);
    }

    [Test]
    public void Without_items_every_root_below_the_project_is_analysed()
    {
        using var solution = new Solution();
        solution.Write("a/main.tf", "module \"m\" {\n  source = \"../m\"\n}\n");
        solution.Write("m/main.tf", "locals { x = }\n");
        solution.Write(".terraform/x/main.tf", "locals { y = }\n");
        solution.WriteProject("App.csproj", "");
        var (exitCode, output) = solution.Build("App.csproj");
        exitCode.ShouldBe(1);
        output.ShouldContain(Path.Combine(solution.Directory, "m/main.tf") + "(1,");
        output.ShouldContain("error PL0001");
        output.ShouldNotContain(".terraform/x");
    }

    [Test]
    public void The_embedding_sample_runs_from_the_packages_alone()
    {
        using var solution = new Solution(otherPackages: true);
        string sample = Path.Combine(RepositoryFiles.Root(), "samples", "embedding");
        solution.Write("Embedding.csproj", File.ReadAllText(Path.Combine(sample, "Embedding.csproj")).Replace("\"0.1.0\"", $"\"{Feed.Version}\"", StringComparison.Ordinal));
        solution.Write("Program.cs", File.ReadAllText(Path.Combine(sample, "Program.cs")));
        IncidentTests.Copy(solution);
        var (exitCode, output) = solution.Dotnet("run", "--", "infra/terraform", "infra/plan.json");
        exitCode.ShouldBe(1, output);
        output.ShouldContain("evaluated: \"HELLO\"");
        output.ShouldContain("planned changes: 75");
        output.ShouldContain("\"ruleId\": \"PL0304\"");
    }

    [Test]
    public void Rules_of_a_referenced_package_run()
    {
        using var solution = new Solution();
        solution.Write("infra/main.tf", "resource \"kubernetes_namespace_v1\" \"shop\" {\n  metadata {\n    name = \"shop\"\n  }\n}\n");
        solution.WriteProject("App.csproj", $"""<PackageReference Include="Acme.PlanLint" Version="{Feed.Version}" PrivateAssets="all" /><PlanLintRoot Include="infra/" />""");
        var (exitCode, output) = solution.Build("App.csproj");
        exitCode.ShouldBe(0, output);
        output.ShouldContain("warning ACME001: ");
    }

    [Test]
    public void The_sample_project_fails_at_the_rename()
    {
        using var solution = new Solution();
        string sample = Path.Combine(RepositoryFiles.Root(), "samples", "msbuild");
        solution.Write("App.csproj", File.ReadAllText(Path.Combine(sample, "App.csproj")).Replace("\"0.1.0\"", $"\"{Feed.Version}\"", StringComparison.Ordinal));
        foreach (string file in (string[])["infra/main.tf", "infra/plan.json"]) solution.Write(file, File.ReadAllText(Path.Combine(sample, file)));
        var (exitCode, output) = solution.Build("App.csproj");
        exitCode.ShouldBe(1, output);
        output.ShouldContain("infra/main.tf(6,1): error PL0111: terraform_data.order_data will be created with the values of terraform_data.orders");
    }

    private static string[] Findings(string output) =>
        [.. output.Split('\n').Where(l => l.Contains(" PL0301", StringComparison.Ordinal)).Select(l => l.Trim()).Distinct().Order(StringComparer.Ordinal)];
}
