using PlanLint.Core.Tests.Semantics;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Core.Tests.Loading;

public class ModuleLoaderTests
{
    [Test]
    public void Reads_primary_files_by_name_and_override_files_last()
    {
        var tree = TestModules.Load("""
            # file: override.tf
            # file: b.tf
            # file: a_override.tf
            # file: a.tf
            # file: notes.txt
            # file: .hidden.tf
            """);
        tree.Root.Files.Select(f => f.Source.Path).ShouldBe(["a.tf", "b.tf", "main.tf", "a_override.tf", "override.tf"]);
        tree.Root.OverrideCount.ShouldBe(2);
    }

    [Test]
    public void A_tofu_file_shadows_the_tf_file_of_the_same_name()
    {
        var tree = TestModules.Load("""
            # file: a.tf
            locals { from = "tf" }
            # file: a.tofu
            locals { from = "tofu" }
            """);
        tree.Root.Files.Select(f => f.Source.Path).ShouldBe(["a.tofu", "main.tf"]);
    }

    [Test]
    public void An_override_replaces_attributes_and_nested_blocks_of_its_type()
    {
        var tree = TestModules.Load("""
            resource "aws_instance" "a" {
              ami  = "base"
              size = "base"
              ebs { name = "base-1" }
              ebs { name = "base-2" }
              tag { name = "base" }
              lifecycle { prevent_destroy = true }
            }
            # file: x_override.tf
            resource "aws_instance" "a" {
              size = "over"
              ebs { name = "over" }
              lifecycle { ignore_changes = [size] }
            }
            """);
        var resource = tree.Root.Resources["aws_instance.a"]!;
        resource.Body.Attributes.Select(a => a.ToString()).ShouldBe(["ami  = \"base\"", "size = \"over\""]);
        resource.Body.GetBlocks("ebs").Select(b => b.ToString()).ShouldBe(["ebs { name = \"over\" }"]);
        resource.Body.GetBlocks("tag").Count().ShouldBe(1);
        resource.LifecycleAttribute("prevent_destroy").ShouldNotBeNull();
        resource.LifecycleAttribute("ignore_changes").ShouldNotBeNull();
        resource.Location.Path.ShouldBe("main.tf");
    }

    [Test]
    public void Later_override_files_win()
    {
        var tree = TestModules.Load("""
            locals { a = 1 }
            # file: a_override.tf
            locals { a = 2 }
            # file: b_override.tf
            locals { a = 3 }
            """);
        tree.Root.Locals["a"]!.Value.ToString().ShouldBe("3");
        tree.Root.Locals["a"]!.Location.Path.ShouldBe("main.tf");
    }

    [Test]
    public void Loads_local_modules_by_path_and_others_through_the_manifest()
    {
        var tree = TestModules.Load("""
            module "app" { source = "./modules/app" }
            module "vpc" { source = "terraform-aws-modules/vpc/aws" }
            # file: modules/app/main.tf
            module "inner" { source = "../inner" }
            # file: modules/inner/main.tf
            resource "aws_vpc" "x" {}
            # file: .terraform/modules/vpc/main.tf
            resource "aws_vpc" "y" {}
            # file: .terraform/modules/modules.json
            {"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"vpc","Source":"registry.terraform.io/terraform-aws-modules/vpc/aws","Version":"5.0.0","Dir":".terraform/modules/vpc"}]}
            """);
        tree.Modules.Select(m => $"{m.Path} {m.Directory}").ShouldBe([" ", "module.app modules/app", "module.app.module.inner modules/inner", "module.vpc .terraform/modules/vpc"]);
        tree.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("\"Source\":\"git::https://example.com/vpc.git\",", "git::https://example.com/vpc.git  8f3b2c1d5e6f708192a3b4c5d6e7f8091a2b3c4d")]
    [TestCase("\"Source\":\"registry.terraform.io/acme/vpc/aws\",\"Version\":\"5.0.0\",", "registry.terraform.io/acme/vpc/aws 5.0.0 8f3b2c1d5e6f708192a3b4c5d6e7f8091a2b3c4d")]
    [TestCase("\"Source\":5,", null)]
    [TestCase("", null)]
    public void A_call_knows_what_was_fetched_for_it(string source, string? fetched)
    {
        var tree = TestModules.Load($$"""
            module "app" { source = "./app" }
            # file: app/main.tf
            module "vpc" { source = "git::https://example.com/vpc.git" }
            # file: .terraform/modules/app.vpc/main.tf
            # file: .terraform/modules/app.vpc/.git/HEAD
            8f3b2c1d5e6f708192a3b4c5d6e7f8091a2b3c4d
            # file: .terraform/modules/modules.json
            {"Modules":[{"Key":"app","Source":"./app","Dir":"app"},{"Key":"app.vpc",{{source}}"Dir":".terraform/modules/app.vpc"}]}
            """);
        tree.Diagnostics.ShouldBeEmpty();
        tree.Root.ModuleCalls["app"]!.Fetched.ShouldBeNull();
        var call = tree.Modules[1].ModuleCalls["vpc"]!;
        call.Target.ShouldNotBeNull();
        (call.Fetched is { } f ? $"{f.Source} {f.Version} {f.Commit}" : null).ShouldBe(fetched);
    }

