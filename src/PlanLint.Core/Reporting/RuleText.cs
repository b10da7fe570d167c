using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>What a report says of a rule whose page the reader cannot open.</summary>
internal static class RuleText
{
    /// <summary>The first paragraph of the rule's page on one line; its title when it has no page.</summary>
    public static string Summary(RuleDescriptor rule)
    {
        foreach (string block in rule.HelpMarkdown.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!block.StartsWith('#') && !IsFacts(block)) return TerminalText.OneLine(block);
        return rule.Title;
    }

    /// <summary>The line below the heading: <c>**Title** · error · needs plan</c>.</summary>
    private static bool IsFacts(string block) => block.StartsWith("**", StringComparison.Ordinal) && block.Contains(" · ", StringComparison.Ordinal);
}
