using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>The catalogue of rules as text and as JSON, and the page of one.</summary>
public static class RuleTable
{
    /// <summary>One line a rule, and how many there are.</summary>
    public static void WriteText(RuleSurvey survey, TextWriter output)
    {
        string[][] rows = [.. survey.Rules.Select(Row)];
        int[] widths = [.. Enumerable.Range(0, rows.Length == 0 ? 0 : rows[0].Length - 1).Select(c => rows.Max(r => TerminalText.Width(r[c])))];
        foreach (string[] row in rows)
        {
            for (int c = 0; c < widths.Length; c++) output.Write(row[c] + new string(' ', widths[c] - TerminalText.Width(row[c]) + 2));
            output.Write(row[^1] + "\n");
        }
        int run = survey.Rules.Count(r => r.Runs), off = survey.Rules.Count(r => !r.IsOn);
        output.Write(string.Create(CultureInfo.InvariantCulture,
            $"\n{survey.Rules.Length} rules: {run} would run here, {survey.Rules.Length - run - off} without an input they need, {off} off\n"));
    }

    /// <summary>The same for machines (docs/json-report.md).</summary>
    public static void WriteJson(RuleSurvey survey, TextWriter output, string version)
    {
        using var json = new JsonOutput(output, Redactor.None);
        json.Object(() =>
        {
            json.Plain("planlint", version);
            json.Number("schema", JsonReporter.SchemaVersion);
            json.Objects("rules", survey.Rules, rule =>
            {
                json.Plain("rule", rule.Rule.Id);
                json.Plain("name", rule.Rule.Name);
                json.Plain("title", rule.Rule.Title);
                json.Plain("category", rule.Rule.Category);
                json.Plain("severity", Word(rule.Severity));
                json.Plain("confidence", rule.Rule.Confidence.ToString().ToLowerInvariant());
                json.Flag("fixable", rule.Rule.IsFixable);
                json.Plain("origin", rule.Origin ?? "built-in");
                json.Plain("needs", rule.Needs);
                json.Plain("lacks", rule.Lacks);
                json.Flag("on", rule.IsOn);
                json.Flag("runs", rule.Runs);
            });
        });
    }

    /// <summary>The page of a rule; what is known about it when it has none.</summary>
    public static void WritePage(SurveyedRule rule, TextWriter output)
    {
        string page = rule.Rule.HelpMarkdown;
        if (page.Length == 0)
        {
            string needs = rule.Needs.IsEmpty ? "" : $" · needs {string.Join(" or ", rule.Needs.Select(n => n.Replace(",", ", ", StringComparison.Ordinal)))}";
            page = $"# {rule.Rule.Id} – {rule.Rule.Name}\n\n{rule.Rule.Title}.\n\n"
                + $"{Word(rule.Severity)}{needs}{(rule.Origin is { } origin ? $" · from {origin}" : "")}\n";
        }
        // A page that forgets the options, or has been made up above.
        if (rule.Rule.Options.Count > 0 && !page.Contains("## Options", StringComparison.Ordinal))
            page = $"{page.TrimEnd()}\n\n## Options\n\n{Options(rule.Rule)}";
        // Pages of added rules are the texts of strangers.
        foreach (string line in page.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')) output.Write(TerminalText.Escape(line) + "\n");
    }

    /// <summary>The options of a rule as its page lists them: a table in Markdown, <c>None.</c> without options.</summary>
    public static string Options(RuleDescriptor rule) => rule.Options.Count == 0 ? "None." : "| Option | Default | Meaning |\n|---|---|---|\n"
        + string.Concat(rule.Options.Select(o => $"| `{o.Name}` | {o.Default} | {o.Meaning} |\n"));

    private static string[] Row(SurveyedRule rule) =>
    [
        .. ((string[])
        [
            rule.Rule.Id,
            Word(rule.Severity),
            rule.Rule.Category,
            rule.Rule.Name,
            rule.Needs.IsEmpty ? "-" : string.Join(" or ", rule.Needs),
            !rule.IsOn ? "off" : rule.Lacks is { } lacks ? $"lacks {lacks}" : "runs",
            rule.Rule.Title + (rule.Origin is { } origin ? $" ({origin})" : ""),
        ]).Select(TerminalText.Escape),
    ];

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
