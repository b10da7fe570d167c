using PlanLint.Text;

namespace PlanLint.Policies;

/// <summary>A plan or a live inventory of a test: written into it, or in a file.</summary>
/// <param name="Text">JSON; null when it is in a file.</param>
/// <param name="File">Path beside the policy, as it is written; null when it is in the test.</param>
/// <param name="Location">Where the test says so.</param>
internal sealed record PolicyTestInput(string? Text, string? File, SourceLocation Location);
