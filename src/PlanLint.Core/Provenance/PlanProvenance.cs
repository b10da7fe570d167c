using System.Collections.Immutable;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Provenance;

/// <summary>
/// Whether a plan was made from the configuration at hand. Compared are symbols, not text: layout, comments, order, file names and
/// equivalent spellings do not count, nor does what a plan does not record (locals, lifecycle, moved, removed and import blocks,
/// ephemeral resources, checks).
/// </summary>
public sealed class PlanProvenance
{
    private PlanProvenance(ProvenanceState state, ImmutableArray<ProvenanceDifference> differences)
    {
        State = state;
        Differences = differences;
    }

    /// <summary>The verdict.</summary>
    public ProvenanceState State { get; }

    /// <summary>What differs, in the order of the configuration's files, what stands in the plan alone last.</summary>
    public ImmutableArray<ProvenanceDifference> Differences { get; }

    /// <summary>
    /// Compares a plan with a configuration. Linear in the configuration and in the instances whose values the plan keeps; evaluates
    /// each argument that is not a constant once an instance.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="modules">The configuration, with the plan's values of variables that nothing else gives one.</param>
    /// <param name="knowledge">Which arguments are planned as they are written.</param>
    public static PlanProvenance Of(Plan plan, ModuleTree modules, KnowledgeBase knowledge) =>
        Of(plan, modules, knowledge, BlockComparer.Compare(plan, modules));

    /// <summary>The same where the blocks have been compared already.</summary>
    internal static PlanProvenance Of(Plan plan, ModuleTree modules, KnowledgeBase knowledge, BlockComparison? blocks)
    {
        if (plan.Configuration is not { } configuration || blocks is null) return new(ProvenanceState.Unknown, []);
        var differences = new List<ProvenanceDifference>(blocks.Differences);
        VariableComparer.Compare(plan, configuration, modules, differences);
        CompareTool(plan, modules, differences);
        // Values that follow from what was said already would only repeat it.
        if (differences.Count == 0) new ValueComparer(plan, modules, knowledge, differences).Compare();
        if (differences.Count == 0) return new(blocks.IsPartial ? ProvenanceState.Partial : ProvenanceState.Match, []);
        return new(ProvenanceState.Differs,
        [
            .. differences.OrderBy(d => d, Comparer<ProvenanceDifference>.Create(InOrder)),
        ]);
    }

    private static int InOrder(ProvenanceDifference a, ProvenanceDifference b)
    {
        int order = (a.Location is null).CompareTo(b.Location is null);
        if (order == 0) order = string.CompareOrdinal(a.Location?.Path, b.Location?.Path);
        if (order == 0) order = (a.Location?.Span.Start ?? 0).CompareTo(b.Location?.Span.Start ?? 0);
        if (order == 0) order = string.CompareOrdinal(a.Subject, b.Subject);
        return order != 0 ? order : string.CompareOrdinal(a.Text, b.Text);
    }

    /// <summary>A <c>required_version</c> that excludes the tool is one it would have refused to plan. Prereleases are left alone.</summary>
    private static void CompareTool(Plan plan, ModuleTree modules, List<ProvenanceDifference> differences)
    {
        if (VersionNumber.Parse(plan.ToolVersion) is not { IsPrerelease: false } version) return;
        foreach (var module in modules.Modules)
            foreach (var required in module.Settings.RequiredVersions)
                if ((required.Value as TemplateSyntax)?.LiteralValue is { } text && VersionConstraint.Parse(text) is { } constraint
                    && !constraint.Allows(version))
                    differences.Add(
                        new(ProvenanceDifferenceKind.Tool, "required_version", $"excludes version {version}, which made the plan", SourceMap.Place(required)));
    }
}
