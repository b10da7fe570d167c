using PlanLint.Loading;

namespace PlanLint.Core.Tests.Loading;

/// <summary>A root is not whole where Terragrunt writes files into it.</summary>
public class TerragruntFilesTests
{
    private const string Generates = "generate \"provider\" {\n  path = \"provider.tf\"\n}\n";

    [TestCase("terragrunt.hcl", true, TestName = "Above the module")]
    [TestCase("live/root.hcl", true, TestName = "Beside a directory above it")]
    [TestCase("live/prod/terragrunt.hcl", true, TestName = "Two levels below a directory above it")]
    [TestCase("live/prod/eu/terragrunt.hcl", false, TestName = "Too far away")]
    [TestCase("main.hcl", true, TestName = "In a file of any name, which units include")]
    [TestCase("live/.tflint.hcl", false, TestName = "A file of another tool")]
    [TestCase(".cache/terragrunt.hcl", false, TestName = "In a hidden directory")]
    public void Looks_near_the_module(string path, bool found) =>
        Load((path, Generates)).IsCompletedByTerragrunt.ShouldBe(found);

    [TestCase("remote_state {\n  backend = \"s3\"\n  generate = { path = \"backend.tf\" }\n}\n", true)]
    [TestCase("inputs = { generate = 1 }\n", false)]
    [TestCase("generate \"x\" {", true)]
    [TestCase("", false)]
    public void Asks_what_the_file_generates(string text, bool found) =>
        Load(("live/terragrunt.hcl", text)).IsCompletedByTerragrunt.ShouldBe(found);

    [Test]
    public void A_root_with_a_backend_is_whole() =>
        new ModuleLoader(new MemoryFileSource(("modules/vpc/main.tf", "terraform {\n  backend \"s3\" {}\n}\n"), ("terragrunt.hcl", Generates))).Load("modules/vpc")
            .IsCompletedByTerragrunt.ShouldBeFalse();

    [TestCase("../../modules/vpc", true)]
    [TestCase("../../modules//vpc", true)]
    [TestCase("${get_repo_root()}/modules/vpc", true)]
    [TestCase("${local.base}//vpc?ref=v1", true)]
    [TestCase("../../modules/other", false)]
    [TestCase("git::https://example.com/modules.git//vpc", false)]
    [TestCase("tfr:///acme/vpc/aws?version=1.0.0", false)]
    public void Knows_what_a_unit_runs_by_its_source(string source, bool isRun) =>
        Load(("live/prod/terragrunt.hcl", $"terraform {{\n  source = \"{source}\"\n}}\n")).IsRunByTerragrunt.ShouldBe(isRun);

    private static PlanLint.Semantics.ModuleTree Load((string Path, string Text) file) =>
        new ModuleLoader(new MemoryFileSource(("modules/vpc/main.tf", "variable \"a\" {}\n"), file)).Load("modules/vpc");
}
