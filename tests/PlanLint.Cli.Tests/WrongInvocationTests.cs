using System.Collections.Concurrent;
using System.Globalization;

namespace PlanLint.Cli.Tests;

/// <summary>
/// <c>Invocations/wrong.txt</c> is a table of command lines and inputs that people get wrong. Under each stand its exit code, which is never
/// 0, and the first line that says why. PLANLINT_UPDATE=1 rewrites the table. All run in one folder, in which none may leave a file.
/// </summary>
[NonParallelizable]
public class WrongInvocationTests
{
    private const string EmptyPlan = """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[],"configuration":{"root_module":{}}}""";

    private static string Table => Path.Combine(CliProcess.Repository, "tests", "PlanLint.Cli.Tests", "Invocations", "wrong.txt");

    [Test]
    public void Each_ends_with_its_exit_code_and_says_why()
    {
        using var folder = new TemporaryFolder();
        Fill(folder);
        string[] before = Files(folder);
        string[] table = File.ReadAllLines(Table);
        string[] commands = [.. table.Where(l => l.StartsWith("$ ", StringComparison.Ordinal)).Select(l => l[2..])];
        commands.Length.ShouldBeGreaterThanOrEqualTo(60);
        commands.ShouldBeUnique();

        var got = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Parallel.ForEach(commands, new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount }, command =>
        {
            string[] words = [.. command.Split(' ').Select(w => w == "''" ? "" : w)];
            var result = CliProcess.Run(words, folder.Path);
            got[command] = string.Create(CultureInfo.InvariantCulture, $"{result.ExitCode} {Reason(result).Replace(folder.Path, "DIR", StringComparison.Ordinal)}");
        });

        Files(folder).ShouldBe(before);
        got.Where(g => g.Value.StartsWith('0')).ShouldBeEmpty();
        string[] now = [.. commands.SelectMany(c => (string[])["$ " + c, got[c], ""])];
        if (Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1") File.WriteAllLines(Table, [.. table.TakeWhile(l => !l.StartsWith('$')), .. now]);
        else string.Join('\n', table.SkipWhile(l => !l.StartsWith('$'))).TrimEnd('\n').ShouldBe(string.Join('\n', now).TrimEnd('\n'), "the table is rewritten with PLANLINT_UPDATE=1");
    }

    /// <summary>The first line that is a message.</summary>
    private static string Reason(CliResult result) =>
        (result.Output + "\n" + result.Error).Split('\n').FirstOrDefault(l => l.StartsWith("planlint: ", StringComparison.Ordinal) || l.StartsWith("error[", StringComparison.Ordinal))?.Trim() ?? result.Output.Split('\n')[0].Trim();

    private static string[] Files(TemporaryFolder folder) => [.. Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static void Fill(TemporaryFolder folder)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "empty"));
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));
        folder.Write("main.tf", "locals {}\n");
        folder.Write("plan.json", EmptyPlan);
        folder.Write("other.json", EmptyPlan.Replace("{\"root_module\":{}}}", "{\"root_module\":{\"resources\":[{\"address\":\"terraform_data.x\",\"mode\":\"managed\",\"type\":\"terraform_data\",\"name\":\"x\"}]}}}", StringComparison.Ordinal));
        folder.Write("tfplan", "PK\u0003\u0004");
        folder.Write("terraform.tfstate", """{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"a","outputs":{},"resources":[]}""");
        const string List = """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a"}}]}""";
        folder.Write("live.json", List);
        folder.Write("live/namespaces.json", List);
        folder.Write("notes.txt", "notes\n");
        folder.Write("docs/notes.txt", "notes\n");
        folder.Write("stacks/a/main.tf", "locals {}\n");
        folder.Write("stacks/a/tfplan.json", EmptyPlan);
        folder.Write("stacks/b/main.tf", "locals {}\n");
        folder.Write("stacks/gone/old.json", EmptyPlan);
    }
}
