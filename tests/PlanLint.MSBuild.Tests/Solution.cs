namespace PlanLint.MSBuild.Tests;

/// <summary>A folder with projects that use the package, as a user has it.</summary>
internal sealed class Solution : IDisposable
{
    private static int count;

    /// <param name="otherPackages">True to restore other packages too: from the machine's package cache, which is a package source as it is.</param>
    public Solution(bool otherPackages = false)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory = Path.Combine(Feed.Directory, $"p{Interlocked.Increment(ref count)}");
        System.IO.Directory.CreateDirectory(Directory);
        // Nothing above the folder may leak in: no repository properties, no options, no other package source.
        Write("Directory.Build.props", "<Project><PropertyGroup><RunAnalyzers>false</RunAnalyzers></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("Directory.Build.rsp", "");
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Feed.Directory, "packages")}" /></config>
              <packageSources><clear /><add key="feed" value="{Path.Combine(Feed.Directory, "feed")}" />{(otherPackages ? $"<add key=\"cache\" value=\"{cache}\" />" : "")}</packageSources>
            </configuration>
            """);
    }

    public string Directory { get; }

    public void Write(string path, string text)
    {
        string full = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A project that references the package; a class library without code when no SDK is named.</summary>
    public void WriteProject(string path, string items, string properties = "<TargetFramework>net10.0</TargetFramework>", string sdk = "Microsoft.NET.Sdk") => Write(path, $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            {properties}
            <EnableDefaultCompileItems>true</EnableDefaultCompileItems>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="PlanLint.MSBuild" Version="{Feed.Version}" PrivateAssets="all" />
            {items}
          </ItemGroup>
        </Project>
        """);

    public (int ExitCode, string Output) Build(params string[] arguments) => Dotnet(["build", .. arguments]);

    /// <summary>Builds with a binary log and reads it.</summary>
    public BinaryLog BuildWithLog(params string[] arguments) => LogOf(["build", .. arguments]);

    /// <summary>Runs a command of <c>dotnet</c> with a binary log and reads it.</summary>
    public BinaryLog LogOf(params string[] arguments)
    {
        string log = Path.Combine(Directory, $"{Guid.NewGuid():N}.binlog");
        var (exitCode, output) = Dotnet([.. arguments, $"-bl:{log};ProjectImports=None"]);
        return new BinaryLog(log, exitCode, output);
    }

    /// <summary>Text of a file below the folder.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Directory, path));

    public (int ExitCode, string Output) Dotnet(params string[] arguments) => Tool.Run(Directory, "dotnet", [.. arguments, "-nologo"]);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
