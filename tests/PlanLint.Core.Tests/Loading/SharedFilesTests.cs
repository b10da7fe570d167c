using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Loading;

/// <summary>Directories whose files others link are no roots of their own, and a link that was written as text is read as what it names.</summary>
public sealed class SharedFilesTests
{
    private const string Main = "resource \"aws_sns_topic\" \"a\" {\n  name = var.name\n}\n";
    private const string Shared = "variable \"name\" {}\n";

    [Test]
    public void Follows_symbolic_links()
    {
        string root = Directory.CreateTempSubdirectory("planlint-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "stacks/a"));
        File.WriteAllText(Path.Combine(root, "stacks/common.tf"), Shared);
        File.WriteAllText(Path.Combine(root, "stacks/a/main.tf"), Main);
        File.CreateSymbolicLink(Path.Combine(root, "stacks/a/common.tf"), "../common.tf");
        var files = new DiskFileSource(root);
        SharedFiles.DirectoriesOf(files, ["stacks", "stacks/a"]).ShouldBe(["stacks"]);
        new ModuleLoader(files).Load("stacks/a").Root.Variables["name"].ShouldNotBeNull();
    }

    [Test]
    public void Reads_a_link_that_was_written_as_text()
    {
        var files = new MemoryFileSource(("stacks/common.tf", Shared), ("stacks/a/main.tf", Main), ("stacks/a/common.tf", "../common.tf"));
        SharedFiles.DirectoriesOf(files, ["stacks", "stacks/a"]).ShouldBe(["stacks"]);
        var tree = new ModuleLoader(files).Load("stacks/a");
        tree.Diagnostics.ShouldBeEmpty();
        var variable = tree.Root.Variables["name"].ShouldNotBeNull();
        variable.Location.Path.ShouldBe("stacks/common.tf");
        tree.IsShared(variable.Declaration.Tree).ShouldBeTrue();
    }

    [TestCase("stacks/a/common.tf", "../missing.tf", TestName = "A path to nothing")]
    [TestCase("stacks/a/common.tf", "../../../etc/passwd.tf", TestName = "A path that leads out")]
    [TestCase("stacks/a/common.tf", "../common.tf\n", TestName = "A line")]
    public void Takes_other_texts_as_they_are(string path, string text) =>
        new ModuleLoader(new MemoryFileSource(("stacks/common.tf", Shared), (path, text))).Load("stacks/a").Root.Files.ShouldHaveSingleItem()
            .Source.Path.ShouldBe(path);

    [TestCase("stacks/terraform.tfvars", "name = 1\n", TestName = "It has values of its own")]
    [TestCase("stacks/.terraform.lock.hcl", "", TestName = "It has a lock file")]
    [TestCase("stacks/more.tf", "locals {}\n", TestName = "It has a file that nobody links")]
    public void Is_a_root_when(string path, string text) =>
        SharedFiles.DirectoriesOf(
            new MemoryFileSource(("stacks/common.tf", Shared), ("stacks/a/main.tf", Main), ("stacks/a/common.tf", "../common.tf"), (path, text)),
            ["stacks", "stacks/a"]).ShouldBeEmpty();

    [Test]
    public void Is_a_root_when_the_others_are_nothing_but_links_to_it() =>
        SharedFiles.DirectoriesOf(new MemoryFileSource(("dev/main.tf", Main), ("prod/main.tf", "../dev/main.tf")), ["dev", "prod"]).ShouldBeEmpty();
}
