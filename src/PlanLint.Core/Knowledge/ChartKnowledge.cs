using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>What is known about a Helm chart.</summary>
/// <param name="Name">The chart's name, or a glob over names.</param>
/// <param name="TemplatesCrds">True when its templates hold CRDs, so that uninstalling it deletes them and every object of their kinds.</param>
/// <param name="ShipsCrds">True when it brings CRDs in any way, so that their kinds are unknown before it is installed.</param>
/// <param name="CrdGroups">API groups of those CRDs, or globs.</param>
/// <param name="KeepSetting">The value that keeps the CRDs, such as <c>crds.keep</c>; empty when there is none.</param>
/// <param name="Holds">The data it holds, for messages: <c>a database</c>; empty when it holds none.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ChartKnowledge(
    string Name, bool TemplatesCrds, bool ShipsCrds, ImmutableArray<string> CrdGroups, string KeepSetting, string Holds, Evidence Evidence);
