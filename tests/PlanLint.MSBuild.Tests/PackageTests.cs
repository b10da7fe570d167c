using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanLint.Testing;

namespace PlanLint.MSBuild.Tests;

/// <summary>What the package holds, and what its page says of it.</summary>
public partial class PackageTests
{
    private static readonly string[] OwnPropertiesOfMSBuild = ["NoWarn", "WarningsAsErrors", "WarningsNotAsErrors", "TreatWarningsAsErrors"];

    [Test]
    public void The_task_is_carried_portable_and_compiled_with_the_same_files()
    {
        using var package = ZipFile.OpenRead(Path.Combine(Feed.Directory, "feed", $"PlanLint.MSBuild.{Feed.Version}.nupkg"));
        string[] portable = Files("tasks/net10.0/"), compiled = Files("tasks/net10.0/linux-x64/");
        portable.ShouldContain("PlanLint.Rules.dll");
        portable.ShouldContain("PlanLint.MSBuild.deps.json");
        compiled.ShouldBe(portable);
        foreach (string dll in portable.Where(f => f.EndsWith(".dll", StringComparison.Ordinal)))
        {
            IsCompiled($"tasks/net10.0/{dll}").ShouldBeFalse(dll);
            IsCompiled($"tasks/net10.0/linux-x64/{dll}").ShouldBeTrue(dll);
        }

        string[] Files(string folder) => [.. package.Entries.Select(e => e.FullName).Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Select(n => n[folder.Length..]).Where(n => !n.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        bool IsCompiled(string path)
        {
            using var stream = package.GetEntry(path)!.Open();
            using var image = new MemoryStream();
            stream.CopyTo(image);
            image.Position = 0;
            using var reader = new PEReader(image);
            return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        }
    }

    [TestCase("linux-x64", "linux-x64/PlanLint.MSBuild.dll")]
    [TestCase("osx-arm64", "net10.0/PlanLint.MSBuild.dll")]
    [TestCase("", "net10.0/PlanLint.MSBuild.dll")]
    public void A_platform_gets_its_own_or_the_portable_one(string platform, string file)
    {
        using var solution = new Solution();
        solution.Write("infra/main.tf", Samples.Warning);
        solution.WriteProject("App.csproj", """<PlanLintRoot Include="infra/" />""");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
        var (exitCode, chosen) = solution.Dotnet("msbuild", "-getProperty:PlanLintTaskAssembly", $"-p:NETCoreSdkPortableRuntimeIdentifier={platform}");
        exitCode.ShouldBe(0, chosen);
        chosen.Trim().ShouldEndWith(file);
        // Compiled for Linux on x64, so only there is every case one that can be run.
        if (!OperatingSystem.IsLinux() || System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64) return;
        solution.LogOf("msbuild", "-t:PlanLint", $"-p:NETCoreSdkPortableRuntimeIdentifier={platform}").Findings.ShouldContain(f => f.Code == "PL0301");
    }

    [Test]
    public void The_page_has_a_row_for_every_property_item_and_metadata_of_the_targets_and_no_other()
    {
        string root = RepositoryFiles.Root();
        string folder = Path.Combine(root, "src/PlanLint.MSBuild/build");
        string targets = string.Concat(Directory.EnumerateFiles(folder).Select(f => XDocument.Load(f).Root!).Select(x => x.ToString()));
        string[] used =
        [
            .. Property().Matches(targets).Select(m => m.Groups[1].Value).Where(n => n.StartsWith("PlanLint", StringComparison.Ordinal) || OwnPropertiesOfMSBuild.Contains(n)),
            .. Item().Matches(targets).Select(m => m.Groups[1].Value),
            .. Metadata().Matches(targets).Select(m => m.Groups[1].Value).Where(n => n is not ("FullPath" or "Identity")),
        ];
        // Cells of the tables' name columns: `Name`, `Name`.
        string[] documented = [.. File.ReadLines(Path.Combine(root, "docs/msbuild.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(l => l.Split(" | ") is [var first, var second, ..] ? Name().Matches(first.Contains('`', StringComparison.Ordinal) ? first : second).Select(m => m.Groups[1].Value) : [])];
        documented.Order(StringComparer.Ordinal).ShouldBe(used.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"@\((PlanLint\w+)\b")]
    private static partial Regex Item();

    [GeneratedRegex(@"%\((?:PlanLintRoot\.)?(\w+)\)")]
    private static partial Regex Metadata();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
