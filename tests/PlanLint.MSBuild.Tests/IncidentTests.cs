using Newtonsoft.Json.Linq;
using PlanLint.Testing;

namespace PlanLint.MSBuild.Tests;

/// <summary>The incident in a build: red as it was, less red with the imports, green with a written sign-off.</summary>
public class IncidentTests
{
    private const string Items = """<PlanLintRoot Include="infra/terraform/" Plan="infra/plan.json" Live="infra/live" VarFiles="infra/terraform/k3s.tfvars" Intent="$(Intent)" />""";
    private static readonly string Sample = Path.Combine(RepositoryFiles.Root(), "samples", "incident");
    private Solution solution = null!;

    [OneTimeSetUp]
    public void CopySample()
    {
        solution = new Solution();
        solution.WriteProject("App.csproj", Items, "<TargetFramework>net10.0</TargetFramework><PlanLintSarif>planlint.sarif</PlanLintSarif>");
        solution.Dotnet("restore").ExitCode.ShouldBe(0);
    }

    [SetUp]
    public void CopyIncident()
    {
        if (Directory.Exists(Path.Combine(solution.Directory, "infra"))) Directory.Delete(Path.Combine(solution.Directory, "infra"), recursive: true);
        Copy(solution);
    }

    [OneTimeTearDown]
    public void Remove() => solution.Dispose();

    [Test]
    public void Fails_at_the_block_that_creates_what_exists()
    {
        var (exitCode, output) = solution.Build("App.csproj", "--no-restore");
        exitCode.ShouldBe(1);
        output.ShouldContain(Path.Combine(solution.Directory, "infra/terraform/cnpg.tf") + "(15,1): error PL0201: ");
        solution.Read("planlint.sarif").ShouldContain("\"PL0201\"");
    }

    [Test]
    public void With_the_imports_alone_what_is_left_is_how_they_are_applied()
    {
        Repair("imports.tf");
        var log = solution.BuildWithLog("App.csproj", "--no-restore");
        log.ExitCode.ShouldBe(1);
        log.Findings.Where(f => f.Word == "error").Select(f => $"{f.Code} {Path.GetFileName(f.File)}({f.Line})").Order(StringComparer.Ordinal)
            .ShouldBe(["PL0214 cnpg.tf(15)", "PL0301 cnpg.tf(15)", "PL0304 ingress.tf(8)", "PL0304 secrets.tf(7)"]);
    }

    [Test]
    public void With_a_guard_and_a_sign_off_it_passes_and_what_was_accepted_stays_in_the_report()
    {
        Repair("imports.tf", "cnpg_override.tf");
        solution.Write("infra/import.intent.hcl", SignOff);
        var log = solution.BuildWithLog("App.csproj", "--no-restore", "-p:Intent=infra/import.intent.hcl");
        log.ExitCode.ShouldBe(0, log.Output);
        log.Findings.ShouldNotContain(f => f.Word == "error");
        // Each acceptance is of use, and none is for a finding that is not there.
        log.Findings.ShouldNotContain(f => f.Code == "PL0003");

        var accepted = JObject.Parse(solution.Read("planlint.sarif"))["runs"]![0]!["results"]!
            .Where(r => r["suppressions"] is JArray { Count: > 0 }).ToArray();
        accepted.Select(r => $"{r["ruleId"]} {r["level"]} {r["suppressions"]![0]!["status"]}").Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["PL0214 error accepted", "PL0304 error accepted"]);
        accepted.Select(r => (string)r["suppressions"]![0]!["justification"]!).ShouldContain("Rehearsed on staging: the import changes nothing in the cluster");
    }

    [Test]
    public void A_sign_off_that_leaves_out_one_address_leaves_that_finding()
    {
        Repair("imports.tf", "cnpg_override.tf");
        solution.Write("infra/import.intent.hcl", SignOff.Replace("kubernetes_manifest.cnpg_cluster", "kubernetes_manifest.*", StringComparison.Ordinal));
        var log = solution.BuildWithLog("App.csproj", "--no-restore", "-p:Intent=infra/import.intent.hcl");
        log.ExitCode.ShouldBe(1);
        log.Findings.Where(f => f.Word == "error").Select(f => $"{f.Code} {Path.GetFileName(f.File)}({f.Line})").ShouldBe(["PL0214 cnpg.tf(15)"]);
    }

    /// <summary>Copies the sample's configuration, plan and inventory to <c>infra</c>.</summary>
    internal static void Copy(Solution solution)
    {
        foreach (string file in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(Sample, file);
            if (relative.StartsWith("terraform", StringComparison.Ordinal) || relative.StartsWith("live", StringComparison.Ordinal) || relative == "plan.json")
                solution.Write(Path.Combine("infra", relative), File.ReadAllText(file));
        }
    }

    private static string SignOff => File.ReadAllText(Path.Combine(Sample, "repaired/import.intent.hcl"));

    /// <summary>Lays files of the repaired configuration over it, and the plan they give in the place of the old one.</summary>
    private void Repair(params string[] files)
    {
        foreach (string file in files) solution.Write($"infra/terraform/{file}", File.ReadAllText(Path.Combine(Sample, "repaired", file)));
        solution.Write("infra/plan.json", File.ReadAllText(Path.Combine(Sample, "repaired/plan.json")));
    }
}
