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
        found.Output.ShouldEndWith(".: 1 new, 0 known, 1 noise, 0 gone\n");
        Drift(folder, "--format", "markdown").Output.ShouldContain("| `metadata[0].labels.team` | \"blue\" | \"red\" |");

        Drift(folder, "--accept").ExitCode.ShouldBe(0);
        var known = Drift(folder);
        known.ExitCode.ShouldBe(0);
        known.Output.ShouldEndWith(".: 0 new, 1 known, 1 noise, 0 gone\n");

        folder.Write("plan.json", Plan("green", "blue-green"));
        var other = Drift(folder);
        other.ExitCode.ShouldBe(1);
        other.Output.ShouldContain("gone: kubernetes_config_map_v1.a metadata[0].labels.team\n");
        other.Output.ShouldEndWith(".: 1 new, 0 known, 1 noise, 1 gone\n");
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
