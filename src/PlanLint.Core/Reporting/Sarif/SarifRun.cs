using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting.Sarif;

/// <summary>One <c>run</c> object (SARIF 2.1.0 §3.14).</summary>
internal sealed class SarifRun
{
    private readonly LintReport report;
    private readonly RootReport root;
    private readonly string? tool;
    private readonly ImmutableArray<Diagnostic> results;
    private readonly ImmutableArray<RuleDescriptor> rules;
    private readonly Dictionary<string, int> ruleIndex;
    private readonly List<string> cuts;
    private readonly IReadOnlyList<RootReport> planless;
    private readonly Dictionary<Diagnostic, RootReport> rootOf = new(ReferenceEqualityComparer.Instance);

    /// <param name="report">The whole report.</param>
    /// <param name="root">What the run is of.</param>
    /// <param name="limit">Results at most.</param>
    /// <param name="cuts">Sentences about what is missing.</param>
    /// <param name="sharing">The roots that share the run; null for <paramref name="root"/> alone.</param>
    /// <param name="tool">The other tool that the results are of; null for our own.</param>
    public SarifRun(
        LintReport report, RootReport root, int limit, ImmutableArray<string> cuts, IReadOnlyList<RootReport>? sharing = null, string? tool = null)
    {
        this.tool = tool;
        planless = tool is null ? sharing ?? [root] : [];
        this.report = report;
        this.root = root;
        this.cuts = [.. cuts];
        foreach (var shared in sharing is { Count: > 1 } ? sharing : [])
            foreach (var finding in shared.Findings) rootOf.TryAdd(finding, shared);
        results = Limit(root.Findings, limit);
        rules =
            [.. results.Concat(Notifications()).Select(f => f.Rule).DistinctBy(r => r.Id, StringComparer.Ordinal).OrderBy(r => r.Id, StringComparer.Ordinal)];
        ruleIndex = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(p => p.Id, p => p.index, StringComparer.Ordinal);
    }

    public void Write(JsonOutput json)
    {
        json.Object("tool", () => json.Object("driver", () =>
        {
            json.Plain("name", tool ?? "PlanLint");
            json.Plain("version", tool is null ? report.Version : null);
            json.Plain("semanticVersion", tool is null ? report.Version : null);
            json.Plain("informationUri", tool is null ? HelpSite.Address : null);
            json.Objects("rules", rules, rule => SarifRule.Write(rule, json));
        }));
        json.Objects("invocations", [root], _ => Invocation(json));
        json.Plain("columnKind", "utf16CodeUnits");
        json.Object("originalUriBaseIds", () => json.Object("%SRCROOT%", () => Message(json, "description", "The root of the repository.")));
        json.Object("automationDetails", () => json.Plain("id", tool is not null ? $"planlint/{SarifUri.Of(tool)}/"
            : root.Path is "." or "" ? "planlint/" : $"planlint/{SarifUri.Of(root.Path)}/"));
        json.Objects("results", results, finding => Result(finding, json));
        if (root.Plan is { } plan) json.Object("properties", () => json.Object("planCounts", () => JsonReporter.Write(plan.Counts, json)));
    }

    private ImmutableArray<Diagnostic> Limit(ImmutableArray<Diagnostic> findings, int limit)
    {
        if (findings.Length <= limit) return findings;
        cuts.Add(string.Create(CultureInfo.InvariantCulture,
            $"A run holds {limit} results here: the {findings.Length - limit} least severe of {findings.Length} were cut. The JSON report holds them all."));
        return [.. findings.OrderBy(f => f.Suppression is not null).ThenByDescending(f => f.Severity).Take(limit)];
    }

    private IEnumerable<Diagnostic> Notifications() => tool is not null ? [] :
        report.Notifications.Concat(root.Findings.Where(f => f.Rule.Category == "tool")).Take(SarifLimits.Notifications);

