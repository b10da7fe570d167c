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
    public void The_tool_is_carried_portable_and_in_native_code_with_a_portable_one_beside_it()
    {
        Feed.NeedNative();
        using var package = ZipFile.OpenRead(Path.Combine(Feed.Directory, "feed", $"PlanLint.MSBuild.{Feed.Version}.nupkg"));
        string[] portable = Files("tools/any/"), beside = Files("tools/linux-x64/portable/");
        Files("tasks/net10.0/").ShouldBe(["Newtonsoft.Json.dll", "PlanLint.MSBuild.deps.json", "PlanLint.MSBuild.dll"]);
        Files("tasks/net10.0/linux-x64/").ShouldBe(Files("tasks/net10.0/"));
        IsCompiled("tasks/net10.0/PlanLint.MSBuild.dll").ShouldBeFalse();
        IsCompiled("tasks/net10.0/linux-x64/PlanLint.MSBuild.dll").ShouldBeTrue();
        Files("tools/linux-x64/").ShouldBe(["planlint"]);
        portable.ShouldContain("PlanLint.Rules.dll");
        portable.ShouldContain("planlint.runtimeconfig.json");
        beside.ShouldBe(portable);
        foreach (string dll in portable.Where(f => f.EndsWith(".dll", StringComparison.Ordinal)))
        {
            IsCompiled($"tools/any/{dll}").ShouldBeFalse(dll);
            IsCompiled($"tools/linux-x64/portable/{dll}").ShouldBeTrue(dll);
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

    [TestCase("linux-x64", "tools/linux-x64/planlint")]
    [TestCase("osx-arm64", "dotnet")]
    [TestCase("", "dotnet")]
    public void A_platform_gets_its_own_tool_or_the_portable_one_and_the_same_findings(string platform, string program)
    {
        if (platform == "linux-x64") Feed.NeedNative();
        using var solution = Write();
        var log = solution.LogOf("msbuild", "-t:PlanLint", $"-p:NETCoreSdkPortableRuntimeIdentifier={platform}", "-p:PlanLintSarif=out.sarif");
        Ran(log).ShouldHaveSingleItem().ShouldEndWith(program);
        log.Lines.ShouldBe(["warning PL0301 main.tf(1): " + log.Findings[0].Message]);
        string sarif = solution.Read("out.sarif");
        solution.Write("infra/main.tf", Samples.Warning);
        solution.LogOf("msbuild", "-t:PlanLint", "-p:PlanLintSarif=out.sarif").ExitCode.ShouldBe(0);
        solution.Read("out.sarif").ShouldBe(sarif);
    }

    [TestCase(true, TestName = "A_native_tool_that_may_not_be_run_is_passed_over")]
    [TestCase(false, TestName = "A_native_tool_that_does_not_start_is_passed_over")]
    [Platform("Linux", Reason = "Compiled for Linux on x64; has permissions and scripts.")]
    public void A_native_tool_that_does_not_work(bool isForbidden)
    {
        using var solution = Write();
        string tools = Path.Combine(solution.Directory, "tools"), native = Path.Combine(tools, "linux-x64/planlint");
        Directory.CreateDirectory(Path.GetDirectoryName(native)!);
        Directory.CreateSymbolicLink(Path.Combine(tools, "any"), Path.Combine(Feed.Tools, "any"));
        // What a loader says of a C library that is too old, and its exit code.
        File.WriteAllText(native, "#!/bin/sh\necho \"version \\`GLIBC_2.99' not found\" >&2\nexit 1\n");
        File.SetUnixFileMode(native, isForbidden ? UnixFileMode.UserRead : UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = solution.LogOf("msbuild", "-t:PlanLint", $"-p:PlanLintTools={tools}");
        log.ExitCode.ShouldBe(0, log.Output);
        log.Findings.ShouldHaveSingleItem().Code.ShouldBe("PL0301");
        Ran(log)[^1].ShouldEndWith("dotnet");
    }

    [Test]
    public void No_tool_at_all_is_an_error_with_a_code()
    {
        using var solution = Write();
        var log = solution.LogOf("msbuild", "-t:PlanLint", $"-p:PlanLintTools={Path.Combine(solution.Directory, "none")}");
        log.ExitCode.ShouldBe(1, log.Output);
        log.Findings.ShouldHaveSingleItem().Code.ShouldBe("PL0002");
        log.Output.ShouldNotContain("MSB4018");
    }

    [Test]
    public void Rules_that_the_options_name_run_in_the_portable_tool()
    {
        Feed.NeedNative();
        using var solution = Write();
        File.Copy(Feed.RuleAssembly, Path.Combine(solution.Directory, "infra/Acme.PlanLint.dll"));
        solution.Write("infra/.planlint.hcl", "planlint {\n  plugins = [\"Acme.PlanLint.dll\"]\n}\n");
        solution.Write("infra/main.tf", "resource \"kubernetes_namespace_v1\" \"a\" {\n  metadata {\n    name = \"a\"\n  }\n}\n");
        var log = solution.LogOf("msbuild", "-t:PlanLint");
        // Started in native code, which hands over and is the same process then.
        Ran(log).ShouldHaveSingleItem().ShouldEndWith("tools/linux-x64/planlint");
        log.Findings.ShouldContain(f => f.Code == "ACME001", log.Output);
    }

    private static Solution Write()
    {
        var solution = new Solution();
        solution.Write("infra/main.tf", Samples.Warning);
        solution.WriteProject("App.csproj", """<PlanLintRoot Include="infra/" />""");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
        return solution;
    }

    /// <summary>The programs that a build ran and that came to an end.</summary>
    private static string[] Ran(BinaryLog log) => [.. log.Messages.Select(m => Program().Match(m)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("^PlanLint: (.+) took ")]
    private static partial Regex Program();

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
