using PlanLint.Cli.Tests.Schemas;
using PlanLint.Drifts;

namespace PlanLint.Cli.Tests.Commands;

/// <summary>Drift of one small root: new, known, noise, gone.</summary>
public sealed class DriftCommandTests
{
    private const string Configuration = """
        resource "kubernetes_config_map_v1" "a" {
          metadata {
            name   = "a"
            labels = { team = "blue" }
          }
          data = { password = "example-hunter2-hunter2" }
        }
        """;

    [Test]
    public void Tells_new_known_and_gone_drift()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", Configuration + "\n");
        folder.Write("plan.json", Plan("red", "blue-green"));
        var found = Drift(folder);
        found.ExitCode.ShouldBe(1);
        found.Output.ShouldContain("new: kubernetes_config_map_v1.a metadata[0].labels.team: \"blue\" -> \"red\" (main.tf(");
        found.Output.ShouldEndWith(".: 1 new, 0 known, 1 noise, 0 gone\nto accept it: planlint drift --accept . --plan plan.json\n");
        Drift(folder, "--format", "markdown").Output.ShouldContain("| `metadata[0].labels.team` | \"blue\" | \"red\" |");

        Drift(folder, "--accept").ExitCode.ShouldBe(0);
        var known = Drift(folder);
        known.ExitCode.ShouldBe(0);
        known.Output.ShouldEndWith(".: 0 new, 1 known, 1 noise, 0 gone\n");

        folder.Write("plan.json", Plan("green", "blue-green"));
        var other = Drift(folder);
        other.ExitCode.ShouldBe(1);
        other.Output.ShouldContain("gone: kubernetes_config_map_v1.a metadata[0].labels.team\n");
        other.Output.ShouldContain(".: 1 new, 0 known, 1 noise, 1 gone\n");
    }

    [Test]
    public void Cannot_look_without_a_plan_or_with_a_broken_baseline()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", Configuration + "\n");
        var without = CliProcess.Run(["drift", "."], folder.Path);
        without.ExitCode.ShouldBe(2);
        without.Error.ShouldContain("no plan to look at");
        folder.Write("plan.json", Plan("red", "x"));
        folder.Write(DriftBaseline.FileName, "{}");
        var broken = Drift(folder);
        broken.ExitCode.ShouldBe(2);
        broken.Error.ShouldContain("is no baseline of drift");
    }

    [Test]
    public void Keeps_what_is_accepted_of_objects_that_a_targeted_plan_did_not_look_at()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", Configuration + "\n");
        folder.Write("plan.json", Plan("red", "x"));
        folder.Write(DriftBaseline.FileName, """{"planlint_drift":1,"drift":[{"address":"kubernetes_secret_v1.other","path":"data","value":"(sensitive)"}]}""");
        folder.Write("targeted.json", Plan("red", "x").Replace("\"complete\":true", "\"complete\":false", StringComparison.Ordinal));
        CliProcess.Run(["drift", ".", "--plan", "targeted.json", "--accept"], folder.Path).ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder.Path, DriftBaseline.FileName)).ShouldContain("kubernetes_secret_v1.other");
        Drift(folder, "--accept").ExitCode.ShouldBe(0);
        File.ReadAllText(Path.Combine(folder.Path, DriftBaseline.FileName)).ShouldNotContain("kubernetes_secret_v1.other");
    }

    [Test]
    public void Follows_no_link_out_of_the_repository()
    {
        using var outside = new TemporaryFolder();
        outside.Write("known.json", """{"planlint_drift":1,"drift":[{"address":"kubernetes_config_map_v1.a","path":"metadata[0].labels.team","value":"\"red\""}]}""");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        folder.Write("main.tf", Configuration + "\n");
        folder.Write("plan.json", Plan("red", "x"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, DriftBaseline.FileName), Path.Combine(outside.Path, "known.json"));
        var result = Drift(folder);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(DriftBaseline.FileName);
    }

    [Test]
    public void Writes_json_as_its_schema_says()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", Configuration + "\n");
        folder.Write("plan.json", Plan("red", "blue-green"));
        folder.Write(DriftBaseline.FileName, """{"planlint_drift":1,"drift":[{"address":"kubernetes_config_map_v1.b","path":"data.a","value":"\"x\""}]}""");
        var found = Drift(folder, "--format", "json");
        found.ExitCode.ShouldBe(1);
        SchemaTests.Check("drift", found.Output);
        var root = Newtonsoft.Json.Linq.JObject.Parse(found.Output)["roots"]!.ShouldHaveSingleItem();
        root["counts"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"new":1,"known":0,"noise":1,"gone":1}""");
        string[] kinds = [.. root["drift"]!.Select(d => (string)d["kind"]!)];
        kinds.ShouldBe(["new", "noise"]);
        ((string)root["drift"]![0]!["after"]!).ShouldBe("\"red\"");
        ((string)root["gone"]![0]!["address"]!).ShouldBe("kubernetes_config_map_v1.b");
        found.Output.ShouldNotContain("hunter2");
        Drift(folder, "--format", "json", "--output", "drift.json").Output.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(folder.Path, "drift.json")).ShouldBe(found.Output);
    }

    private static CliResult Drift(TemporaryFolder folder, params string[] options) =>
        CliProcess.Run(["drift", ".", "--plan", "plan.json", .. options], folder.Path);

    /// <summary>A refresh-only plan that saw a label of the team and one of Argo CD change.</summary>
    private static string Plan(string team, string tracking)
    {
        const string address = "\"address\":\"kubernetes_config_map_v1.a\",\"mode\":\"managed\",\"type\":\"kubernetes_config_map_v1\",\"name\":\"a\","
            + "\"provider_name\":\"registry.terraform.io/hashicorp/kubernetes\"";
        string Labels(string who, string? argo) => "{\"metadata\":[{\"name\":\"a\",\"labels\":{\"team\":\"" + who + "\""
            + (argo is null ? "" : ",\"argocd.argoproj.io/instance\":\"" + argo + "\"") + "}}],\"data\":{\"password\":\"example-hunter2-hunter2\"}}";
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"applyable\":true,\"complete\":true,\"errored\":false,"
            + "\"planned_values\":{\"root_module\":{}},\"resource_changes\":[],\"resource_drift\":[{" + address + ",\"change\":{\"actions\":[\"update\"],\"before\":"
            + Labels("blue", null) + ",\"after\":" + Labels(team, tracking)
            + ",\"after_unknown\":{},\"before_sensitive\":{},\"after_sensitive\":{}}}],"
            + "\"prior_state\":{\"format_version\":\"1.0\",\"values\":{\"root_module\":{\"resources\":[{" + address + ",\"schema_version\":1,\"values\":"
            + Labels(team, tracking) + ",\"sensitive_values\":{}}]}}},\"configuration\":{\"root_module\":{\"resources\":[{" + address
            + ",\"expressions\":{},\"schema_version\":1}]}}}\n";
    }
}
