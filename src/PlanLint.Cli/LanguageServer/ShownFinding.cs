using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>A finding as the editor shows it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Lines">Where it is in the text as it is now.</param>
/// <param name="Lint">The run that found it.</param>
/// <param name="IsOverlay">True when it needs more than the configuration.</param>
internal sealed record ShownFinding(Diagnostic Finding, LinePositionSpan Lines, LintResult Lint, bool IsOverlay);