    private void Invocation(JsonOutput json)
    {
        json.Flag("executionSuccessful", report.ExitCode != 2);
        json.Objects("toolExecutionNotifications", Notifications().Select(n => new Notification(n, json.Redacted(n.Text)))
            .Concat(cuts.Select(c => new Notification(null, c))).Concat(WithoutPlan(json)).Concat(Remarks(json)), entry =>
        {
            if (entry.Finding is { } finding)
            {
                json.Object("descriptor", () =>
                {
                    json.Plain("id", finding.Rule.Id);
                    json.Number("index", ruleIndex[finding.Rule.Id]);
                });
                json.Objects("locations", [finding], f => Location(f.Location, json));
            }
            Message(json, "message", entry.Text);
            json.Plain("level", entry.Finding is null ? entry.Level : Wording.Of(entry.Finding.Severity));
        });
    }

    /// <summary>Of the roots that share the last run, only those that fit.</summary>
    private IEnumerable<Notification> WithoutPlan(JsonOutput json) => planless.Where(r => r.WithoutPlan is not null).Take(SarifLimits.Notifications)
        .Select(r => new Notification(null, json.Redacted($"'{r.Path}' was checked without a plan: {r.WithoutPlan}"), "note"));

    private IEnumerable<Notification> Remarks(JsonOutput json) => planless.SelectMany(r => r.Remarks).Take(SarifLimits.Notifications)
        .Select(r => new Notification(null, json.Redacted(r), "note"));

    private void Result(Diagnostic finding, JsonOutput json)
    {
        json.Plain("ruleId", finding.Rule.OwnId);
        json.Number("ruleIndex", ruleIndex[finding.Rule.Id]);
        json.Plain("kind", "fail");
        json.Plain("level", Wording.Of(finding.Severity));
        Message(json, "message", json.Redacted(finding.Text));
        json.Objects("locations", [finding], f =>
        {
            Location(f.Location, json);
            if (f.Addresses.IsEmpty) return;
            json.Objects("logicalLocations", f.Addresses.Take(SarifLimits.LogicalLocations), address =>
            {
                json.Plain("fullyQualifiedName", address.ToString());
                json.Plain("kind", "resource");
            });
        });
        Fingerprints(finding, json);
        if (!finding.Related.IsEmpty) Related(finding, json);
        var cause = finding.Addresses.IsEmpty ? null : rootOf.GetValueOrDefault(finding, root).Explain(finding.Addresses[0])?.Cause;
        if (cause is { Way.IsEmpty: false }) CodeFlow(cause.Way.Take(SarifLimits.FlowSteps - 1), finding, json);
        else if (finding.Related.Any(r => r.IsFlow)) CodeFlow(finding.Related.Where(r => r.IsFlow).Take(SarifLimits.FlowSteps - 1).Reverse(), finding, json);
        if (finding.Suppression is { } suppression) Suppressions(suppression, json);
        if (root.HasBaseline) json.Plain("baselineState", finding.Suppression?.Kind == SuppressionKind.Baseline ? "unchanged" : "new");
        if (!finding.Fixes.IsEmpty) json.Objects("fixes", finding.Fixes, fix => Fix(fix, json));
        Properties(finding, cause, rootOf.GetValueOrDefault(finding, root).OwnersOf?.Invoke(finding) ?? [], json);
    }

    private static void Fingerprints(Diagnostic finding, JsonOutput json)
    {
        int number = finding.Location.LineSpan.Start.Line;
        string? line = finding.Location.Source is { } source && !json.Hides(source, LineHashes.Window(source, number)) ? LineHashes.Of(source, number) : null;
        if (line is null && finding.Fingerprint is null) return;
        json.Object("partialFingerprints", () =>
        {
            json.Plain("primaryLocationLineHash", line);
            json.Plain("planlint/v1", finding.Fingerprint);
        });
    }

    private static void Related(Diagnostic finding, JsonOutput json)
    {
        int id = 0;
        json.Objects("relatedLocations", finding.Related.Take(SarifLimits.Related), related =>
        {
            json.Number("id", ++id);
            Location(related.Location, json);
            Message(json, "message", json.Redacted(related.Message));
        });
    }

    private static void CodeFlow(IEnumerable<RelatedLocation> way, Diagnostic finding, JsonOutput json)
    {
        var steps = way.Append(new RelatedLocation(finding.Location, json.Redacted(finding.Text)));
        json.Objects("codeFlows", [finding], _ =>
            json.Objects("threadFlows", [finding], _ =>
                json.Objects("locations", steps, step =>
                    json.Object("location", () =>
                    {
                        Location(step.Location, json);
                        Message(json, "message", step.Message);
                    }))));
    }