    [Test]
    public void A_directory_called_twice_is_two_modules_over_the_same_trees()
    {
        var tree = TestModules.Load("""
            module "a" { source = "./m" }
            module "b" { source = "./m" }
            # file: m/main.tf
            variable "x" { default = 1 }
            """);
        var (a, b) = (tree.Modules[1], tree.Modules[2]);
        a.Files[0].ShouldBeSameAs(b.Files[0]);
        a.Variables["x"].ShouldNotBeSameAs(b.Variables["x"]);
        tree.DistinctModules.Count().ShouldBe(2);
    }

    [Test]
    public void A_module_that_is_not_on_disk_is_a_note_at_its_source()
    {
        var tree = TestModules.Load("module \"vpc\" { source = \"terraform-aws-modules/vpc/aws\" }");
        var finding = tree.Diagnostics.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(ToolRules.ModuleNotLoaded);
        finding.Severity.ShouldBe(Severity.Note);
        finding.Location.ToString().ShouldBe("main.tf(1,16)");
        tree.Root.ModuleCalls[0].Target.ShouldBeNull();
    }

    [TestCase("module \"a\" { source = \"./missing\" }", "there is no directory 'missing'", Severity.Error)]
    [TestCase("module \"a\" { source = \"./\" }", "the calls never end", Severity.Error)]
    [TestCase("module \"a\" { source = \"./.terraform/modules/all/one\" }", "is not on disk; run 'terraform init'", Severity.Note)]
    [TestCase("module \"a\" { source = \"../other\" }", "lies outside the repository", Severity.Note)]
    public void A_local_module_that_cannot_be_read_is_a_finding(string text, string message, Severity severity)
    {
        var finding = TestModules.Load(text).Diagnostics.ShouldHaveSingleItem();
        finding.Message.ShouldContain(message);
        finding.Severity.ShouldBe(severity);
    }

    [Test]
    public void Modules_that_call_each_other_end_with_a_finding()
    {
        var tree = TestModules.Load("""
            module "a" { source = "./a" }
            # file: a/main.tf
            module "b" { source = "../b" }
            # file: b/main.tf
            module "a" { source = "../a" }
            """);
        tree.Modules.Count.ShouldBe(3);
        tree.Diagnostics.ShouldHaveSingleItem().Location.Path.ShouldBe("b/main.tf");
    }

    [Test]
    public void Modules_that_multiply_are_bounded()
    {
        // Each level calls the next twice: 2^20 modules without a bound.
        var files = Enumerable.Range(0, 20).Select(i => (i == 0 ? "main.tf" : $"m{i}/main.tf",
            $"module \"a\" {{ source = \"{(i == 0 ? "./" : "../")}m{i + 1}\" }}\nmodule \"b\" {{ source = \"{(i == 0 ? "./" : "../")}m{i + 1}\" }}")).Append(("m20/main.tf", ""));
        var tree = new ModuleLoader(new MemoryFileSource(files)).Load("");
        tree.Modules.Count.ShouldBeLessThanOrEqualTo(4_000);
        tree.Diagnostics.ShouldContain(d => d.Rule == ToolRules.BoundExceeded);
    }

