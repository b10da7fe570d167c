using System.Collections.Immutable;
using System.Globalization;
using PlanLint.Analysis;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Forecasts;
using PlanLint.Plans;
using PlanLint.Provenance;
using PlanLint.Reporting;

namespace PlanLint.Hosting;

/// <summary>Turns what a root gave into what reporters see.</summary>
internal static class ReportBuilder
{
    /// <summary>The report of one root.</summary>
    public static RootReport Build(string root, Compilation compilation, ImmutableArray<Diagnostic> findings, AnalysisResult analysis, bool hasBaseline,
        DecisionArguments? arguments = null, ChangeOwners? owners = null) =>
        new(root.Length == 0 ? "." : root)
        {
            Plan = compilation.Plan is { } plan ? Summary(plan) : null,
            Provenance = () => Provenance(compilation.Provenance),
            Causes = compilation.Plan is null ? null : () => CauseSummaries.Of(compilation, owners ?? ChangeOwners.None),
            Forecast = compilation.Plan is null ? null : () => Forecast(compilation),
            CauseOf = compilation.Plan is null ? null : instance => CauseSummaries.Of(compilation, instance),
            OwnersOf = owners is null or { IsEmpty: true } ? null : owners.Of,
            Findings = findings,
            RulesRun = [.. analysis.RulesRun.Select(r => r.Id)],
            RulesSkipped = [.. analysis.RulesSkipped.Select(s => new SkippedRule(s.Rule.Id, Needs(s.Needs)))],
            FileCount = compilation.Modules?.Trees.Count() ?? 0,
            ChangeCount = compilation.Plan?.ResourceChanges.Length ?? 0,
            HasBaseline = hasBaseline,
            Picture = compilation.Plan is null ? null : redactor => PlanPictures.Draw(compilation, redactor),
            Decisions = compilation.Plan is null ? null : () => Decisions(compilation, arguments),
        };

    private static DecisionSummary? Decisions(Compilation compilation, DecisionArguments? arguments) =>
        DecisionTable.Of(compilation, arguments?.OfPlan, arguments?.OfCheck, directory: arguments?.Directory)
            is { Rows: { IsEmpty: false } rows, Batches: var batches }
            ? new DecisionSummary(
                new TextTable(["Step", "Address", "Live object", "Owner", "Decision", "Rationale", "Gate"],
                [
                    .. rows.Select(r => ImmutableArray.Create(
                        r.Batch == 0 ? "–" : r.Batch.ToString(CultureInfo.InvariantCulture), r.Address.ToString(), r.LiveObject,
                        r.Owner.Length == 0 && r.LiveObject.Length > 0 ? "unknown" : r.Owner, r.Word,
                        r.Rationale + (r.FollowUp.Length > 0 ? $" Then: {r.FollowUp}." : ""), r.Gate)),
                ]),
                [.. batches.Select(b => new DecisionStep(b.Number, b.Title, b.FileName, b.Text, b.Commands))])
            : null;

    /// <summary>What a plan file says about itself.</summary>
    public static PlanSummary Summary(Plan plan) => new(
        plan.Tool == PlanTool.OpenTofu ? "opentofu" : "terraform",
        plan.ToolVersion,
        plan.Mode switch { PlanMode.Destroy => "destroy", PlanMode.RefreshOnly => "refresh-only", _ => "normal" },
        plan.IsComplete,
        plan.Errored,
        PlanCounter.Count(plan))
    {
        File = plan.Path is "" or "-" || plan.Path.StartsWith('(') ? null : plan.Path,
        Time = plan.Timestamp,
    };

    private static PlanProvenanceSummary? Provenance(PlanProvenance? provenance) => provenance is null ? null : new(
        Word(provenance.State),
        [.. provenance.Differences.Select(d => new PlanDifference(Word(d.Kind), d.Subject, d.Values ?? d.Text, d.Location))]);

    private static ForecastSummary? Forecast(Compilation compilation) =>
        ApplyForecast.Of(compilation) is not { Refused.IsEmpty: false } forecast ? null : new ForecastSummary(
            [.. forecast.Refused.Select(r => new RefusedSummary(
                r.Change.Address.ToString(), Reason(r.Kind), r.Text, r.IsTainted, compilation.Locate(r.Change).Location))],
            [.. forecast.Applied.Select(c => c.Address.ToString())],
            [.. forecast.Waiting.Concat(forecast.Refused.Select(r => r.Change)).OrderBy(c => c.Address).Select(c => c.Address.ToString())],
            [.. forecast.Refused.Select(r => r.WayBack).Distinct(StringComparer.Ordinal), "plan again and apply: what is made is kept"]);

    private static string Reason(RefusalKind kind) => kind switch
    {
        RefusalKind.NoNamespace => "no-namespace",
        RefusalKind.NameTaken => "name-taken",
        _ => Word(kind),
    };

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    /// <summary>The inputs by name, separated by commas.</summary>
    public static string Needs(RuleInputs inputs) =>
        string.Join(",", Enum.GetValues<RuleInputs>().Where(i => i != RuleInputs.None && inputs.HasFlag(i)).Select(i => i.ToString().ToLowerInvariant()));
}
