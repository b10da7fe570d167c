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
        using var json = new JsonOutput(output, options.Redactor);
        json.Object(() =>
        {
            json.Plain("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.Plain("version", "2.1.0");
            json.Objects("runs", Runs(report, options.MaxResults > 0 ? options.MaxResults : SarifLimits.Results), run => run.Write(json));
        });
    }

    /// <summary>The runs of our own, then one for each other tool whose results were merged.</summary>
    private static IEnumerable<SarifRun> Runs(LintReport report, int limit)
    {
        string[] tools = [.. report.Roots.SelectMany(r => r.Findings).Select(f => f.Rule.Tool).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        if (tools.Length == 0) return OwnRuns(report, limit, SarifLimits.Runs);
        var own = report with { Roots = [.. report.Roots.Select(r => Only(r, null))] };
        return OwnRuns(own, limit, Math.Max(1, SarifLimits.Runs - tools.Length)).Concat(tools.Select(tool =>
        {
            RootReport[] roots = [.. report.Roots.Select(r => Only(r, tool)).Where(r => !r.Findings.IsEmpty)];
            return roots is [var only] ? new SarifRun(report, only, limit, [], null, tool)
                : new SarifRun(report, new RootReport(".") { Findings = [.. roots.SelectMany(r => r.Findings)] }, limit, [], roots, tool);
        }));
    }

    private static RootReport Only(RootReport root, string? tool) => root with { Findings = [.. root.Findings.Where(f => f.Rule.Tool == tool)] };

    private static IEnumerable<SarifRun> OwnRuns(LintReport report, int limit, int most)
    {
        // A shard without roots has nothing to say: a run would stand for a root.
        if (report.Roots.IsEmpty && report.Notifications.IsEmpty && report.ExitCode == 0) return [];
        if (report.Roots.IsEmpty) return [new SarifRun(report, new RootReport("."), limit, [])];
        // A run without results closes the alerts of its root, which nobody has looked at.
        RootReport[] roots = [.. report.Roots.Where(r => !r.IsUnread)], unread = [.. report.Roots.Where(r => r.IsUnread)];
        if (roots.Length <= most) return roots.Select((root, i) => new SarifRun(report, root, limit, [], i == 0 ? [root, .. unread] : null));

        var rest = roots.Skip(most - 1).ToList();
        var merged = new RootReport(".")
        {
            Findings = [.. rest.SelectMany(r => r.Findings)],
            HasBaseline = rest.Exists(r => r.HasBaseline),
        };
        string cut = $"GitHub takes {SarifLimits.Runs} runs a file: the findings of {rest.Count} roots share this run. Use --shard to write several files.";
        return roots.Take(most - 1).Select((root, i) => new SarifRun(report, root, limit, [], i == 0 ? [root, .. unread] : null))
            .Append(new SarifRun(report, merged, limit, [cut], rest));
    }
}
