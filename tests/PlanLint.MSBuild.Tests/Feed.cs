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
        string configuration = Configuration;
        // As a release packs it: for this platform too.
        Dotnet(root, "restore", "src/PlanLint.MSBuild", "-p:PlanLintRidPack=true");
        Dotnet(root, "pack", "src/PlanLint.MSBuild", "-c", configuration, "--no-build", "-o", Path.Combine(Directory, "feed"), $"-p:PackageVersion={Version}", "-p:PlanLintRidPack=true");
        foreach (string project in (string[])["src/PlanLint.Core", "rules/PlanLint.Rules", "samples/custom-rules/Acme.PlanLint"])
            Dotnet(root, "pack", project, "-c", configuration, "--no-build", "-o", Path.Combine(Directory, "feed"), $"-p:PackageVersion={Version}");
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static void Dotnet(string root, params string[] arguments)
    {
        var run = Tool.Run(root, "dotnet", [.. arguments, "-nologo", "-v:q"]);
        run.ExitCode.ShouldBe(0, run.Output);
    }
}
