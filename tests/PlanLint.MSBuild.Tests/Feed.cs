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
        // The build task as a release packs it: for this platform too.
        File.WriteAllText(Path.Combine(Directory, "pack.proj"), $"""
            <Project>
              <Target Name="Restore"><MSBuild Projects="{Path.Combine(root, projects[0])}" Targets="Restore" Properties="PlanLintRidPack=true" /></Target>
              <Target Name="Pack">
                <ItemGroup><P Include="{string.Join(';', projects.Select(p => Path.Combine(root, p)))}" /></ItemGroup>
                <MSBuild Projects="@(P)" Targets="Pack" BuildInParallel="true" Properties="PlanLintRidPack=true;NoBuild=true;Configuration={Configuration};PackageOutputPath={feed};PackageVersion={Version}" />
              </Target>
            </Project>
            """);
        foreach (string target in (string[])["Restore", "Pack"])
        {
            var run = Tool.Run(Directory, "dotnet", ["msbuild", "pack.proj", $"-t:{target}", "-m:2", "-nologo", "-v:q"]);
            run.ExitCode.ShouldBe(0, run.Output);
        }
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
