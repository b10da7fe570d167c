using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Secrets;

namespace PlanLint.Reporting.Sarif;

/// <summary>
/// SARIF 2.1.0 that GitHub takes the first time: one run a root module, most severe findings first where a limit cuts, and what was
/// cut said in a notification.
/// </summary>
public sealed class SarifReporter : IReporter
{
    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        using var json = new ReportJson(output, options.Redactor);
        json.Object(() =>
        {
            json.Plain("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.Plain("version", "2.1.0");
            json.Objects("runs", Runs(report, options.MaxResults > 0 ? options.MaxResults : SarifLimits.Results), run => run.Write(json));
        });
    }

    private static IEnumerable<SarifRun> Runs(LintReport report, int limit)
    {
        // A shard without roots has nothing to say: a run would stand for a root.
        if (report.Roots.IsEmpty && report.Notifications.IsEmpty && report.ExitCode == 0) return [];
        if (report.Roots.IsEmpty) return [new SarifRun(report, new RootReport("."), limit, [])];
        // A run without results closes the alerts of its root, which nobody has looked at.
        RootReport[] roots = [.. report.Roots.Where(r => !r.IsUnread)], unread = [.. report.Roots.Where(r => r.IsUnread)];
        if (roots.Length <= SarifLimits.Runs) return roots.Select((root, i) => new SarifRun(report, root, limit, [], i == 0 ? [root, .. unread] : null));

        var rest = roots.Skip(SarifLimits.Runs - 1).ToList();
        var merged = new RootReport(".")
        {
            Findings = [.. rest.SelectMany(r => r.Findings)],
            HasBaseline = rest.Exists(r => r.HasBaseline),
        };
        string cut = $"GitHub takes {SarifLimits.Runs} runs a file: the findings of {rest.Count} roots share this run. Use --shard to write several files.";
        return roots.Take(SarifLimits.Runs - 1).Select((root, i) => new SarifRun(report, root, limit, [], i == 0 ? [root, .. unread] : null))
            .Append(new SarifRun(report, merged, limit, [cut], rest));
    }
}
