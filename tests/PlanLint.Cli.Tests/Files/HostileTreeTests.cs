using System.Diagnostics;
using System.Runtime.Versioning;

namespace PlanLint.Cli.Tests.Files;

/// <summary>
/// Trees of <c>tests/corpus/hostile</c> whose files are not what they seem: each is copied, the special file is made in the copy, and the
/// answer comes at once, names the file, and changes nothing outside.
/// </summary>
[Platform("Linux", Reason = "Pipes, links and permissions.")]
[SupportedOSPlatform("linux")]
internal sealed class HostileTreeTests
{
    private TemporaryFolder folder = null!;

    private string Tree => Path.Combine(folder.Path, "tree");

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder()
    {
        foreach (string locked in Directory.EnumerateDirectories(folder.Path, "*", SearchOption.TopDirectoryOnly).SelectMany(d => new[] { d, Path.Combine(d, "m") }).Where(Directory.Exists))
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        folder.Dispose();
    }

    [Test]
    public void A_tree_in_memory_is_fixed_as_any_other()
    {
        if (!Directory.Exists("/dev/shm")) Assert.Ignore("there is no /dev/shm");
        string tree = Path.Combine("/dev/shm", $"planlint-{Guid.NewGuid():N}");
        try
        {
            Copy("02-fix-corrupts-under-dev-shm", tree);
            CliProcess.Run(["fix", tree, "--unsafe", "--rule", "PL0411"]).Output.ShouldContain("fixed PL0411");
            string report = Path.Combine(tree, "report.json");
            File.WriteAllText(report, new string('x', 100_000));
            CliProcess.Run(["check", tree, "--format", "json", "-o", report, "--report", $"json={Path.Combine(tree, "new.json")}"]).ExitCode.ShouldBe(0);
            foreach (string written in (string[])[report, Path.Combine(tree, "new.json")])
                System.Text.Json.JsonDocument.Parse(File.ReadAllText(written)).Dispose();
        }
        finally
        {
            Directory.Delete(tree, recursive: true);
        }
    }

    [TestCase(".planlint.baseline.json", "baseline .", null)]
    [TestCase(".planlint.hcl", "init . --force", null)]
    [TestCase("bl", "baseline .", "planlint {\n  baseline = \"bl\"\n}\n")]
    [TestCase("report.json", "check . --format json -o report.json", null)]
    [TestCase("steps", "inventory live.json -o steps/live.json", null)]
    public void A_link_of_the_tree_is_not_written_through(string link, string command, string? options)
    {
        Copy("03-write-outside-through-link", Tree);
        string victim = link == "steps" ? Path.Combine(folder.Path, "victim", "live.json") : folder.Write("victim", "as before");
        if (link == "steps") folder.Write("victim/live.json", "as before");
        File.CreateSymbolicLink(Path.Combine(Tree, link), "../victim");
        folder.Write("tree/live.json", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","namespace":"b"}}""");
        if (options is not null) folder.Write("tree/.planlint.hcl", options);
        var result = CliProcess.Run(command.Split(' '), Tree);
        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain("leads outside the repository");
        File.ReadAllText(victim).ShouldBe("as before");
    }

    [TestCase("folder", "is a folder")]
    [TestCase("dangling", "is a link to nothing")]
    [TestCase("outside", "leads outside the repository")]
    [TestCase("large", "is larger than 64 MB")]
    [TestCase("pipe", "is not an ordinary file")]
    public void An_options_file_that_cannot_be_used_is_not_taken_for_none(string what, string expected)
    {
        Copy("06-options-file-silently-ignored", Tree);
        CliProcess.Run(["check", Tree]).ExitCode.ShouldBe(1);
        string file = Path.Combine(Tree, ".planlint.hcl");
        File.Delete(file);
        if (what == "folder") Directory.CreateDirectory(file);
        else if (what == "dangling") File.CreateSymbolicLink(file, "nowhere");
        else if (what == "outside") File.CreateSymbolicLink(file, folder.Write("outside.hcl", ""));
        else if (what == "large") MakeSparse(file, 65);
        else MakePipe(file);
        Refuses(CliProcess.Run(["check", Tree]), $"'.planlint.hcl' {expected}");
    }

    [Test]
    public void A_folder_that_cannot_be_read_is_not_taken_for_an_empty_one()
    {
        if (Environment.IsPrivilegedProcess) Assert.Ignore("whoever is root may read every folder");
        Copy("07-unreadable-module-dir-passes", Tree);
        File.SetUnixFileMode(Path.Combine(Tree, "m"), UnixFileMode.None);
        Refuses(CliProcess.Run(["check", Tree]), "check its permissions");
        Refuses(CliProcess.Run(["check", Tree, "--recursive"]), "check its permissions");
    }

