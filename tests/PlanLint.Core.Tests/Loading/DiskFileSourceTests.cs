using PlanLint.Evaluation;
using PlanLint.Loading;

namespace PlanLint.Core.Tests.Loading;

/// <summary>Nothing outside the root is read, however the way there is written.</summary>
public class DiskFileSourceTests
{
    private string outside = null!;
    private string root = null!;

    [SetUp]
    public void Make_a_repository_beside_a_secret()
    {
        outside = Directory.CreateTempSubdirectory("planlint-disk-").FullName;
        root = Path.Combine(outside, "repository");
        Directory.CreateDirectory(Path.Combine(root, "modules"));
        File.WriteAllText(Path.Combine(outside, "secret.tf"), "locals { secret = 1 }");
        File.WriteAllText(Path.Combine(root, "main.tf"), "locals { a = 1 }");
    }

    [TearDown]
    public void Remove_it() => Directory.Delete(outside, recursive: true);

    [Test]
    public void Reads_files_below_the_root()
    {
        var files = new DiskFileSource(root);
        files.FilesIn("").Paths.ShouldBe(["main.tf"]);
        files.Read("main.tf").Bytes.ShouldNotBeNull();
        files.GetKind("modules").ShouldBe(EvaluationFileKind.Directory);
        files.GetKind("nothing").ShouldBe(EvaluationFileKind.Missing);
    }

    [TestCase("../secret.tf")]
    [TestCase("modules/../../secret.tf")]
    [TestCase("linked.tf")]
    [TestCase("linked/secret.tf")]
    [TestCase("twice/secret.tf")]
    [TestCase("/etc/hostname")]
    public void Does_not_read_outside_the_root(string path)
    {
        File.CreateSymbolicLink(Path.Combine(root, "linked.tf"), Path.Combine(outside, "secret.tf"));
        Directory.CreateSymbolicLink(Path.Combine(root, "linked"), "..");
        Directory.CreateSymbolicLink(Path.Combine(root, "twice"), "linked");
        var files = new DiskFileSource(root);
        files.GetKind(path).ShouldBe(EvaluationFileKind.Outside);
        files.Read(path).Bytes.ShouldBeNull();
    }

    [Test]
    public void Links_within_the_root_are_followed()
    {
        File.CreateSymbolicLink(Path.Combine(root, "modules", "same.tf"), "../main.tf");
        new DiskFileSource(root).Read("modules/same.tf").Bytes.ShouldNotBeNull();
    }

    [Test]
    public void Links_in_a_circle_are_nothing()
    {
        File.CreateSymbolicLink(Path.Combine(root, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(root, "b"), "a");
        new DiskFileSource(root).Read("a").Bytes.ShouldBeNull();
    }

    [Test]
    public void A_linked_root_is_read_where_it_leads()
    {
        string link = Path.Combine(outside, "link");
        Directory.CreateSymbolicLink(link, root);
        new DiskFileSource(link).Read("main.tf").Bytes.ShouldNotBeNull();
    }

    [Test]
    public void Listing_does_not_walk_into_links()
    {
        Directory.CreateSymbolicLink(Path.Combine(root, "modules", "again"), "..");
        File.WriteAllText(Path.Combine(root, "modules", "m.tf"), "");
        new DiskFileSource(root).FilesBelow("", 100).Paths.ShouldBe(["main.tf", "modules/m.tf"]);
    }

    [Test]
    public void A_module_reached_through_a_link_out_of_the_root_is_not_loaded()
    {
        File.WriteAllText(Path.Combine(root, "main.tf"), "module \"a\" { source = \"./linked\" }");
        Directory.CreateSymbolicLink(Path.Combine(root, "linked"), "..");
        var tree = new ModuleLoader(new DiskFileSource(root)).Load("");
        tree.Modules.Count.ShouldBe(1);
        tree.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("outside the repository");
    }
}
