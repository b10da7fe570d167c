using System.Reflection;
using PlanLint.Testing;

namespace PlanLint.MSBuild.Tests;

/// <summary>Packs PlanLint once into a folder that serves as the only package source of the projects under test.</summary>
[SetUpFixture]
public class Feed
{
    /// <summary>Version of the packages; distinct from any release, so that no cache can serve another.</summary>
    public const string Version = "0.0.1-test";

    /// <summary>The folder of packages.</summary>
    public static string Directory { get; } = Path.Combine(Path.GetTempPath(), $"planlint-msbuild-{Environment.ProcessId}");

    /// <summary>The sample's rules.</summary>
    public static string RuleAssembly => Path.Combine(RepositoryFiles.Root(), "samples/custom-rules/Acme.PlanLint/bin", Configuration, "net10.0/Acme.PlanLint.dll");

    private static string Configuration => typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;

    [OneTimeSetUp]
    public void Pack()
    {
        string root = RepositoryFiles.Root();
        string feed = Path.Combine(Directory, "feed");
        string[] projects = ["src/PlanLint.MSBuild/PlanLint.MSBuild.csproj", "src/PlanLint.Core/PlanLint.Core.csproj", "rules/PlanLint.Rules/PlanLint.Rules.csproj", "samples/custom-rules/Acme.PlanLint/Acme.PlanLint.csproj"];
        System.IO.Directory.CreateDirectory(Directory);
        // As a release packs it: with the tool in native code for this platform.
        File.WriteAllText(Path.Combine(Directory, "pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <ItemGroup><P Include="{string.Join(';', projects.Select(p => Path.Combine(root, p)))}" /></ItemGroup>
                <MSBuild Projects="@(P)" Targets="Pack" BuildInParallel="true" Properties="PlanLintRidPack=true;NoBuild=true;Configuration={Configuration};PackageOutputPath={feed};PackageVersion={Version}" />
              </Target>
            </Project>
            """);
        foreach (string[] arguments in (string[][])[["restore", Path.Combine(root, projects[0]), "-p:PlanLintRidPack=true"], ["msbuild", "pack.proj", "-t:Pack", "-m:2"]])
        {
            var run = Tool.Run(Directory, "dotnet", [.. arguments, "-nologo", "-v:q"]);
            run.ExitCode.ShouldBe(0, run.Output);
        }
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
