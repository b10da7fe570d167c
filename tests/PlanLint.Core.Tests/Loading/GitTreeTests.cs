using System.Text;
using PlanLint.Evaluation;
using PlanLint.Loading;

namespace PlanLint.Core.Tests.Loading;

/// <summary>A commit is read as it is in git's store, and reading it runs and changes nothing.</summary>
internal sealed class GitTreeTests
{
    private GitRepository repository = null!;

    [SetUp]
    public void Make_a_repository()
    {
        repository = new GitRepository();
        repository.Write("infra/main.tf", "locals { a = 1 }\n");
        repository.Write("infra/modules/db/ä b.tf", "locals { b = 1 }\n");
        repository.Write("README.md", "");
        repository.Commit();
    }

    [TearDown]
    public void Remove_it() => repository.Dispose();

    private GitTree Open(string revision = "main")
    {
        var tree = GitTree.Open(repository.Path, revision, out string? problem);
        problem.ShouldBeNull();
        return tree.ShouldNotBeNull();
    }

    private static string? Text(IFileSource files, string path) => files.Read(path).Bytes is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    [Test]
    public void Reads_what_a_revision_holds_whatever_the_work_tree_does()
    {
        repository.Write("infra/main.tf", "locals { a = 2 }\n");
        repository.Write("infra/new.tf", "");
        using var tree = Open();
        Text(tree, "infra/main.tf").ShouldBe("locals { a = 1 }\n");
        Text(tree, "infra/modules/db/ä b.tf").ShouldBe("locals { b = 1 }\n");
        Text(tree, "README.md").ShouldBe("");
        Text(tree, "infra/new.tf").ShouldBeNull();
        tree.FilesIn("infra").Paths.ShouldBe(["main.tf"]);
        tree.FilesBelow("infra", 10).Paths.ShouldBe(["main.tf", "modules/db/ä b.tf"]);
        tree.GetKind("infra/modules").ShouldBe(EvaluationFileKind.Directory);
        tree.GetKind("").ShouldBe(EvaluationFileKind.Directory);
        tree.GetKind("infra/new.tf").ShouldBe(EvaluationFileKind.Missing);
        tree.Problem.ShouldBeNull();
    }

    [Test]
    public void Reads_a_tag_a_commit_and_an_ancestor()
    {
        repository.Git("tag", "v1");
        repository.Write("infra/main.tf", "locals { a = 2 }\n");
        repository.Commit();
        foreach (string revision in (string[])["v1", "HEAD~1", "main^"])
        {
            using var tree = Open(revision);
            Text(tree, "infra/main.tf").ShouldBe("locals { a = 1 }\n", revision);
        }
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Follows_links_within_the_commit_and_none_out_of_it()
    {
        File.CreateSymbolicLink(Path.Combine(repository.Path, "shared"), "infra/modules");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "infra/linked.tf"), "../shared/db/ä b.tf");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "infra/passwd"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "infra/up"), "../../up");
        File.CreateSymbolicLink(Path.Combine(repository.Path, "infra/loop"), "loop");
        repository.Commit();
        using var tree = Open();
        Text(tree, "infra/linked.tf").ShouldBe("locals { b = 1 }\n");
        tree.FilesIn("shared/db").Paths.ShouldBe(["ä b.tf"]);
        tree.FilesIn("infra").Paths.ShouldBe(["linked.tf", "main.tf"]);
        foreach (string path in (string[])["infra/passwd", "infra/up", "infra/loop"])
        {
            tree.GetKind(path).ShouldBe(EvaluationFileKind.Outside, path);
            tree.Read(path).Bytes.ShouldBeNull(path);
        }
    }

    [TestCase("--upload-pack=touch pwned")]
    [TestCase("-h")]
    [TestCase("")]
    [TestCase(":/a change")]
    [TestCase("main..main")]
    [TestCase("main\nHEAD")]
    public void Takes_no_option_path_or_range_for_a_revision(string revision)
    {
        GitTree.Open(repository.Path, revision, out string? problem).ShouldBeNull();
        problem!.ShouldContain("is not a revision; name a commit, branch or tag");
    }

    [TestCase("nonsense")]
    [TestCase("HEAD:infra")]
    [TestCase("^main")]
    public void Says_that_there_is_no_such_revision(string revision)
    {
        GitTree.Open(repository.Path, revision, out string? problem).ShouldBeNull();
        problem.ShouldBe($"There is no revision '{revision}' in this repository; check its spelling, or fetch it first: git fetch origin");
    }

    [Test]
    public void Says_that_a_shallow_clone_does_not_hold_a_revision()
    {
        repository.Write("infra/main.tf", "locals { a = 2 }\n");
        repository.Commit();
        repository.Git("clone", "--quiet", "--depth=1", $"file://{repository.Path}", "../shallow");
        GitTree.Open(Path.Combine(repository.Above, "shallow"), "HEAD~1", out string? problem).ShouldBeNull();
        problem!.ShouldStartWith("This clone is shallow and does not hold 'HEAD~1'; fetch it first:");
    }

    [Test]
    public void Fetches_nothing_that_a_partial_clone_lacks()
    {
        repository.Git("config", "uploadpack.allowFilter", "true");
        repository.Git("clone", "--quiet", "--no-checkout", "--filter=blob:none", $"file://{repository.Path}", "../partial");
        using var tree = GitTree.Open(Path.Combine(repository.Above, "partial"), "origin/main", out _).ShouldNotBeNull();
        tree.Read("infra/main.tf").Bytes.ShouldBeNull();
        tree.Problem!.ShouldStartWith("git does not have 'infra/main.tf' of 'origin/main'");
        tree.Problem!.ShouldEndWith("a partial clone lacks files: clone without --filter");
        tree.Read("README.md").Bytes.ShouldBeNull();
    }

    [Test]
    public void Takes_no_repository_further_up_for_its_own()
    {
        string inner = Path.Combine(repository.Path, "vendored");
        Directory.CreateDirectory(inner);
        GitTree.Open(inner, "main", out string? none).ShouldBeNull();
        none.ShouldBe("--since needs a git repository, and 'vendored' lies in none; run 'git init', or leave it out");
        Directory.CreateDirectory(Path.Combine(inner, ".git"));
        GitTree.Open(inner, "main", out string? broken).ShouldBeNull();
        broken!.ShouldStartWith("git cannot read the repository: ");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Runs_nothing_that_the_repository_names()
    {
        string trap = Path.Combine(repository.Above, "trap");
        File.WriteAllText(trap, $"#!/bin/sh\ntouch '{trap}.sprung'\n");
        File.SetUnixFileMode(trap, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (string key in (string[])["core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "filter.x.smudge", "filter.x.clean", "diff.x.textconv", "alias.ls-tree", "core.askPass", "core.editor"])
            repository.Git("config", key, trap);
        repository.Write(".gitattributes", "* filter=x diff=x\n");
        File.Copy(trap, Path.Combine(repository.Path, "git"));
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = repository.Path;
            using var tree = Open();
            Text(tree, "infra/main.tf").ShouldBe("locals { a = 1 }\n");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
        File.Exists(trap + ".sprung").ShouldBeFalse();
    }
}
