using System.Text.RegularExpressions;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>What a document or a comment refers to is in the repository, and the commands it shows exist.</summary>
internal sealed partial class DocumentTests
{
    private static readonly string Root = CliProcess.Repository;

    private static IEnumerable<string> Pages() => Files("*.md");

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        string text = File.ReadAllText(Path.Combine(Root, page));
        foreach (Match link in Link().Matches(WithoutCode(text)))
        {
            string target = link.Groups[1].Value;
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0 ? Path.Combine(Root, page) : Path.GetFullPath(parts[0], Path.GetDirectoryName(Path.Combine(Root, page))!);
            (File.Exists(path) || Directory.Exists(path)).ShouldBeTrue($"{page} links to {target}");
            if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal))
                Headings(File.ReadAllText(path)).ShouldContain(parts[1], $"{page} links to {target}");
        }
    }

    /// <summary>Everything that starts with the program's name in a fence is parsed; what is run is another test's matter.</summary>
    [TestCaseSource(nameof(Pages))]
    public void Commands_parse(string page)
    {
        foreach (var fence in Fence.In(File.ReadAllText(Path.Combine(Root, page))).Where(f => f.Language is "console" or "sh" or "bash" or "yaml" or ""))
        {
            foreach (Match command in Command().Matches(fence.Text.Replace("\\\n", " ", StringComparison.Ordinal)))
            {
                string[] words = Example.Split(ShellVariable().Replace(command.Groups[1].Value, "1"));
                if (words.Any(w => w is "…" or "...") || words is ["--version" or "--help", ..]) continue;
                CommandLine.Build(words).Parse(words).Errors.Select(e => e.Message).ShouldBeEmpty($"{page}:{fence.Line}: planlint {command.Groups[1].Value}");
            }
        }
    }

    /// <summary>The sample compiles and its tests run, so what the page shows does too.</summary>
    [Test]
    public void Writing_a_rule_shows_the_sample()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs/writing-a-rule.md"));
        page.ShouldContain(File.ReadAllText(Path.Combine(Root, "samples/custom-rules/Acme.PlanLint/NamespaceTeamMissing.cs")));
        string tests = File.ReadAllText(Path.Combine(Root, "samples/custom-rules/Acme.PlanLint.Tests/NamespaceTeamMissingTests.cs"));
        string shown = Fence.In(page).Single(f => f.Text.Contains("new RuleCase(", StringComparison.Ordinal)).Text.TrimEnd();
        tests.Replace("\n    ", "\n", StringComparison.Ordinal).ShouldContain(shown);
    }

    /// <summary>Our own findings are sentences, as the messages of rules are. One that ends in a place for a text is as good as that text.</summary>
    [Test]
    public void Messages_of_the_tool_end_in_a_full_stop()
    {
        int found = 0;
        foreach (string file in Files("*.cs").Where(f => f.StartsWith("src/", StringComparison.Ordinal)))
            foreach (Match message in ToolMessage().Matches(File.ReadAllText(Path.Combine(Root, file))))
            {
                found++;
                ".?!}".ShouldContain(message.Groups[1].Value[^1], $"{file}: {message.Groups[1].Value}");
                message.Groups[1].Value.ShouldNotContain("(s)");
            }
        found.ShouldBeGreaterThan(40);
    }

    /// <summary>What ends a message is in its last literal.</summary>
    [TestCase("notifications.Report(ToolRules.InputNotUnderstood, at, \"no such file.\");", "no such file.")]
    [TestCase("notifications.Report(ToolRules.InputNotUnderstood, at,\n    $\"no '{name}' here; \"\n    + \"give another.\");", "give another.")]
    [TestCase("new Diagnostic(ToolRules.BoundExceeded, Severity.Error,\n    \"a \"\n    + $\"{(x ? \"b\" : \"c\")} d \"\n    + \"e\", at);", "e")]
    public void Finds_the_end_of_a_message_in_pieces(string code, string end) => ToolMessage().Match(code).Groups[1].Value.ShouldBe(end);

    /// <summary>The arrows of the map are functions.</summary>
    [Test]
    public void Arrows_of_the_architecture_exist()
    {
        var arrows = Arrow().Matches(File.ReadAllText(Path.Combine(Root, "docs/architecture.md")));
        arrows.Count.ShouldBeGreaterThan(8);
        foreach (Match arrow in arrows)
        {
            string file = Files(arrow.Groups[1].Value + ".cs").Single(f => f.StartsWith("src/PlanLint.Core/", StringComparison.Ordinal));
            File.ReadAllText(Path.Combine(Root, file)).ShouldContain($" {arrow.Groups[2].Value}(", Case.Sensitive, file);
        }
    }

    [Test]
    public void Comments_cite_pages_that_exist()
    {
        foreach (string file in Files("*.cs"))
            foreach (Match page in CitedPage().Matches(File.ReadAllText(Path.Combine(Root, file))))
                File.Exists(Path.Combine(Root, page.Value)).ShouldBeTrue($"{file} cites {page.Value}");
    }

    /// <summary>A section of a page by number is a reference to a document that is not here: ours have headings without numbers.</summary>
    [Test]
    public void Nothing_cites_a_document_that_is_not_here()
    {
        string[] folders = ["src", "rules/PlanLint.Rules", "rules/policies", "tests", "docs", "samples", "tools"];
        foreach (string file in Files("*.cs").Concat(Files("*.md")).Concat(Files("*.hcl")).Where(f => folders.Any(d => f.StartsWith(d + "/", StringComparison.Ordinal))))
        {
            if (file.EndsWith(nameof(DocumentTests) + ".cs", StringComparison.Ordinal)) continue;
            foreach (string line in File.ReadLines(Path.Combine(Root, file))) NumberedSection().IsMatch(line).ShouldBeFalse($"{file}: {line.Trim()}");
        }
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules" or ".git" or "TestResults") && !f.StartsWith("tests/corpus/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string WithoutCode(string text)
    {
        bool inside = false;
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Where(line =>
        {
            bool isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFence) inside = !inside;
            return !isFence && !inside;
        }).Select(line => CodeSpan().Replace(line, "")));
    }

    /// <summary>The anchors of a page's headings, as GitHub and Forgejo make them.</summary>
    private static IEnumerable<string> Headings(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith('#')).Select(l =>
            string.Concat(l.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]+`(?!\\])")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?:^|[ $;&|(])planlint ([a-z-]+(?: [^\n]*)?)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:\.Report|new Diagnostic|LoggedFinding\.Problem)\((?:diagnostics, )?\s*ToolRules\.[^\n]*?,\s*(?:\$?""(?:[^""\\{\n]|\\.|\{(?:[^{}""\n]|""[^""\n]*"")*\})+""\s*\+\s*)*\$?""((?:[^""\\{\n]|\\.|\{(?:[^{}""\n]|""[^""\n]*"")*\})+)""(?!\s*\+)")]
    private static partial Regex ToolMessage();

    [GeneratedRegex(@"-->\|([A-Z]\w+)\.([A-Z]\w+)\|")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\$\(\(.*?\)\)|\$\{\{[^}]*\}\}|\$\{?\w+\}?")]
    private static partial Regex ShellVariable();

    [GeneratedRegex(@"(?<![\w/.-])docs/[\w/-]+\.md")]
    private static partial Regex CitedPage();

    [GeneratedRegex(@"\b(rules|design2?|plan-format|hcl|style|dotnet|peers)\.md (§|PL0|F\d)|[(\s]F1?\d[)., ]")]
    private static partial Regex NumberedSection();
}
