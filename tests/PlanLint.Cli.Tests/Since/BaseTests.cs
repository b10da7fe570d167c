using System.Text.Json;

namespace PlanLint.Cli.Tests.Since;

/// <summary>What the base revision may be like: each ends in a right verdict or in one clear message.</summary>
internal sealed class BaseTests
{
    private const string Block = "resource \"terraform_data\" \"a\" {\n  input = \"new\"\n}\n";

    private static string Plan(string address) => $$"""
        { "format_version": "1.2", "terraform_version": "1.11.4", "complete": true, "errored": false, "configuration": { "root_module": {} },
          "prior_state": { "format_version": "1.0", "values": { "root_module": {} } },
          "resource_changes": [{ "address": {{JsonSerializer.Serialize(address)}}, "mode": "managed", "type": "terraform_data", "name": "a",
            "change": { "actions": ["update"], "before": { "input": "old" }, "after": { "input": "new" }, "after_unknown": {}, "before_sensitive": {}, "after_sensitive": {} } }] }
        """;

    private GitRepository repository = null!;

    [SetUp]
    public void Make_a_repository()
    {
        repository = new GitRepository();
        repository.Write("plan.json", Plan("terraform_data.a"));
    }

    [TearDown]
    public void Remove_it() => repository.Dispose();

    private string[] Since(string revision, string root = "infra") => repository.Changes(root, "--plan", "plan.json", "--since", revision);

    [Test]
    public void A_dirty_tree_is_compared_as_it_is_on_disk()
    {
        repository.Write("infra/main.tf", Block.Replace("new", "old", StringComparison.Ordinal));
        repository.Commit();
        repository.Write("infra/main.tf", Block);
        Since("HEAD").ShouldBe(["terraform_data.a edited true"]);
    }

    [Test]
    public void A_slash_behind_the_root_changes_nothing()
    {
        repository.Write("infra/main.tf", Block);
        repository.Commit();
        Since("HEAD", "infra/").ShouldBe(["terraform_data.a pending false"]);
    }

    [Test]
    public void A_root_that_was_not_there_is_new_and_that_is_said()
    {
        repository.Commit();
        repository.Write("infra/main.tf", Block);
        Since("HEAD").ShouldBe(["terraform_data.a edited true"]);
        repository.Check("infra", "--plan", "plan.json", "--since", "HEAD").Output.ShouldContain("note: 'infra' was not there at HEAD, so all of it counts as new");
    }

    [Test]
    public void A_renamed_root_is_the_same_root()
    {
        repository.Write("infra/main.tf", Block + "resource \"terraform_data\" \"b\" {\n  input = \"b\"\n}\n");
        repository.Commit();
        repository.Delete("infra");
        repository.Write("live/prod/main.tf", Block + "resource \"terraform_data\" \"b\" {\n  input = \"other\"\n}\n");
        Since("HEAD", "live/prod").ShouldBe(["terraform_data.a pending false"]);
        repository.Check("live/prod", "--plan", "plan.json", "--since", "HEAD").Output.ShouldContain("note: 'live/prod' is compared with 'infra', which it was at HEAD");
    }

    [Test]
    public void A_base_with_another_module_layout_is_matched_by_moved_blocks()
    {
        repository.Write("infra/main.tf", Block);
        repository.Commit();
        repository.Write("infra/main.tf", "module \"m\" {\n  source = \"../modules/m\"\n}\nmoved {\n  from = terraform_data.a\n  to   = module.m.terraform_data.a\n}\n");
        repository.Write("modules/m/main.tf", Block);
        repository.Write("plan.json", Plan("module.m.terraform_data.a"));
        Since("HEAD").ShouldBe(["module.m.terraform_data.a pending false"]);
    }

    [Test]
    public void A_base_that_does_not_parse_makes_no_change_intended()
    {
        repository.Write("infra/main.tf", "resource {{{\n");
        repository.Commit();
        repository.Write("infra/main.tf", Block);
        Since("HEAD").ShouldBe(["terraform_data.a edited "]);
        repository.Check("infra", "--plan", "plan.json", "--since", "HEAD").Output.ShouldContain("of 'HEAD' does not parse, so not all of it is compared");
    }

    [Test]
    public void An_unfinished_merge_is_refused()
    {
        repository.Write("infra/main.tf", Block);
        repository.Commit();
        repository.Git("switch", "--quiet", "--create", "other");
        repository.Write("infra/main.tf", Block.Replace("new", "theirs", StringComparison.Ordinal));
        repository.Commit();
        repository.Git("switch", "--quiet", "main");
        repository.Write("infra/main.tf", Block.Replace("new", "ours", StringComparison.Ordinal));
        repository.Commit();
        GitRepository.Run(repository.Path, 1, "merge", "--quiet", "other");
        repository.Write("infra/main.tf", Block);
        var (result, report) = repository.Report("infra", "--plan", "plan.json", "--since", "HEAD~1");
        result.ExitCode.ShouldBe(2);
        report.GetProperty("notifications")[0].GetProperty("message").GetString().ShouldBe("a merge is not finished, so nobody knows what the configuration is going to be (infra/main.tf is unmerged); resolve it, 'git add' what you have resolved, and run again.");
    }

