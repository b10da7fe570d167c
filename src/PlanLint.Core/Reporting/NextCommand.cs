using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Commands that go on from a report, as they work when they are pasted where it was printed.</summary>
internal static class NextCommand
{
    /// <summary>The table of what to do about creates and removals; null where nothing is decided by it, or it would not see the same.</summary>
    public static string? Decide(ReportModel model, ReportOptions options) =>
        options.Inputs is { } inputs && model.Causes.Any(c => c?.Changes.Any(g => g.IsOfExisting) == true) ? Typed("decide", inputs) : null;

    /// <summary>The command that shows the whole table of decisions.</summary>
    public static string Decisions(ReportOptions options) => Typed("decide", options.Inputs ?? "");

    /// <summary>
    /// The command that tells all about a rule; one that is not ours is known only where its policy or assembly is named. Empty for one of another
    /// tool.
    /// </summary>
    public static string Explain(RuleDescriptor rule, ReportOptions options) => rule.Tool is not null ? ""
        : Typed("explain", ShellWord.Quote(rule.Id), rule.Category == "custom" ? options.Inputs ?? "" : "");

    /// <summary>The command that tells one change whole.</summary>
    public static string Explain(string address, ReportOptions options) => Typed("explain", ShellWord.Quote(address), options.Inputs ?? "");

    /// <summary>
    /// What to type about a finding: what to do about it where that is known, else what is known of it. Empty when only another tool knows.
    /// </summary>
    public static string Of(ReportedFinding reported, ReportModel model, ReportOptions options)
    {
        var finding = reported.Finding;
        if (options.Inputs is not { } inputs || finding.Rule.Category == "tool") return Explain(finding.Rule, options);
        if (reported.IsOfExisting && Decide(model, options) is { } decide) return decide;
        if (finding.Fixes.FirstOrDefault(f => f.Safety != FixSafety.DisplayOnly) is { } fix)
            return Typed("fix", inputs, $"--rule {finding.Rule.Id}{(fix.Safety == FixSafety.Unsafe ? " --unsafe" : "")} --dry-run");
        // The one that would be the worst to lose.
        return reported.Changes.MaxBy(c => c.Stakes) is { } change
            ? Explain(change.Address, options)
            : Explain(finding.Rule, options);
    }

    /// <summary>How a fix is applied, behind its title; empty where no command does it.</summary>
    public static string Applying(CodeFix fix, ReportOptions options) => options.Inputs is not { } inputs ? "" : fix.Safety switch
    {
        FixSafety.Safe => $" ({Typed("fix", inputs)})",
        FixSafety.Unsafe => $" ({Typed("fix", inputs, "--unsafe")})",
        FixSafety.DisplayOnly => "",
        _ => throw new InvalidOperationException($"unreachable: {fix.Safety}"),
    };

    private static string Typed(params string[] words) => string.Join(' ', ((string[])["planlint", .. words]).Where(w => w.Length > 0));
}
