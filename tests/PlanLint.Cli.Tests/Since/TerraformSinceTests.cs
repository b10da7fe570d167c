using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Since;

/// <summary>
/// The measure of <c>--since</c>: terraform itself says what an edit of an applied configuration changes; all of that is intended, and what
/// the state has drifted besides is not. Skipped, visibly, where there is no terraform.
/// </summary>
internal sealed class TerraformSinceTests
{
    private const string Root = """
        variable "size" {
          default = 1
        }

        locals {
          tags = { a = "1", b = "2" }
        }

        resource "terraform_data" "each" {
          for_each = local.tags
          input    = each.value
        }

        resource "terraform_data" "kept" {
          input = "kept"
        }

        resource "terraform_data" "literal" {
          input = "literal"
        }

        resource "terraform_data" "file" {
          input = file("${path.module}/note.txt")
        }

        module "m" {
          source = "./m"
          size   = var.size
        }

        resource "terraform_data" "reader" {
          input = module.m.made
        }

        """;

    private const string Module = """
        variable "size" {
          type = number
        }

        resource "terraform_data" "inner" {
          input = var.size
        }

        resource "terraform_data" "other" {
          input = "other"
        }

        output "made" {
          value = terraform_data.inner.output
        }

        """;

    private GitRepository repository = null!;
    private string state = "";

    [OneTimeSetUp]
    public void Apply_the_base()
    {
        if (ProgramPath.Find("terraform") is null) Assert.Ignore("terraform is not on PATH");
        repository = new GitRepository();
        repository.Write(".gitignore", ".terraform/\n");
        repository.Write("infra/main.tf", Root);
        repository.Write("infra/m/main.tf", Module);
        repository.Write("infra/note.txt", "note\n");
        repository.Write("cli.rc", "");
        repository.Commit();
        using var outside = new TemporaryFolder();
        string path = Path.Combine(outside.Path, "clean.tfstate");
        Terraform("get", "-no-color");
        Terraform("apply", "-auto-approve", "-input=false", "-lock=false", "-no-color", $"-state={path}");
        state = File.ReadAllText(path);
    }

    [OneTimeTearDown]
    public void Remove_it() => repository?.Dispose();

    [TestCase("a literal", "infra/main.tf", "\"literal\"", "\"another\"")]
    [TestCase("a default that goes through a module", "infra/main.tf", "default = 1", "default = 2")]
    [TestCase("one entry of a map", "infra/main.tf", "b = \"2\"", "b = \"3\"")]
    [TestCase("an entry that is new", "infra/main.tf", "b = \"2\"", "b = \"2\", c = \"3\"")]
    [TestCase("an entry that is gone", "infra/main.tf", ", b = \"2\"", "")]
    [TestCase("a file", "infra/note.txt", "note", "another note")]
    [TestCase("a line in a module", "infra/m/main.tf", "input = var.size", "input = var.size + 1")]
    [TestCase("a block that is renamed", "infra/main.tf", "resource \"terraform_data\" \"literal\"", "moved {\n  from = terraform_data.literal\n  to   = terraform_data.renamed\n}\n\nresource \"terraform_data\" \"renamed\"")]
    [TestCase("a block that is renamed without moved", "infra/main.tf", "resource \"terraform_data\" \"literal\"", "resource \"terraform_data\" \"renamed\"")]
    [TestCase("layout", "infra/main.tf", "input = \"literal\"", "input = (\n    \"literal\" # as before\n  )")]
    public void What_terraform_changes_for_an_edit_is_intended_and_drift_is_not(string what, string file, string from, string to)
    {
        string before = File.ReadAllText(Path.Combine(repository.Path, file));
        before.Contains(from, StringComparison.Ordinal).ShouldBeTrue(what);
        repository.Write(file, before.Replace(from, to, StringComparison.Ordinal));
        try
        {
            var edited = Plan(state).Changed;
            var (plan, changed) = Plan(Drifted(state, "kept"));
            repository.Write(".terraform/plan.json", plan);
            string[] expected = [.. changed.Select(a => $"{a} {(edited.Contains(a) ? "true" : "false")}")];
            expected.ShouldContain("terraform_data.kept false");
            repository.Changes("infra", "--plan", ".terraform/plan.json", "--since", "HEAD").Select(c => $"{c.Split(' ')[0]} {c.Split(' ')[^1]}").ShouldBe(expected, what);
        }
        finally
        {
            repository.Write(file, before);
        }
    }

    private static string Drifted(string state, string name)
    {
        var document = JsonNode.Parse(state)!;
        var resource = document["resources"]!.AsArray().Single(r => (string)r!["name"]! == name)!;
        resource["instances"]![0]!["attributes"]!["input"]!["value"] = "by hand";
        return document.ToJsonString();
    }

    private (string Json, string[] Changed) Plan(string from)
    {
        using var outside = new TemporaryFolder();
        outside.Write("state.tfstate", from);
        string path = Path.Combine(outside.Path, "state.tfstate"), saved = Path.Combine(outside.Path, "plan");
        Terraform("plan", "-input=false", "-lock=false", "-no-color", $"-state={path}", $"-out={saved}");
        string json = Terraform("show", "-json", saved);
        using var document = JsonDocument.Parse(json);
        string[] changed = [.. document.RootElement.GetProperty("resource_changes").EnumerateArray()
            .Where(c => c.GetProperty("change").GetProperty("actions")[0].GetString() is not ("no-op" or "read") || c.TryGetProperty("previous_address", out _))
            .Select(c => c.GetProperty("address").GetString()!)];
        return (json, changed);
    }

    private string Terraform(params string[] arguments)
    {
        var start = new ProcessStartInfo(ProgramPath.Find("terraform")!, arguments) { WorkingDirectory = Path.Combine(repository.Path, "infra"), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("TF_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        start.Environment["TF_CLI_CONFIG_FILE"] = Path.Combine(repository.Path, "cli.rc");
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output + errors.Result);
        return output;
    }
}
