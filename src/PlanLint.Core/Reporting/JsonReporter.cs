using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>For machines; the schema is docs/json-report.md.</summary>
public sealed class JsonReporter : IReporter
{
    /// <summary>Version of the schema; raised when a field changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        using var json = new JsonOutput(output, options.Redactor);
        json.Object(() =>
        {
            json.Plain("planlint", report.Version);
            json.Number("schema", SchemaVersion);
            json.Number("exit", report.ExitCode);
            if (!report.Notifications.IsEmpty) json.Objects("notifications", report.Notifications, f => Write(f, json));
            json.Objects("roots", report.Roots, root => Write(root, json, options));
            var counts = report.Count();
            json.Object("summary", () =>
            {
                json.Number("error", counts.Error);
                json.Number("warning", counts.Warning);
                json.Number("note", counts.Note);
                json.Number("suppressed", counts.Suppressed);
            });
        });
    }

    private static void Write(RootReport root, JsonOutput json, ReportOptions options)
    {
        json.Plain("path", root.Path);
        if (root.Plan is { } plan) json.Object("plan", () => Write(plan, root, json));
        else json.Null("plan");
        if (root.Comparison is { } comparison) json.Object("comparison", () => WriteComparison(comparison, json));
        if (root.WithoutPlan is { } reason) json.Text("withoutPlan", reason);
        if (!root.Remarks.IsEmpty) json.Texts("remarks", root.Remarks);
        json.Objects("findings", root.Findings.Where(f => !(options.NewOnly && f.Suppression?.Kind == SuppressionKind.Baseline)), f => Write(f, json, root));
        json.Plain("rulesRun", root.RulesRun);
        json.Objects("rulesSkipped", root.RulesSkipped, skipped =>
        {
            json.Plain("rule", skipped.Rule);
            json.Plain("needs", skipped.Needs);
        });
        json.Number("files", root.FileCount);
        json.Number("changes", root.ChangeCount);
    }

    private static void Write(PlanSummary plan, RootReport root, JsonOutput json)
    {
        json.Plain("tool", plan.Tool);
        json.Text("version", plan.Version);
        json.Plain("mode", plan.Mode);
        json.Flag("complete", plan.IsComplete);
        json.Flag("errored", plan.IsErrored);
        json.Object("counts", () => Write(plan.Counts, json));
        if (root.Compare() is { } provenance) WriteProvenance(provenance, json);
        if (root.Foresee() is { } forecast) WriteForecast(forecast, json);
        if (root.Explain() is { } caused) json.Objects("changes", caused.Changes, change => WriteChange(change, json));
    }

    private static void WriteProvenance(PlanProvenanceSummary provenance, JsonOutput json) =>
        json.Object("provenance", () =>
        {
            json.Plain("state", provenance.State);
            json.Objects("differences", provenance.Differences, difference =>
            {
                json.Plain("kind", difference.Kind);
                json.Text("subject", difference.Subject);
                json.Text("text", difference.Text);
                if (difference.Location is { } at) json.Object("place", () => Write(at, json));
                else json.Null("place");
            });
        });

    private static void WriteForecast(ForecastSummary forecast, JsonOutput json) => json.Object("forecast", () =>
    {
        json.Objects("refused", forecast.Refused, refused =>
        {
            json.Plain("address", refused.Address);
            json.Plain("reason", refused.Reason);
            json.Text("text", refused.Text);
            json.Flag("tainted", refused.IsTainted);
            json.Object("place", () => Write(refused.Location, json));
        });
        json.Plain("applied", forecast.Applied);
        json.Plain("notApplied", forecast.NotApplied);
        json.Texts("wayBack", forecast.WayBack);
    });

    private static void WriteComparison(PlanComparisonSummary comparison, JsonOutput json)
    {
        json.Plain("result", comparison.Result);
        json.Plain("problem", comparison.Problem);
        foreach (var (name, plan) in ((string, ComparedPlan)[])[("old", comparison.Old), ("new", comparison.New)])
        {
            json.Object(name, () =>
            {
                json.Plain("file", plan.Path);
                json.Plain("digest", plan.Digest);
                json.Number("effects", plan.Effects);
            });
        }
        json.Objects("differences", comparison.Differences, difference =>
        {
            json.Text("subject", difference.Subject);
            json.Plain("old", difference.Old);
            json.Plain("new", difference.New);
            json.Texts("facts", difference.Facts);
        });
        json.Objects("becameKnown", comparison.BecameKnown, known =>
        {
            json.Text("subject", known.Subject);
            json.Text("path", known.Path);
            json.Text("value", known.Text);
        });
    }

    private static void WriteChange(CausedChangeSummary change, JsonOutput json)
    {
        json.Plain("address", change.Address);
        json.Plain("actions", change.Actions);
        json.Text("summary", change.Summary);
        if (change.Deferred is { } reason) json.Text("deferred", reason);
        json.Object("cause", () => WriteCause(change.Cause, json));
        json.Object("place", () =>
        {
            json.Plain("file", change.Location.Path);
            json.Number("line", change.Location.LineSpan.Start.Line + 1);
            json.Number("column", change.Location.LineSpan.Start.Character + 1);
        });
        if (change.IsIntended is { } isIntended) json.Flag("intended", isIntended);
        else json.Null("intended");
        if (!change.Owners.IsEmpty) json.Plain("owners", change.Owners);
    }

    private static void WriteCause(CauseSummary cause, JsonOutput json)
    {
        json.Plain("kind", cause.Kind);
        json.Plain("confidence", Wording.Of(cause.Confidence));
        json.Plain("address", cause.Address);
        json.Plain("variable", cause.Variable);
        json.Plain("provider", cause.Provider);
        json.Text("text", cause.Text);
        if (!cause.Also.IsEmpty) json.Objects("also", cause.Also, also => WriteCause(also, json));
    }

    /// <summary>The members of <c>counts</c>; the last three only where they are not zero.</summary>
    internal static void Write(PlanCounts counts, JsonOutput json)
    {
        json.Number("add", counts.Add);
        json.Number("change", counts.Change);
        json.Number("destroy", counts.Destroy);
        json.Number("import", counts.Import);
        json.Number("forget", counts.Forget);
        json.Number("move", counts.Move);
        json.Number("noop", counts.NoOp);
        json.Number("read", counts.Read);
        if (counts.Invoke > 0) json.Number("invoke", counts.Invoke);
        if (counts.Deferred > 0) json.Number("deferred", counts.Deferred);
        if (counts.Other > 0) json.Number("other", counts.Other);
    }

    private static void Write(Diagnostic finding, JsonOutput json, RootReport? root = null)
    {
        json.Plain("rule", finding.Rule.Id);
        json.Plain("name", finding.Rule.Name);
        json.Plain("tool", finding.Rule.Tool);
        json.Plain("severity", Wording.Of(finding.Severity));
        json.Text("message", finding.Text);
        Write(finding.Location, json);
        json.Plain("addresses", finding.Addresses.Select(a => a.ToString()));
        json.Text("attributePath", finding.AttributePath);
        if (root?.OwnersOf?.Invoke(finding) is { IsEmpty: false } owners) json.Plain("owners", owners);
        json.Plain("confidence", Wording.Of(finding.Confidence));
        if (finding.Suppression is { } suppression) json.Object("suppressed", () => Write(suppression, json));
        else json.Null("suppressed");
        json.Objects("related", finding.Related, related =>
        {
            Write(related.Location, json);
            json.Text("message", related.Message);
        });
        json.Objects("fixes", finding.Fixes, fix => Write(fix, json));
        json.Objects("notes", finding.Notes, note =>
        {
            json.Plain("label", note.Label);
            json.Text("text", note.Text);
        });
        if (!finding.Properties.IsEmpty)
        {
            json.Object("properties", () =>
            {
                foreach (var (key, value) in finding.Properties) json.Text(key, value);
            });
        }
        json.Plain("fingerprint", finding.Fingerprint);
    }

    private static void Write(SourceLocation location, JsonOutput json)
    {
        json.Plain("file", location.Path);
        var (start, end) = location.LineSpan;
        json.Number("line", start.Line + 1);
        json.Number("column", start.Character + 1);
        json.Number("endLine", end.Line + 1);
        json.Number("endColumn", end.Character + 1);
    }

    private static void Write(Suppression suppression, JsonOutput json)
    {
        json.Plain("kind", Wording.Of(suppression.Kind));
        json.Text("justification", suppression.Justification);
        if (suppression.Location is { } place) Write(place, json);
    }

    private static void Write(CodeFix fix, JsonOutput json)
    {
        json.Text("title", fix.Title);
        json.Plain("safety", fix.Safety switch
        {
            FixSafety.Safe => "safe",
            FixSafety.Unsafe => "unsafe",
            FixSafety.DisplayOnly => "display-only",
            _ => throw new InvalidOperationException($"unreachable: {fix.Safety}"),
        });
        json.Objects("edits", fix.Edits, edit =>
        {
            if (edit.Source is { } source) Write(SourceLocation.At(source, edit.Span), json);
            else json.Plain("file", edit.Path);
            json.Code("text", edit.NewText);
        });
    }
}