    [Test]
    public void A_shallow_clone_is_told_to_fetch()
    {
        repository.Write("infra/main.tf", Block);
        repository.Commit();
        repository.Commit();
        GitRepository.Run(repository.Path, 0, "clone", "--quiet", "--depth", "1", "file://" + repository.Path, "clone");
        var result = CliProcess.Run(["check", "infra", "--since", "HEAD~1", "--format", "json"], Path.Combine(repository.Path, "clone"));
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("This clone is shallow and does not hold 'HEAD~1'; fetch it first: git fetch origin HEAD~1, or check out with full history (fetch-depth: 0).");
    }

    [Test]
    public void No_repository_is_one_message()
    {
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", Block);
        var result = CliProcess.Run(["check", ".", "--since", "main", "--format", "json"], folder.Path);
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("--since needs a git repository");
    }

    [Test]
    public void A_submodule_is_read_at_the_commit_that_the_revision_names()
    {
        using var library = new GitRepository();
        library.Write("main.tf", Block);
        library.Commit();
        repository.Git("submodule", "--quiet", "add", library.Path, "modules/m");
        repository.Write("infra/main.tf", "module \"m\" {\n  source = \"../modules/m\"\n}\n");
        repository.Write("plan.json", Plan("module.m.terraform_data.a"));
        repository.Commit();
        Since("HEAD").ShouldBe(["module.m.terraform_data.a pending false"]);
        repository.Write("modules/m/main.tf", Block.Replace("new", "newer", StringComparison.Ordinal));
        Since("HEAD").ShouldBe(["module.m.terraform_data.a edited true"]);
    }

    [Test]
    public void A_submodule_that_is_not_here_is_told_and_no_verdict()
    {
        using var library = new GitRepository();
        library.Write("main.tf", Block);
        library.Commit();
        repository.Git("submodule", "--quiet", "add", library.Path, "modules/m");
        repository.Write("infra/main.tf", "module \"m\" {\n  source = \"../modules/m\"\n}\n");
        repository.Write("plan.json", Plan("module.m.terraform_data.a"));
        repository.Commit();
        repository.Delete("modules/m");
        repository.Write("modules/m/main.tf", Block);
        var (result, report) = repository.Report("infra", "--plan", "plan.json", "--since", "HEAD");
        result.ExitCode.ShouldBe(2);
        report.GetProperty("notifications")[0].GetProperty("message").GetString()!.ShouldStartWith("'modules/m' is a submodule, and its commit ");
    }

    private const string Reading = "resource \"terraform_data\" \"a\" {\n  input = file(\"${path.module}/big.txt\")\n}\n";
    private const string Pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\nsize 3\n";

    [TestCase("foo", "terraform_data.a pending false")]
    [TestCase("bar", "terraform_data.a edited true")]
    [TestCase(Pointer, "terraform_data.a pending false")]
    public void A_file_that_git_lfs_keeps_is_compared_by_its_hash(string now, string expected)
    {
        repository.Write("infra/main.tf", Reading);
        repository.Write("infra/big.txt", Pointer);
        repository.Commit();
        repository.Write("infra/big.txt", now);
        Since("HEAD").ShouldBe([expected]);
        repository.Check("infra", "--plan", "plan.json", "--since", "HEAD").Output.Contains("Git LFS keeps 'infra/big.txt' of 'HEAD'", StringComparison.Ordinal).ShouldBe(now == "bar");
    }

