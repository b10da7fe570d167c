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

    [OneTimeSetUp]
    public void Pack()
    {
        string root = RepositoryFiles.Root();
        string configuration = typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "Configuration").Value!;
        foreach (string project in (string[])["src/PlanLint.MSBuild", "src/PlanLint.Core", "rules/PlanLint.Rules", "samples/custom-rules/Acme.PlanLint"])
        {
            var packed = Tool.Run(root, "dotnet", ["pack", project, "-c", configuration, "--no-build", "-o", Path.Combine(Directory, "feed"), $"-p:PackageVersion={Version}", "-nologo", "-v:q"]);
            packed.ExitCode.ShouldBe(0, packed.Output);
        }
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