    [Test]
    public void A_file_with_a_syntax_error_is_reported_and_the_rest_is_loaded()
    {
        var tree = TestModules.Load("""
            locals { a = 1 }
            # file: bad.tf
            locals { b = }
            """);
        tree.Diagnostics.ShouldContain(d => d.Rule == ToolRules.SyntaxError && d.Location.Path == "bad.tf");
        tree.Root.Locals["a"].ShouldNotBeNull();
    }

    [Test]
    public void Variable_values_come_in_terraforms_order()
    {
        var tree = new ModuleLoader(new MemoryFileSource(
            ("main.tf", "variable \"x\" {}"),
            ("z.auto.tfvars", "x = \"z\""), ("a.auto.tfvars", "x = \"a\""), ("terraform.tfvars", "x = \"t\""), ("given.tfvars", "x = \"given\""), ("other.tfvars", "x = \"no\"")),
            new ModuleLoadOptions { Variables = [new VariableOption(true, "given.tfvars"), new VariableOption(false, "x=cli")] }).Load("");
        tree.Assignments.Select(a => a.Value?.ToString() ?? a.Text).ShouldBe(["\"t\"", "\"a\"", "\"z\"", "\"given\"", "cli"]);
        tree.Assignment("x")!.Text.ShouldBe("cli");
    }

    [TestCase("no-equals-sign", false)]
    [TestCase("missing.tfvars", true)]
    public void A_variable_option_that_cannot_be_read_is_a_finding(string text, bool isFile)
    {
        var tree = TestModules.Load("", new VariableOption(isFile, text));
        tree.Diagnostics.ShouldHaveSingleItem().Rule.ShouldBe(ToolRules.InputNotUnderstood);
    }

    [Test]
    public void A_value_that_no_variable_takes_is_a_finding_with_the_name_that_was_meant()
    {
        var tree = TestModules.Load("""
            variable "region" {}
            # file: terraform.tfvars
            regoin = "x"
            """, new VariableOption(false, "zone=1"));
        tree.Diagnostics.Select(d => $"{d.Severity} {d.Location} {d.Message}").ShouldBe(
        [
            "Error -var A value is given to var.zone, which the root module does not declare",
            "Note main.tf(1,1) var.region is given no value, so what depends on it is not known.",
            "Warning terraform.tfvars(1,1) A value is given to var.regoin, which the root module does not declare; did you mean 'region'?",
        ]);
    }

    [Test]
    public void A_source_that_is_computed_is_a_note() =>
        TestModules.Load("variable \"v\" {}\nmodule \"m\" { source = var.v }").Diagnostics.ShouldHaveSingleItem().Rule.ShouldBe(ToolRules.ModuleNotLoaded);

    [Test]
    public void A_broken_manifest_is_a_finding()
    {
        var tree = TestModules.Load("""
            # file: .terraform/modules/modules.json
            {"Modules": 5}
            """);
        tree.Diagnostics.ShouldHaveSingleItem().Location.Path.ShouldBe(".terraform/modules/modules.json");
    }

    [Test]
    public void The_result_does_not_show_how_many_threads_read()
    {
        var files = Enumerable.Range(0, 60).Select(i => ($"f{i}.tf", i % 7 == 0 ? "locals { = }" : $"locals {{ l{i} = {i} }}")).ToList();
        string Read(int threads)
        {
            var tree = new ModuleLoader(new MemoryFileSource(files), new ModuleLoadOptions { Threads = threads }).Load("");
            return string.Join('\n', tree.Diagnostics.Select(d => $"{d.Location} {d.Message}").Concat(tree.Root.Locals.Select(l => l.Reference)));
        }
        Read(8).ShouldBe(Read(1));
    }
}