    [Test]
    public void A_pipe_is_never_waited_for([Values("live", "plan", "states", "intents", "policies", "knowledge", "baseline", "var_files", "earlier_plans", "provider_schemas")] string setting) =>
        Refuses(WithInput("08-fifo-hangs", setting, MakePipe), "is not an ordinary file");

    [Test]
    public void A_pipe_in_the_module_is_never_waited_for([Values("x.tf", "terraform.tfvars", ".terraform.lock.hcl", ".terraform/modules/modules.json")] string name)
    {
        Copy("08-fifo-hangs", Tree);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Tree, name))!);
        MakePipe(Path.Combine(Tree, name));
        Refuses(CliProcess.Run(["check", Tree]), "is not an ordinary file");
    }

    [Test]
    public void A_build_does_not_wait_for_a_request_that_is_a_pipe()
    {
        string request = Path.Combine(folder.Path, "request");
        MakePipe(request);
        CliProcess.Run(["msbuild", request]).ExitCode.ShouldBe(2);
    }

    [Test]
    public void A_file_of_three_gigabytes_is_refused_unread([Values("live", "intents", "policies", "knowledge", "baseline")] string setting) =>
        Refuses(WithInput("09-unbounded-reads", setting, file => MakeSparse(file, 3 * 1024)), "is larger than");

    [Test]
    public void A_file_keeps_who_may_read_it_from_the_first_byte_on()
    {
        Copy("20-temp-file-mode", Tree);
        string file = Path.Combine(Tree, "main.tf");
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(file, mine);
        // What a run that was killed has left is gone after the next one; a file that only looks like it stays.
        string left = folder.Write($"tree/.planlint-{Guid.NewGuid():N}.tmp", "left"), other = folder.Write("tree/.planlint-notes.tmp", "a user's");
        CliProcess.Run(["fix", Tree, "--unsafe", "--rule", "PL0411"]).Output.ShouldContain("fixed PL0411");
        File.GetUnixFileMode(file).ShouldBe(mine);
        File.Exists(left).ShouldBeFalse();
        File.Exists(other).ShouldBeTrue();
    }

    [Test]
    public void A_file_that_is_read_only_is_not_replaced()
    {
        Copy("20-temp-file-mode", Tree);
        string file = Path.Combine(Tree, "main.tf"), text = File.ReadAllText(file);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var result = CliProcess.Run(["fix", Tree, "--unsafe", "--rule", "PL0411"]);
        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldContain("is read-only");
        result.Output.ShouldNotContain("fixed PL0411");
        File.ReadAllText(file).ShouldBe(text);
    }

    [Test]
    public void Standard_output_by_its_name_is_written_where_it_stands()
    {
        Copy("08-fifo-hangs", Tree);
        string output = Path.Combine(folder.Path, "all.txt");
        using var shell = Process.Start("sh", ["-c", $"{{ echo before; dotnet '{AppContext.BaseDirectory}/planlint.dll' check '{Tree}' --format json -o /dev/stdout; echo after; }} > '{output}'"])!;
        shell.WaitForExit();
        string all = File.ReadAllText(output);
        all.ShouldStartWith("before\n{");
        all.ShouldEndWith("after\n");
    }

    private CliResult WithInput(string name, string setting, Action<string> make)
    {
        Copy(name, Tree);
        string input = setting == "policies" ? "x.rule.hcl" : "x.json";
        make(Path.Combine(Tree, input));
        folder.Write("tree/.planlint.hcl", $"planlint {{\n  {setting} = {(setting is "plan" or "baseline" or "provider_schemas" ? $"\"{input}\"" : $"[\"{input}\"]")}\n{(setting == "earlier_plans" ? "  plan = \"plan.json\"\n" : "")}}}\n");
        if (setting == "earlier_plans") folder.Write("tree/plan.json", """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[],"timestamp":"2026-01-01T00:00:00Z"}""");
        return CliProcess.Run(["check", Tree]);
    }

    private static void Refuses(CliResult result, string expected)
    {
        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Output.ShouldContain(expected);
        (result.Output + result.Error).ShouldNotContain("internal error");
    }

    private static void Copy(string name, string tree)
    {
        string from = Path.Combine(CliProcess.Repository, "tests", "corpus", "hostile", name);
        Directory.CreateDirectory(Path.Combine(tree, ".git"));
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(tree, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, File.ReadAllText(file));
        }
    }

    private static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path])!;
        process.WaitForExit();
    }

    private static void MakeSparse(string path, long megabytes)
    {
        using var file = File.Create(path);
        file.SetLength(megabytes * 1024 * 1024);
    }
}
