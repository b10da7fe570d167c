using PlanLint.Reporting.Html;
using PlanLint.Reporting.Sarif;

namespace PlanLint.Reporting;

/// <summary>The formats that PlanLint can write.</summary>
public static class Reporters
{
    /// <summary>All of them, in the order help lists them.</summary>
    public static IReadOnlyList<IReporter> All { get; } =
    [
        new TextReporter(), new SarifReporter(), new JsonReporter(), new MarkdownReporter(), new JUnitReporter(),
        new GitHubReporter(), new GitLabReporter(), new CheckstyleReporter(), new HtmlReporter(),
    ];

    /// <summary>The reporter of that name; null when there is none.</summary>
    public static IReporter? ByName(string name)
    {
        foreach (var reporter in All)
            if (reporter.Name == name) return reporter;
        return null;
    }
}
