using System.CommandLine;
using System.Globalization;
using System.Text;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>Each command has a page in <c>docs/commands</c>, whose table of options is the command's and whose examples run.</summary>
internal sealed class CommandPageTests
{
    private const string Begin = "<!-- options -->\n", End = "<!-- /options -->";

    private static readonly bool Update = Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1";

    private static IEnumerable<Command> Commands => CommandLine.Build([]).Subcommands;

    private static IEnumerable<TestCaseData> Names() => Commands.Select(c => new TestCaseData(c.Name).SetArgDisplayNames(c.Name));

    private static string PageOf(string command) => Path.Combine(CliProcess.Repository, "docs", "commands", command + ".md");

    [TestCaseSource(nameof(Names))]
    public void Has_a_page_that_the_index_links(string name)
    {
        File.Exists(PageOf(name)).ShouldBeTrue($"write docs/commands/{name}.md, with a line '# planlint {name}' and an empty table of options ({Begin.Trim()} {End})");
        File.ReadLines(PageOf(name)).First().ShouldBe($"# planlint {name}");
        File.ReadAllText(Path.Combine(CliProcess.Repository, "docs", "commands", "README.md")).ShouldContain($"]({name}.md)");
    }

    [TestCaseSource(nameof(Names))]
    public void Lists_the_options(string name)
    {
        string text = File.ReadAllText(PageOf(name)).ReplaceLineEndings("\n");
        int start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        end.ShouldBeGreaterThanOrEqualTo(start, $"the page needs {Begin.Trim()} and {End}");
        string wanted = Table(Commands.Single(c => c.Name == name));
        if (Update) File.WriteAllText(PageOf(name), text[..start] + wanted + text[end..]);
        else text[start..end].ShouldBe(wanted, "run the tests with PLANLINT_UPDATE=1 to rewrite the table");
    }

    [TestCaseSource(nameof(Names))]
    public void Runs_its_examples(string name)
    {
        using var folder = new TemporaryFolder();
        Copy(Path.Combine(CliProcess.Repository, "samples", "incident"), folder.Path);
        foreach (var fence in Fence.In(File.ReadAllText(PageOf(name))))
        {
            if (FileOf(fence) is { } file) File.WriteAllText(Path.Combine(folder.Path, file), fence.Text);
            if (fence.Language != "console") continue;
            var examples = Example.In(fence.Text).ToArray();
            examples.ShouldNotBeEmpty($"line {fence.Line}: no command");
            foreach (var example in examples)
            {
                CommandLine.Build(example.Arguments).Parse(example.Arguments).Errors.Select(e => e.Message).ShouldBeEmpty($"line {fence.Line}");
                if (fence.Words.Contains("parse")) continue;
                var result = CliProcess.Run(example.Arguments, folder.Path);
                result.ExitCode.ShouldBe(ExitCode(fence), $"line {fence.Line}: {string.Join(' ', example.Arguments)}\n{result.Error}");
                example.ShouldMatch(result.Output + "\n" + result.Error);
            }
        }
    }

    /// <summary>A command's help is one phrase, in the imperative, with a capital and no full stop.</summary>
    [TestCaseSource(nameof(Names))]
    public void Describes_itself_in_phrases(string name)
    {
        var command = Commands.Single(c => c.Name == name);
        foreach (string? text in command.Options.Select(o => o.Description).Concat(command.Arguments.Select(a => a.Description)).Append(command.Description))
        {
            text.ShouldNotBeNullOrEmpty();
            (char.IsUpper(text![0]) || text[0] == '*').ShouldBeTrue($"'{text}' starts with a capital");
            text.ShouldNotEndWith(".");
            text.ShouldNotContain("(s)");
        }
    }

    private static string Table(Command command)
    {
        var common = command.Name == "check" ? [] : Commands.Single(c => c.Name == "check").Options.Select(o => (o.Name, o.Description)).ToHashSet();
        var options = command.Options.Where(o => o is not System.CommandLine.Help.HelpOption).ToArray();
        var table = new StringBuilder();
        var own = options.Where(o => !common.Contains((o.Name, o.Description))).ToArray();
        if (command.Arguments.Count + own.Length > 0) table.Append("| option | meaning |\n| --- | --- |\n");
        foreach (var argument in command.Arguments)
            table.Append(CultureInfo.InvariantCulture, $"| `{argument.Name}{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}` | {argument.Description} |\n");
        foreach (var option in own)
        {
            string names = string.Join(", ", option.Aliases.Prepend(option.Name).Select(n => $"`{n}{(option.HelpName is { } value ? " " + value.Replace("|", "\\|", StringComparison.Ordinal) : "")}`"));
            string fallback = option.ValueType != typeof(bool) && option.HasDefaultValue && option.GetDefaultValue() is { } value2 and not Array ? $" (default: `{value2}`)" : "";
            table.Append(CultureInfo.InvariantCulture, $"| {names} | {option.Description!.Replace("|", "\\|", StringComparison.Ordinal)}{fallback}{(option.Required ? " (required)" : "")} |\n");
        }
        var shared = options.Except(own).Select(o => $"`{o.Name}`").ToArray();
        if (shared.Length > 0) table.Append(CultureInfo.InvariantCulture, $"{(table.Length > 0 ? "\n" : "")}As for [check](check.md#options): {string.Join(", ", shared)}.\n");
        return table.Length == 0 ? "None.\n" : table.ToString();
    }

    private static int ExitCode(Fence fence) =>
        fence.Words.FirstOrDefault(w => w.StartsWith("exit=", StringComparison.Ordinal)) is { } word ? int.Parse(word[5..], CultureInfo.InvariantCulture) : 0;

    /// <summary>The file that a fence marked <c>file=NAME</c> is; null for one that is none.</summary>
    private static string? FileOf(Fence fence) => fence.Words.FirstOrDefault(w => w.StartsWith("file=", StringComparison.Ordinal))?[5..];

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
