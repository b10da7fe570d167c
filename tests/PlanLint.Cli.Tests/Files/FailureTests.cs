using PlanLint.Files;
using PlanLint.Reporting;

namespace PlanLint.Cli.Tests.Files;

/// <summary>
/// Every step of the file system fails once in every command that writes. Whichever it is, no file is half-written, none that was there is
/// lost, and the exit code tells: it is that of a run without failures only when the result is that run's too.
/// </summary>
[NonParallelizable]
internal sealed class FailureTests
{
    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","applyable":true,"complete":true,"errored":false,"planned_values":{"root_module":{}},"resource_changes":[
        {"address":"terraform_data.a","mode":"managed","type":"terraform_data","name":"a","provider_name":"terraform.io/builtin/terraform","change":{"actions":["create"],"before":null,"after":{"input":"x"},"after_unknown":{"id":true}}}]}
        """;

    private TemporaryFolder folder = null!;
    private string? temporaryFiles;

    [SetUp]
    public void Keep_temporary_files_together()
    {
        folder = new TemporaryFolder();
        temporaryFiles = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", Directory.CreateDirectory(Path.Combine(folder.Path, "tmp")).FullName);
    }

    [TearDown]
    public void Remove_it()
    {
        Environment.SetEnvironmentVariable("TMPDIR", temporaryFiles);
        folder.Dispose();
    }

    private static IEnumerable<TestCaseData> Cases()
    {
        string[] formats = [.. Reporters.All.Select(r => r.Name)];
        foreach (var failure in Enum.GetValues<Failure>())
        {
            foreach (string format in formats) yield return Of($"check --format {format}", failure, root => ["check", root, "--format", format, "-o", Path.Combine(root, "report.out")], "report.out");
            yield return Of("check --report", failure, root => ["check", root, "--format", "json", "-o", Path.Combine(root, "report.out"), "--report", "sarif=" + Path.Combine(root, "new.sarif")], "report.out", "new.sarif");
            yield return Of("fix", failure, root => ["fix", root, "--unsafe", "--rule", "PL0411", "--rule", "PL0405"], "main.tf", "m/main.tf", "other.tf", "versions.tf");
            yield return Of("baseline", failure, root => ["baseline", root], "baseline.json");
            yield return Of("baseline --prune", failure, root => ["baseline", root, "--prune"], "baseline.json");
            yield return Of("decide --write", failure, root => ["decide", root, "--write", Path.Combine(root, "steps"), "-o", Path.Combine(root, "report.out")], "report.out", "steps/decisions.md");
            yield return Of("init --force", failure, root => ["init", root, "--force"], ".planlint.hcl");
            yield return Of("inventory", failure, root => ["inventory", Path.Combine(root, "live"), "-o", Path.Combine(root, "report.out")], "report.out");
            yield return Of("sarif-merge", failure, root => ["sarif-merge", Path.Combine(root, "a.sarif"), Path.Combine(root, "b.sarif"), "-o", Path.Combine(root, "report.out")], "report.out");
            yield return Of("knowledge suggest", failure, root => ["knowledge", "suggest", "--schema", Path.Combine(root, "schemas.json"), "-o", Path.Combine(root, "report.out")], "report.out");
            yield return Of("test", failure, root => ["test", Path.Combine(root, "policies"), "--format", "junit", "-o", Path.Combine(root, "report.out")], "report.out");
            yield return Of("guard", failure, root => ["guard", "--format", "json", "-o", Path.Combine(root, "report.out"), "--", Path.Combine(root, "terraform"), $"-chdir={root}", "plan"], "report.out");
        }
    }

    private static TestCaseData Of(string name, Failure failure, Func<string, string[]> arguments, params string[] targets) =>
        new TestCaseData(name, failure, arguments, targets).SetArgDisplayNames(name, failure.ToString());

    [TestCaseSource(nameof(Cases))]
    [Platform("Linux", Reason = "The stand-in for terraform is a shell script.")]
    public void No_failure_leaves_anything_half_done(string name, Failure failure, Func<string, string[]> arguments, string[] targets)
    {
        var (whole, expected, before) = Run(0, failure, arguments, "whole");
        expected.ExitCode.ShouldNotBe(2, expected.Output + expected.Error);
        targets.ShouldContain(t => whole[t] != before.GetValueOrDefault(t), expected.Output + expected.Error);
        int points = expected.Steps;
        // Before the first change a full disk and a crash are as any failure, and all formats read the same inputs.
        bool alsoInputs = failure == Failure.Once && (!name.StartsWith("check --format", StringComparison.Ordinal) || name == "check --format json");
        for (int n = alsoInputs ? 1 : expected.FirstChange; n <= points; n++)
        {
            var (tree, result, _) = Run(n, failure, arguments, $"n{n}");
            string told = $"{name}, step {n} of {points}: {result.Failed}, exit code {result.ExitCode}\n{result.Output}\n{result.Error}";
            if (failure != Failure.Crash) result.Error.ShouldNotContain("internal error", Shouldly.Case.Sensitive, told);
            foreach (var (path, text) in before)
                if (!targets.Contains(path)) tree.ShouldContainKeyAndValue(path, text, told);
            bool isDone = true;
            foreach (string target in targets)
            {
                string? now = tree.GetValueOrDefault(target), old = before.GetValueOrDefault(target), done = whole.GetValueOrDefault(target);
                // An input that failed is reported, in a report that is whole.
                bool isOfInput = (result.ExitCode == 2 || result.Error.Contains("is left out", StringComparison.Ordinal)) && IsInput(result.Failed!) && now is not null && IsWholeReport(now);
                (now == old || now == done || isOfInput).ShouldBeTrue($"{target} is neither as before nor as it should be\n{told}\n{now}");
                isDone &= now == done;
            }
            if (failure == Failure.Crash) continue;
            if (result.ExitCode != 2 && !result.Error.Contains("is left out", StringComparison.Ordinal)) (isDone && result.ExitCode == expected.ExitCode).ShouldBeTrue(told);
            // A fix that is told of is written.
            if (result.Output.Contains("fixed ", StringComparison.Ordinal)) targets.ShouldContain(t => tree.GetValueOrDefault(t) != before.GetValueOrDefault(t), told);
            if (!isDone && targets.Length == 1) result.Output.ShouldNotContain("entries", Shouldly.Case.Sensitive, told);
            string[] beyond = [.. tree.Keys.Except(before.Keys).Except(whole.Keys)];
            if (result.Failed?.StartsWith("delete", StringComparison.Ordinal) != true) beyond.ShouldBeEmpty(told);
        }
        if (failure == Failure.Crash) LeavesNothingBehind(arguments, targets, expected.FirstChange, points, whole);
        TestContext.Out.WriteLine($"{name}: {points} points, {failure}");
    }

    private static bool IsInput(string step) => step.Split(' ')[0] is "list" or "open" or "read" && !step.StartsWith("open to write", StringComparison.Ordinal);

    private static bool IsWholeReport(string text)
    {
        if (text[0] is '{' or '[')
        {
            using var _ = System.Text.Json.JsonDocument.Parse(text);
        }
        else if (text.StartsWith("<?xml", StringComparison.Ordinal)) System.Xml.Linq.XDocument.Parse(text);
        else if (text[0] == '<' && text.Contains("<html", StringComparison.Ordinal)) return text.TrimEnd().EndsWith("</html>", StringComparison.Ordinal);
        return text.StartsWith("# Options of PlanLint", StringComparison.Ordinal) || text.Contains("PL0006", StringComparison.Ordinal) || text.Contains("PL0007", StringComparison.Ordinal);
    }

    /// <summary>After a crash at the worst place the next run ends as if nothing had happened, and tidies up.</summary>
    private void LeavesNothingBehind(Func<string, string[]> arguments, string[] targets, int first, int points, SortedDictionary<string, string> whole)
    {
        for (int n = first; n <= points; n++)
        {
            string name = $"n{n}", root = Path.Combine(folder.Path, name);
            // What the crashed run had finished is there already.
            if (targets.Any(t => t.Contains('/', StringComparison.Ordinal) && File.Exists(Path.Combine(root, t)))) continue;
            Start(0, Failure.Once, arguments, name);
            var after = Snapshot(root);
            after.Keys.Where(k => k.Contains(".planlint-", StringComparison.Ordinal)).ShouldBeEmpty($"after a crash at step {n}");
            foreach (string target in targets.Where(whole.ContainsKey)) after.ShouldContainKey(target);
        }
    }

    private (SortedDictionary<string, string> Tree, Outcome Result, SortedDictionary<string, string> Before) Run(int failing, Failure failure, Func<string, string[]> arguments, string name)
    {
        string root = Path.Combine(folder.Path, name);
        MakeTree(name);
        var before = Snapshot(root);
        var result = Start(failing, failure, arguments, name);
        var after = Snapshot(root);
        Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "tmp"))
            .Where(_ => failure == Failure.Once && result.Failed?.StartsWith("delete", StringComparison.Ordinal) != true).ShouldBeEmpty(result.Failed);
        foreach (string left in Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "tmp")))
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
            else File.Delete(left);
        return (after, result, before);
    }

    private Outcome Start(int failing, Failure failure, Func<string, string[]> arguments, string name)
    {
        string root = Path.Combine(folder.Path, name);
        var files = new FailingFileSystem(failing == 0 ? int.MaxValue : failing, failure);
        var (output, error) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var told = new StringWriter();
        try
        {
            Console.SetOut(written);
            Console.SetError(told);
            int exit;
            using (FileSystem.Replace(files)) exit = CommandLine.Run(arguments(root));
            return new Outcome(exit, written.ToString(), told.ToString(), files.Steps, files.FirstChange, files.Failed);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Something of every kind of input.</summary>
    private void MakeTree(string name)
    {
        void Write(string path, string text) => folder.Write($"{name}/{path}", text);
        Directory.CreateDirectory(Path.Combine(folder.Path, name, ".git"));
        Write("main.tf", "terraform {\n  backend \"s3\" {}\n}\n\nmodule \"m\" {\n  source = \"./m\"\n}\n\nresource \"terraform_data\" \"a\" {\n  input = var.given\n}\n\nvariable \"given\" {\n  type = string\n}\n\nlocals {\n  unused = file(\"${path.module}/note.txt\")\n}\n");
        Write("other.tf", "variable \"unused\" {\n  type = string\n}\n");
        Write("m/main.tf", "locals {\n  unused = 1\n}\n");
        Write("note.txt", "note");
        Write("one.tfvars", "given = \"x\"\nunused = \"y\"\n");
        Write(".terraform.lock.hcl", "");
        Write(".terraform-version", "1.10.0\n");
        Write("plan.json", Plan);
        Write("terraform.tfstate", """{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"a","outputs":{},"resources":[]}""");
        Write("live/maps.json", """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"b"}}]}""");
        Write("policies/one.rule.hcl", "rule \"ACME001\" {\n  resource      = \"terraform_data\"\n  condition     = false\n  error_message = \"This is data.\"\n  severity      = \"warning\"\n}\n");
        Write("knowledge.hcl", "");
        Write("one.intent.hcl", "intent \"one\" {\n  mode = \"targeted\"\n}\n");
        Write("baseline.json", "{\n  \"planlint_baseline\": 1,\n  \"findings\": [{\"rule\":\"PL0410\",\"address\":\"variable.gone\",\"count\":1}]\n}\n");
        foreach (string sarif in new[] { "a", "b" })
            Write(sarif + ".sarif", $"{{\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{{\"name\":\"PlanLint\"}}}},\"automationDetails\":{{\"id\":\"{sarif}/\"}},\"results\":[]}}]}}");
        Write("schemas.json", """{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{"resource_schemas":{"acme_box":{"version":0,"block":{"attributes":{"name":{"type":"string","required":true}}}}}}}}""");
        Write("policies/one.test.hcl", "test \"data\" {\n  rule   = \"ACME001\"\n  config = <<-EOT\n    resource \"terraform_data\" \"b\" {}\n  EOT\n  expect = [\"terraform_data.b\"]\n}\n");
        Write("report.out", "the old report");
        Write("terraform", $"#!/bin/sh\nfor word in \"$@\"; do\n  case \"$word\" in -out=*) echo plan > \"${{word#-out=}}\" ;; esac\ndone\ncase \"$*\" in *show*) cat '{folder.Path}/{name}/plan.json' ;; esac\n");
        Write(".planlint.hcl", """
            planlint {
              plan      = "plan.json"
              states    = ["terraform.tfstate"]
              live      = ["live/"]
              var_files = ["one.tfvars"]
              policies  = ["policies/"]
              knowledge = ["knowledge.hcl"]
              intents   = ["one.intent.hcl"]
              baseline  = "baseline.json"
            }
            """);
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(Path.Combine(folder.Path, name, "terraform"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private static SortedDictionary<string, string> Snapshot(string root) => new(
        Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .ToDictionary(f => Path.GetRelativePath(root, f), f => WithoutPlace(File.ReadAllText(f), root)),
        StringComparer.Ordinal);

    /// <summary>Commands name the root as it is seen from the working directory.</summary>
    private static string WithoutPlace(string text, string root) =>
        text.Replace(Path.GetRelativePath(Environment.CurrentDirectory, root), "ROOT", StringComparison.Ordinal).Replace(root, "ROOT", StringComparison.Ordinal);

    private sealed record Outcome(int ExitCode, string Output, string Error, int Steps, int FirstChange, string? Failed);
}
