using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>The page of a rule is its help text, its web page and a test: nothing on it may be untrue.</summary>
public sealed partial class RulePageTests
{
    private static readonly string[] Headings = ["Why", "Example", "Instead", "Options", "Suppress", "References"];

    private static readonly bool Update = Environment.GetEnvironmentVariable("PLANLINT_UPDATE") == "1";

    private static IEnumerable<TestCaseData> Rules() => BuiltIn.Rules.Rules.Select(r => new TestCaseData(r).SetArgDisplayNames(r.Descriptor.Id));

    private static IEnumerable<TestCaseData> Fences() =>
        from rule in BuiltIn.Rules.Rules
        from fence in FencesOf(rule.Descriptor.HelpMarkdown).Where(f => f.Language is "hcl reports" or "hcl passes").Select((f, i) => (f.Language, f.Text, Number: i + 1))
        select new TestCaseData(rule, fence.Language == "hcl reports", fence.Text)
            .SetArgDisplayNames(rule.Descriptor.Id, string.Create(CultureInfo.InvariantCulture, $"{fence.Number} {fence.Language[4..]}"));

    [TestCaseSource(nameof(Rules))]
    public void Has_the_headings_every_page_has(Rule rule)
    {
        string[] lines = Lines(rule.Descriptor.HelpMarkdown);
        lines[0].ShouldBe($"# {rule.Descriptor.Id} – {rule.Descriptor.Name}");
        lines[4].ShouldNotBeEmpty("the fifth line says in a sentence what is reported");
        lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]).ShouldBe(Headings);
    }

    [TestCaseSource(nameof(Rules))]
    public void States_title_severity_and_needs_as_the_rule_does(Rule rule)
    {
        string[] lines = Lines(rule.Descriptor.HelpMarkdown);
        string expected = Summary(rule);
        if (Update && lines[2] != expected)
        {
            string path = PageOf(rule);
            lines[2] = expected;
            File.WriteAllText(path, string.Join('\n', lines));
            return;
        }
        lines[2].ShouldBe(expected, "run the tests with PLANLINT_UPDATE=1 to rewrite it");
    }

    [TestCaseSource(nameof(Rules))]
    public void Lists_the_options_that_the_rule_declares(Rule rule)
    {
        string[] lines = Lines(rule.Descriptor.HelpMarkdown);
        string section = Section(rule.Descriptor.HelpMarkdown, "Options").Trim('\n'), expected = RuleTable.Options(rule.Descriptor).TrimEnd('\n');
        if (Update && rule.Descriptor.Options.Count > 0 && !section.StartsWith(expected, StringComparison.Ordinal))
        {
            string path = PageOf(rule);
            var rest = section.Split('\n').SkipWhile(l => l.StartsWith('|'));
            File.WriteAllText(path, string.Join('\n', lines).Replace(section, string.Join('\n', rest.Prepend(expected)), StringComparison.Ordinal));
            return;
        }
        section.ShouldStartWith(rule.Descriptor.Options.Count == 0 ? "None" : expected, Case.Sensitive, "run the tests with PLANLINT_UPDATE=1 to rewrite the table");
    }

    [TestCaseSource(nameof(Rules))]
    public void Shows_what_is_reported_and_what_is_not(Rule rule)
    {
        FencesOf(Section(rule.Descriptor.HelpMarkdown, "Example")).ShouldContain(f => f.Language == "hcl reports");
        FencesOf(Section(rule.Descriptor.HelpMarkdown, "Instead")).ShouldContain(f => f.Language == "hcl passes");
    }

    [TestCaseSource(nameof(Fences))]
    public void Runs_as_the_page_says(Rule rule, bool reports, string fixture)
    {
        var result = RuleTester.Run([rule], fixture, RuleTest.Knowledge);
        result.Analysis.RulesSkipped.ShouldBeEmpty("the example lacks an input that the rule needs");
        if (reports) result.Diagnostics.ShouldNotBeEmpty();
        else result.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        if (!result.Diagnostics.All(d => d.Fixes.All(f => f.Safety == FixSafety.DisplayOnly))) rule.Descriptor.IsFixable.ShouldBeTrue("the descriptor should say that there is a fix");
    }

    [Test]
    public void Catalogue_lists_every_rule()
    {
        string path = Path.Combine(Repository(), "rules", "README.md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        const string begin = "<!-- rules -->\n", end = "<!-- /rules -->";
        int start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        string wanted = text[..start] + Catalogue() + text[text.IndexOf(end, StringComparison.Ordinal)..];
        const string beginTool = "<!-- tool -->\n", endTool = "<!-- /tool -->";
        start = wanted.IndexOf(beginTool, StringComparison.Ordinal) + beginTool.Length;
        wanted = wanted[..start] + ToolCatalogue() + wanted[wanted.IndexOf(endTool, StringComparison.Ordinal)..];
        if (Update) File.WriteAllText(path, wanted);
        else Differences(text, wanted).ShouldBeEmpty("run the tests with PLANLINT_UPDATE=1 to rewrite the table of rules/README.md");
    }

    /// <summary>Every id that a finding can have is a rule's, or one of the tool's own, and those have pages too.</summary>
    [Test]
    public void Every_id_of_the_tool_has_a_page()
    {
        foreach (var descriptor in ToolRules.All)
        {
            string[] lines = Lines(descriptor.HelpMarkdown);
            lines[0].ShouldBe($"# {descriptor.Id} – {descriptor.Name}");
            lines[2].ShouldStartWith($"**{descriptor.Title}** · ");
            lines[2].ShouldContain(Word(descriptor.DefaultSeverity));
            lines[4].ShouldNotBeEmpty("the fifth line says in a sentence what is reported");
            lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)).ShouldBe(["## Why", "## What to do"]);
        }
        string[] known = [.. BuiltIn.Rules.Descriptors.Concat(ToolRules.All).Select(d => d.Id)];
        string[] written = [.. Sources().SelectMany(f => QuotedId().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];
        written.ShouldContain("PL0006");
        written.Except(known).ShouldBeEmpty();
        Directory.EnumerateFiles(ToolPages).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ShouldBe(ToolRules.All.Select(d => d.Id));
    }

    private static string ToolPages => Path.Combine(Repository(), "src", "PlanLint.Core", "Diagnostics", "Pages");

    /// <summary>Our code, with neither tests nor what a build left.</summary>
    private static IEnumerable<string> Sources() =>
        ((string[])["src", "rules"]).SelectMany(d => Directory.EnumerateFiles(Path.Combine(Repository(), d), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex("\"(PL\\d{4})\"")]
    private static partial Regex QuotedId();

    /// <summary>A page made by tools/New says what is still to write.</summary>
    [TestCaseSource(nameof(Rules))]
    public void Leaves_nothing_to_do(Rule rule)
    {
        string[] parts = [rule.Descriptor.Title, rule.Descriptor.MessageFormat, .. Lines(rule.Descriptor.HelpMarkdown)];
        parts.Where(p => p.Contains("TODO", StringComparison.Ordinal)).ShouldBeEmpty($"finish {PageOf(rule)} and the rule beside it");
    }

    /// <summary>The lines that only one of two texts has, as a diff shows them.</summary>
    private static string[] Differences(string actual, string wanted)
    {
        string[] old = Lines(actual), made = Lines(wanted);
        string[] lines = [.. old.Except(made).Select(l => "-" + l), .. made.Except(old).Select(l => "+" + l)];
        return lines.Length > 0 || actual == wanted ? lines : ["the rows are in another order"];
    }

    private static string Catalogue()
    {
        var table = new StringBuilder("| Rule | Finds | Severity | Needs | Fix |\n|---|---|---|---|---|\n");
        foreach (var rule in BuiltIn.Rules.Rules)
        {
            var descriptor = rule.Descriptor;
            string page = Path.GetRelativePath(Path.Combine(Repository(), "rules"), PageOf(rule)).Replace('\\', '/');
            table.Append(CultureInfo.InvariantCulture, $"| [{descriptor.Id}]({page}) {descriptor.Name} | {descriptor.Title} | {Word(descriptor)} | {Needs(rule)} | {(descriptor.IsFixable ? "yes" : "")} |\n");
        }
        return table.ToString();
    }

    private static string ToolCatalogue() => "| Id | Says | Severity |\n|---|---|---|\n"
        + string.Concat(ToolRules.All.Select(d => $"| [{d.Id}](../src/PlanLint.Core/Diagnostics/Pages/{d.Id}.md) {d.Name} | {d.Title} | {Word(d.DefaultSeverity)} |\n"));

    /// <summary>A quiet rule is off until somebody asks for it.</summary>
    private static string Word(RuleDescriptor rule) => Word(rule.DefaultSeverity) + (rule.IsQuiet ? ", off by default" : "");

    private static string Summary(Rule rule) => $"**{rule.Descriptor.Title}** · {Word(rule.Descriptor)} · needs {Needs(rule)}";

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>What the rule needs, alternatives joined by "or"; one that asks for less makes one that asks for more of the same redundant.</summary>
    private static string Needs(Rule rule)
    {
        var needs = RuleContext.NeedsOf(rule);
        var least = needs.Where(n => !needs.Any(o => o != n && (o & n) == o)).ToArray();
        return string.Join(" or ", least.Select(n => n == RuleInputs.None ? "nothing" : n.ToString().ToLowerInvariant()));
    }

    /// <summary>The page's file; build output holds none.</summary>
    private static string PageOf(Rule rule) =>
        Directory.EnumerateFiles(Path.Combine(Repository(), "rules"), $"{rule.Descriptor.Id}.*.md", SearchOption.AllDirectories).Single(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal));

    private static string Section(string page, string heading)
    {
        var lines = Lines(page).SkipWhile(l => l != $"## {heading}").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    internal static List<(string Language, string Text)> FencesOf(string markdown)
    {
        var fences = new List<(string, string)>();
        string? language = null;
        var text = new StringBuilder();
        foreach (string line in Lines(markdown))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                if (language is not null) text.Append(line).Append('\n');
                continue;
            }
            if (language is null) language = line[3..].Trim();
            else
            {
                fences.Add((language, text.ToString()));
                text.Clear();
                language = null;
            }
        }
        return fences;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Golden.Locate(path))!, "..", ".."));
}
