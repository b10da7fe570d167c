using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting.Sarif;

/// <summary>A <c>reportingDescriptor</c> (SARIF 2.1.0 §3.49) with the properties GitHub reads.</summary>
internal static class SarifRule
{
    public static void Write(RuleDescriptor rule, JsonOutput json)
    {
        json.Plain("id", rule.OwnId);
        json.Plain("name", PascalCase(rule.Name));
        json.Object("shortDescription", () => json.Plain("text", Sentence(rule.Title)));
        json.Object("fullDescription", () => json.Plain("text", Sentence(RuleText.Summary(rule))));
        string markdown = rule.HelpMarkdown.Length > 0 ? rule.HelpMarkdown : $"# {rule.Id} – {rule.Name}\n\n{Sentence(rule.Title)}\n";
        json.Object("help", () =>
        {
            json.Plain("text", markdown);
            json.Plain("markdown", markdown);
        });
        json.Plain("helpUri", rule.HelpUri);
        json.Object("defaultConfiguration", () => json.Plain("level", Wording.Of(rule.DefaultSeverity)));
        json.Object("properties", () =>
        {
            json.Plain("tags", Tags(rule));
            json.Plain("precision", rule.Confidence switch
            {
                Confidence.Proven => "very-high",
                Confidence.Likely => "high",
                Confidence.Heuristic => "medium",
                _ => throw new InvalidOperationException($"unreachable: {rule.Confidence}"),
            });
            json.Plain("problem.severity", rule.DefaultSeverity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "recommendation",
            });
            json.Plain("security-severity", rule.SecuritySeverity?.ToString("0.0", CultureInfo.InvariantCulture));
        });
    }

    private static IEnumerable<string> Tags(RuleDescriptor rule)
    {
        IEnumerable<string> own = [rule.Category, .. rule.SecuritySeverity is null ? Array.Empty<string>() : ["security"], "terraform"];
        return own.Concat(rule.Tags).Distinct(StringComparer.Ordinal).Take(SarifLimits.Tags);
    }

    private static string PascalCase(string kebab) =>
        string.Concat(kebab.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static string Sentence(string text) => text is [.., '.' or '!' or '?'] ? text : text + ".";
}
