using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Sentences that several formats share.</summary>
internal static class Wording
{
    /// <summary><c>error</c>, <c>warning</c>, <c>note</c> or <c>none</c>.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Note => "note",
        Severity.None => "none",
        _ => throw new InvalidOperationException($"unreachable: {severity}"),
    };

    /// <summary><c>proven</c>, <c>likely</c> or <c>heuristic</c>.</summary>
    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.Proven => "proven",
        Confidence.Likely => "likely",
        Confidence.Heuristic => "heuristic",
        _ => throw new InvalidOperationException($"unreachable: {confidence}"),
    };

    /// <summary><c>inSource</c>, <c>accepted</c>, <c>baseline</c> or <c>approved</c>.</summary>
    public static string Of(SuppressionKind kind) => kind switch
    {
        SuppressionKind.InSource => "inSource",
        SuppressionKind.Accepted => "accepted",
        SuppressionKind.Baseline => "baseline",
        SuppressionKind.Approved => "approved",
        _ => throw new InvalidOperationException($"unreachable: {kind}"),
    };

    /// <summary><c>2 errors, 1 warning (3 suppressed)</c>; <c>no findings</c> when there are none.</summary>
    public static string Counts(FindingCounts counts)
    {
        var parts = new List<string>(3);
        if (counts.Error > 0) parts.Add(Plural.Of(counts.Error, "error"));
        if (counts.Warning > 0) parts.Add(Plural.Of(counts.Warning, "warning"));
        if (counts.Note > 0) parts.Add(Plural.Of(counts.Note, "note"));
        string text = parts.Count == 0 ? "no findings" : string.Join(", ", parts);
        return counts.Suppressed == 0 ? text : $"{text} ({counts.Suppressed.ToString("N0", CultureInfo.InvariantCulture)} suppressed)";
    }

    /// <summary>What is to be said of a root's plan, or of its having none; null when nobody asked for plans.</summary>
    public static string? PlanOf(RootReport root) => root.Plan is { } plan ? Plan(plan) : root.WithoutPlan is { } reason ? $"no plan: {reason}" : null;

    /// <summary>Terraform's own summary line, with what else the plan says about itself.</summary>
    public static string Plan(PlanSummary plan)
    {
        var text = new StringBuilder("Plan: ");
        var counts = plan.Counts;
        if (counts.Import > 0) text.Append(CultureInfo.InvariantCulture, $"{counts.Import} to import, ");
        text.Append(CultureInfo.InvariantCulture, $"{counts.Add} to add, {counts.Change} to change, {counts.Destroy} to destroy");
        if (counts.Forget > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Forget} to forget");
        if (counts.Move > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Move} to move");
        if (counts.Invoke > 0) text.Append(CultureInfo.InvariantCulture, $", {Plural.Of(counts.Invoke, "action")} to invoke");
        if (counts.Deferred > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Deferred} left to a later plan");
        if (counts.Other > 0) text.Append(CultureInfo.InvariantCulture, $", {counts.Other} with an action that is not known");
        text.Append(" (").Append(plan.Tool == "opentofu" ? "OpenTofu" : "Terraform");
        if (plan.Version.Length > 0) text.Append(' ').Append(plan.Version);
        if (plan.Mode != "normal") text.Append(", ").Append(plan.Mode);
        if (!plan.IsComplete) text.Append(", incomplete");
        if (plan.IsErrored) text.Append(", errored");
        return text.Append(')').ToString();
    }

    /// <summary>Counts, files, changes, rules and, when it is known, the time.</summary>
    public static string Summary(LintReport report, TimeSpan? elapsed)
    {
        int changes = report.Roots.Sum(r => r.ChangeCount);
        var text = new StringBuilder(Counts(ReportModel.Of(report).Counts));
        text.Append(" in ").Append(Plural.Of(report.Roots.Sum(r => r.FileCount), "file"));
        if (changes > 0) text.Append(", ").Append(Plural.Of(changes, "planned change"));
        if (report.Roots.Length > 1) text.Append(", ").Append(Plural.Of(report.Roots.Length, "root"));
        int run = report.Roots.SelectMany(r => r.RulesRun).Distinct(StringComparer.Ordinal).Count();
        text.Append("; ").Append(Plural.Of(run, "rule")).Append(" run");
        if (Skipped(report) is { Length: > 0 } skipped) text.Append(", ").Append(skipped);
        if (elapsed is { } time) text.Append(CultureInfo.InvariantCulture, $" in {time.TotalSeconds:0.00} s");
        return text.ToString();
    }

    /// <summary>Who silenced a finding, and why.</summary>
    public static string Suppression(Suppression suppression)
    {
        string by = suppression.Kind switch
        {
            SuppressionKind.InSource => "by a comment",
            SuppressionKind.Accepted => "accepted by the intent",
            SuppressionKind.Baseline => "by the baseline",
            SuppressionKind.Approved => "approved",
            _ => throw new InvalidOperationException($"unreachable: {suppression.Kind}"),
        };
        if (suppression.Location is { IsFile: false } place) by += $" at {place.Path}:{place.LineSpan.Start.Line + 1}";
        return suppression.Justification.Length == 0 || suppression.Kind == SuppressionKind.Baseline ? by : $"{by}: {suppression.Justification}";
    }

    /// <summary><c>path:line:column</c>; the path alone for a whole file.</summary>
    public static string Place(SourceLocation location) => location.IsFile
        ? location.Path
        : string.Create(CultureInfo.InvariantCulture, $"{location.Path}:{location.LineSpan.Start.Line + 1}:{location.LineSpan.Start.Character + 1}");

    private static string Skipped(LintReport report)
    {
        // A rule that ran in one root was not skipped by the run.
        var run = report.Roots.SelectMany(r => r.RulesRun).ToHashSet(StringComparer.Ordinal);
        var skipped = report.Roots.SelectMany(r => r.RulesSkipped).Where(s => !run.Contains(s.Rule)).DistinctBy(s => s.Rule, StringComparer.Ordinal).ToList();
        if (skipped.Count == 0) return "";
        var needs = skipped.GroupBy(s => s.Needs, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Count()} {(g.Count() == 1 ? "needs" : "need")} {g.Key}");
        return $"{skipped.Count} skipped ({string.Join(", ", needs)})";
    }
}