    private static void Suppressions(Suppression suppression, JsonOutput json) => json.Objects("suppressions", [suppression], s =>
    {
        json.Plain("kind", s.Kind == SuppressionKind.InSource ? "inSource" : "external");
        json.Plain("status", "accepted");
        if (s.Justification.Length > 0) json.Text("justification", s.Justification);
        if (s.Location is { } place) json.Object("location", () => Location(place, json));
    });

    private static void Fix(CodeFix fix, JsonOutput json)
    {
        Message(json, "description", json.Redacted(fix.Title));
        json.Objects("artifactChanges", fix.Edits.GroupBy(e => e.Path, StringComparer.Ordinal), file =>
        {
            Artifact(file.Key, json);
            json.Objects("replacements", file, edit =>
            {
                // Blocks may stand anywhere in a file, so text for the end of one is put where every file has a place: its start.
                var place = edit.Source is { } source ? source.GetLineSpan(edit.Span) : default;
                json.Object("deletedRegion", () => Region(place, json));
                json.Object("insertedContent", () => json.Code("text", edit.NewText));
            });
        });
        json.Object(
            "properties", () => json.Plain("safety", fix.Safety switch { FixSafety.Safe => "safe", FixSafety.Unsafe => "unsafe", _ => "display-only" }));
    }

    private static void Properties(Diagnostic finding, CauseSummary? cause, ImmutableArray<string> owners, JsonOutput json) => json.Object("properties", () =>
    {
        foreach (var (key, value) in finding.Properties) json.Text(key, value);
        if (!finding.Addresses.IsEmpty) json.Plain("addresses", finding.Addresses.Select(a => a.ToString()));
        if (finding.AttributePath is { } path) json.Text("attributePath", path);
        if (!owners.IsEmpty) json.Plain("owners", owners);
        json.Plain("confidence", Wording.Of(finding.Confidence));
        if (cause is not null) json.Text("cause", $"{cause.Kind}: {cause.Text}");
        if (!finding.Notes.IsEmpty) json.Plain("notes", finding.Notes.Select(n => $"{n.Label}: {json.Redacted(n.Text)}"));
    });

    private static void Location(SourceLocation location, JsonOutput json) => json.Object("physicalLocation", () =>
    {
        Artifact(location.Path, json);
        var lines = location.LineSpan;
        json.Object("region", () => Region(lines, json));
        if (location.Source is { } source) Context(source, lines, json);
    });

    private static void Artifact(string path, JsonOutput json) => json.Object("artifactLocation", () =>
    {
        json.Plain("uri", SarifUri.Of(path));
        json.Plain("uriBaseId", "%SRCROOT%");
    });

    private static void Region(LinePositionSpan lines, JsonOutput json)
    {
        json.Number("startLine", lines.Start.Line + 1);
        json.Number("startColumn", lines.Start.Character + 1);
        json.Number("endLine", lines.End.Line + 1);
        json.Number("endColumn", lines.End.Character + 1);
    }

    private static void Context(SourceText source, LinePositionSpan lines, JsonOutput json) => json.Object("contextRegion", () =>
    {
        int last = Math.Min(lines.End.Line, lines.Start.Line + SarifLimits.ContextLines - 1);
        json.Number("startLine", lines.Start.Line + 1);
        json.Number("endLine", last + 1);
        var text = TextSpan.FromBounds(source.GetLine(lines.Start.Line).Start, source.GetLine(last).End);
        json.Object("snippet", () => json.Source("text", source, text));
    });

    private static void Message(JsonOutput json, string name, string text) => json.Object(name, () => json.Plain("text", Sentence(text)));

    /// <summary>
    /// Ends the text in a full stop, and keeps <c>a["x"](y)</c> from being read as an embedded link (SARIF 2.1.0 §3.11.6).
    /// </summary>
    private static string Sentence(string text)
    {
        string line = TerminalText.Escape(TerminalText.OneLine(text).TrimEnd());
        if (line.Contains("](", StringComparison.Ordinal))
            line = line.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        return line is [.., '.' or '!' or '?'] ? line : line + ".";
    }

    private sealed record Notification(Diagnostic? Finding, string Text, string Level = "warning");
}
