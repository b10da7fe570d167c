using PlanLint.Text;

namespace PlanLint.Diagnostics;

/// <summary>Who silenced a finding, and where.</summary>
/// <param name="Kind">Where the silence comes from.</param>
/// <param name="Justification">The reason given; empty when none was.</param>
/// <param name="Location">The comment or intent entry; null for a baseline and an approval.</param>
public sealed record Suppression(SuppressionKind Kind, string Justification, SourceLocation? Location);
