using System.Collections.Concurrent;
using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>What a run found in one root module.</summary>
/// <param name="Path">Directory relative to the repository root, with <c>/</c> separators; <c>.</c> for the repository root itself.</param>
public sealed record RootReport(string Path)
{
    /// <summary>The plan that was read; null when there was none.</summary>
    public PlanSummary? Plan { get; init; }

    /// <summary>
    /// Why there is none, as a sentence without its end, when other roots have one or one was looked for: <c>there is no 'a/tfplan.json'</c>.
    /// Null with a plan, and where nobody asked for plans.
    /// </summary>
    public string? WithoutPlan { get; init; }

    /// <summary>How the plan stands to an older one; null unless two were compared.</summary>
    public PlanComparisonSummary? Comparison { get; init; }

    /// <summary>
    /// What the reader should know of the comparison with a base revision: what the base lacks, and what counts as unchanged because of that.
    /// Sentences without a full stop.
    /// </summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Findings ordered by path, position and rule id, suppressed ones included.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Ids of the rules that ran, sorted.</summary>
    public ImmutableArray<string> RulesRun { get; init; } = [];

    /// <summary>Rules that did not run for lack of an input, ordered by id.</summary>
    public ImmutableArray<SkippedRule> RulesSkipped { get; init; } = [];

    /// <summary>Configuration files read, those of child modules included.</summary>
    public int FileCount { get; init; }

    /// <summary>Entries of the plan's <c>resource_changes</c> that were looked at, no-ops included.</summary>
    public int ChangeCount { get; init; }

    /// <summary>True when a baseline was compared: then every finding is either new or unchanged.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>
    /// Draws what the plan does, for formats that show it; null without a plan. Reads every change, so it is called at most once and
    /// only when asked for. Values in it are cut, so they are redacted before.
    /// </summary>
    public Func<Redactor, PlanPicture>? Picture { get; init; }

    /// <summary>Makes the drift decision table, for formats that show it; null, or giving null, when there is nothing to decide.</summary>
    public Func<DecisionSummary?>? Decisions { get; init; }

    /// <summary>
    /// Compares the plan with the configuration, for formats that say so; null, or giving null, unless both are there. Costs nothing when
    /// a rule has asked already.
    /// </summary>
    public Func<PlanProvenanceSummary?>? Provenance { get; init; }

    /// <summary>Works out how far an apply will come, for formats that say so; null, or giving null, when nothing is known to stand in its way.</summary>
    public Func<ForecastSummary?>? Forecast { get; init; }

    /// <summary>True when there was nothing on disk to look at: no configuration and no plan.</summary>
    internal bool IsUnread => WithoutPlan is not null && FileCount == 0 && RulesRun.IsEmpty && Findings.IsEmpty;

    /// <summary>
    /// Works out why each planned change is there, for formats that say so; null without a plan. Reads every change. Costs nothing when a
    /// rule has asked already.
    /// </summary>
    public Func<CausedPlan>? Causes { get; init; }

    /// <summary>Works out the same for one instance; null without a plan, or giving null, when the plan does not change it.</summary>
    public Func<ResourceAddress, CausedChangeSummary?>? CauseOf { get; init; }

    /// <summary>Who owns what a finding speaks of, as options and CODEOWNERS say; null when nobody is named for anything.</summary>
    public Func<Diagnostic, ImmutableArray<string>>? OwnersOf { get; init; }

    private readonly ConcurrentQueue<Diagnostic> failures = new();

    /// <summary>Parts of the report that could not be made, which is our bug; complete when all formats are written.</summary>
    public IReadOnlyCollection<Diagnostic> Failures => failures;

    /// <summary>The picture; null when there is none, or it cannot be drawn.</summary>
    internal PlanPicture? Draw(Redactor redactor) => Made("the picture of the plan", () => Picture?.Invoke(redactor));

    /// <summary>The table of decisions; null when there is none, or it cannot be made.</summary>
    internal DecisionSummary? Decide() => Made("the table of decisions", () => Decisions?.Invoke());

    /// <summary>The comparison of plan and configuration; null when there is none, or it cannot be made.</summary>
    internal PlanProvenanceSummary? Compare() => Made("the comparison of the plan with the configuration", () => Provenance?.Invoke());

    /// <summary>The forecast; null when there is none, or it cannot be worked out.</summary>
    internal ForecastSummary? Foresee() => Made("the forecast of the apply", () => Forecast?.Invoke());

    /// <summary>The changes with their causes; null when there is no plan, or they cannot be worked out.</summary>
    internal CausedPlan? Explain() => Made("the causes of the changes", () => Causes?.Invoke());

    /// <summary>The cause of one change; null when the plan does not change the instance, or the cause cannot be worked out.</summary>
    internal CausedChangeSummary? Explain(ResourceAddress instance) => Made("the cause of a change", () => CauseOf?.Invoke(instance));

    /// <summary>The edge at which an exception in one part of a report becomes a finding: the rest of the report stands.</summary>
    private T? Made<T>(string part, Func<T?> make) where T : class
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or IOException))
        {
            // The exception's message may quote a value of the user's, so only its type and place in the code are told.
            string text = $"Making {part} failed with {exception.GetType().Name}{FailureSite.Of(exception)}, so the report lacks it; this is a bug in "
                + "PlanLint, please report it with the smallest input that shows it.";
            if (!failures.Any(f => f.Message == text))
                failures.Enqueue(new Diagnostic(ToolRules.RuleCrashed, Severity.Error, text, SourceLocation.InFile(Path)));
            return null;
        }
    }
}