    [Test]
    public void A_variable_file_that_git_ignores_counts_as_unchanged_and_every_report_says_so()
    {
        const string remark = "git ignores 'infra/terraform.tfvars', so it counts as unchanged since HEAD";
        repository.Write(".gitignore", "*.tfvars\n");
        repository.Write("infra/main.tf", "variable \"x\" {\n  default = \"old\"\n}\nresource \"terraform_data\" \"a\" {\n  input = var.x\n}\n");
        repository.Write("infra/terraform.tfvars", "x = \"new\"\n");
        repository.Commit();
        Since("HEAD").ShouldBe(["terraform_data.a pending false"]);
        repository.Check("infra", "--plan", "plan.json", "--since", "HEAD").Output.ShouldContain($"note: {remark}");
        var (result, report) = repository.Report("infra", "--plan", "plan.json", "--since", "HEAD", "--report", "sarif=r.sarif", "--report", "markdown=r.md", "--report", "html=r.html");
        result.Error.ShouldContain(remark);
        report.GetProperty("roots")[0].GetProperty("remarks").EnumerateArray().Single().GetString().ShouldBe(remark);
        File.ReadAllText(Path.Combine(repository.Path, "r.md")).ShouldContain("so it counts as unchanged since HEAD");
        File.ReadAllText(Path.Combine(repository.Path, "r.html")).ShouldContain("so it counts as unchanged since HEAD");
        using var sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(repository.Path, "r.sarif")));
        var note = sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().Last();
        note.GetProperty("level").GetString().ShouldBe("note");
        note.GetProperty("message").GetProperty("text").GetString().ShouldBe(remark + ".");
    }

    [Test]
    public void Many_changed_files_beside_the_configuration_change_no_verdict()
    {
        repository.Write("infra/main.tf", Block);
        for (int i = 0; i < 1_000; i++) repository.Write($"docs/{i % 100}/{i}.txt", "old");
        repository.Commit();
        for (int i = 0; i < 1_000; i++) repository.Write($"docs/{i % 100}/{i}.txt", "new");
        Since("HEAD").ShouldBe(["terraform_data.a pending false"]);
    }

    [Test]
    public void Only_new_findings_since_a_revision()
    {
        const string untyped = "variable \"old\" {\n}\n";
        repository.Write("infra/main.tf", untyped);
        repository.Commit();
        repository.Write("infra/main.tf", "# a line before\n" + untyped + "variable \"new\" {\n}\n");
        var findings = repository.Report("infra", "--only", "PL0410", "--since", "HEAD", "--new-only").Report.GetProperty("roots")[0].GetProperty("findings").EnumerateArray().ToArray();
        findings.Length.ShouldBe(1);
        findings[0].GetProperty("line").GetInt32().ShouldBe(4);
        repository.Report("infra", "--only", "PL0410", "--since", "HEAD").Report.GetProperty("roots")[0].GetProperty("findings").GetArrayLength().ShouldBe(2);
    }

    [Test]
    public void Only_roots_that_are_others()
    {
        repository.Write("modules/m/main.tf", Block);
        repository.Write("one/main.tf", "module \"m\" {\n  source = \"../modules/m\"\n}\n");
        repository.Write("two/main.tf", Block);
        repository.Write("three/main.tf", Block);
        repository.Commit();
        repository.Write("modules/m/main.tf", Block.Replace("new", "newer", StringComparison.Ordinal));
        repository.Write("three/.terraform.lock.hcl", "provider \"registry.terraform.io/a/b\" {\n  version = \"1.0.0\"\n}\n");
        var (result, report) = repository.Report(".", "--recursive", "--since", "HEAD", "--changed-roots");
        report.GetProperty("roots").EnumerateArray().Select(r => r.GetProperty("path").GetString()).ShouldBe(["one", "three"]);
        result.Error.ShouldContain("1 of 3 roots unchanged since HEAD: two");
        repository.Commit();
        var none = repository.Report(".", "--recursive", "--since", "HEAD", "--changed-roots");
        none.Result.ExitCode.ShouldBe(0, none.Result.Error);
        none.Report.GetProperty("roots").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public void Changed_roots_have_the_plans_that_a_pattern_finds()
    {
        foreach (string root in (string[])["one", "two", "three"])
        {
            repository.Write($"{root}/main.tf", Block);
            repository.Write($"plans/{root}/tfplan.json", Plan("terraform_data.a"));
        }
        repository.Commit();
        repository.Write("two/main.tf", Block.Replace("new", "newer", StringComparison.Ordinal));
        repository.Write("plans/two/tfplan.json", Plan("terraform_data.a").Replace("\"new\"", "\"newer\"", StringComparison.Ordinal));
        string[] arguments = [".", "--recursive", "--since", "HEAD", "--changed-roots", "--plan-pattern", "plans/{root}/tfplan.json"];
        repository.Changes(arguments).ShouldBe(["terraform_data.a edited true"]);
        var (result, report) = repository.Report(arguments);
        report.GetProperty("roots").EnumerateArray().Select(r => r.GetProperty("path").GetString()).ShouldBe(["two"]);
        result.Error.ShouldContain("2 of 3 roots unchanged since HEAD: one, three");
        repository.Delete("plans/two");
        var (missing, without) = repository.Report([.. arguments, "--require-plan"]);
        missing.ExitCode.ShouldBe(2, missing.Output);
        without.GetProperty("roots")[0].GetProperty("withoutPlan").GetString()!.ShouldStartWith("there is no 'plans/two/tfplan.json'");
        repository.Delete("plans/one");
        repository.Write("plans/two/tfplan.json", Plan("terraform_data.a"));
        repository.Report([.. arguments, "--require-plan"]).Result.ExitCode.ShouldNotBe(2, "an unchanged root needs no plan");
    }

    [Test]
    public void Changed_roots_without_a_revision_is_a_mistake() =>
        repository.Check(".", "--recursive", "--changed-roots").ExitCode.ShouldBe(2);
}
