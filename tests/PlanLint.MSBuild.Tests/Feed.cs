using System.Reflection;
using System.Runtime.InteropServices;
using PlanLint.Loading;
using PlanLint.Processes;
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

    /// <summary>The tool as the package brings it; there once a project was restored.</summary>
    public static string Tools => Path.Combine(Directory, "packages/planlint.msbuild", Version, "tools");

    /// <summary>Why the package has no native tool; null when it has one.</summary>
    public static string? NoNative { get; private set; }

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
        NoNative = WhyNoNative(root, projects[0]);
        // As a release packs it: with the tool in native code for this platform.
        File.WriteAllText(Path.Combine(Directory, "pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <ItemGroup><P Include="{string.Join(';', projects.Select(p => Path.Combine(root, p)))}" /></ItemGroup>
                <MSBuild Projects="@(P)" Targets="Pack" BuildInParallel="true" Properties="PlanLintRidPack={NoNative is null};NoBuild=true;Configuration={Configuration};PackageOutputPath={feed};PackageVersion={Version}" />
              </Target>
            </Project>
            """);
        var run = Tool.Run(Directory, "dotnet", ["msbuild", "pack.proj", "-t:Pack", "-m:2", "-nologo", "-v:q"]);
        run.ExitCode.ShouldBe(0, run.Output);
    }

    /// <summary>Ends a test that needs the tool in native code, saying why there is none.</summary>
    public static void NeedNative()
    {
        if (NoNative is not null) Assert.Ignore(NoNative);
    }

    private static string? WhyNoNative(string root, string project)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return "native code is made for linux-x64 alone";
        if (ProgramPath.Find("clang") is null && ProgramPath.Find("gcc") is null) return "native code is linked by clang or gcc, and there is neither";
        return Tool.Run(Directory, "dotnet", ["restore", Path.Combine(root, project), "-p:PlanLintRidPack=true", "-nologo", "-v:q"]) is { ExitCode: not 0, Output: var output } ? $"the compiler to native code cannot be restored: {output}" : null;
    }

    [OneTimeTearDown]
    public void Remove()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
