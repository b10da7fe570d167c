using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Semantics;

/// <summary>Words that newer versions of Terraform and OpenTofu take. What they refuse stands in the second list, as the issue says it.</summary>
public sealed class LanguageTests
{
    private static IEnumerable<TestCaseData> Taken() => ValidationCase.In("language.txt").Select(c => new TestCaseData(c));

    [TestCaseSource(nameof(Taken))]
    public void Finds_what_the_title_says(ValidationCase fixture)
    {
        var tree = fixture.Load();
        var found = tree.Diagnostics.Select(d => $"{d.Rule.Id} {d.Location.Path}").Concat(tree.Issues.Select(i => $"{i.Summary} @ {i.Location.LineSpan.Start.Line + 1}"));
        string expected = fixture.Title.Contains(" -> ", StringComparison.Ordinal) ? fixture.Title.Split(" -> ")[1] : "nothing";
        (found.Any() ? string.Join("; ", found) : "nothing").ShouldBe(expected, string.Join('\n', tree.Issues.Select(i => i.Message)));
    }

    [Test]
    public void Knows_no_instance_of_what_is_disabled()
    {
        var tree = TestModules.Load("""
            variable "on" {
              default = false
            }
            resource "terraform_data" "off" {
              input = 1
              lifecycle { enabled = var.on }
            }
            resource "terraform_data" "on" {
              input = 1
              lifecycle { enabled = !var.on }
            }
            module "off" {
              source = "./m"
              lifecycle { enabled = var.on }
            }
            output "off" { value = terraform_data.off }
            output "on" { value = terraform_data.on.input }
            output "module" { value = module.off }
            # file: m/main.tf
            resource "terraform_data" "x" {}
            """);
        tree.Evaluation.Instances(tree.Root.Resources["terraform_data.off"]!).ShouldSatisfyAllConditions(e => e.Addresses.ShouldBeEmpty(), e => e.IsComplete.ShouldBeTrue());
        tree.Evaluation.Instances(tree.Root.Resources["terraform_data.on"]!).Addresses.Length.ShouldBe(1);
        tree.Evaluation.Instances(tree.Modules[1].Resources["terraform_data.x"]!).Addresses.ShouldBeEmpty();
        tree.Evaluation.ValueOf(tree.Root.Outputs["off"]!, PlanLint.Addresses.ModulePath.Root).IsNull.ShouldBeTrue();
        tree.Evaluation.ValueOf(tree.Root.Outputs["module"]!, PlanLint.Addresses.ModulePath.Root).IsNull.ShouldBeTrue();
        tree.Evaluation.ValueOf(tree.Root.Outputs["on"]!, PlanLint.Addresses.ModulePath.Root).AsNumber.ToString().ShouldBe("1");
    }

    [Test]
    public void Loads_a_module_whose_source_is_made_of_what_is_known()
    {
        var tree = TestModules.Load("""
            variable "dir" { default = "m" }
            locals { source = "./${var.dir}" }
            module "m" { source = local.source }
            # file: m/main.tf
            output "x" { value = 1 }
            """);
        tree.Modules.Count.ShouldBe(2);
        tree.Root.ModuleCalls["m"]!.Source.ShouldBe("./m");
    }

    [Test]
    public void Loads_what_init_installed_for_a_source_that_is_not_known()
    {
        var tree = TestModules.Load("""
            variable "dir" {}
            module "m" { source = var.dir }
            # file: .terraform/modules/modules.json
            {"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"m","Source":"./m","Dir":"m"}]}
            # file: m/main.tf
            output "x" { value = 1 }
            """);
        tree.Root.ModuleCalls["m"]!.Target.ShouldNotBeNull();
        tree.Diagnostics.ShouldBeEmpty();
    }

    /// <summary>The page has a row for each, with the versions that decide.</summary>
    [Test]
    public void Describes_each_feature_in_the_docs()
    {
        string page = File.ReadAllText(Path.Combine(PlanLint.Testing.RepositoryFiles.Root(), "docs", "language.md"));
        foreach (var feature in LanguageFeature.All)
            page.ShouldContain($"| {feature.Name} | {feature.Terraform?.ToString() ?? "–"} | {feature.OpenTofu?.ToString() ?? "–"} |");
    }
}
