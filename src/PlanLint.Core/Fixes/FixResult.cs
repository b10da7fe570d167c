using System.Collections.Immutable;

namespace PlanLint.Fixes;

/// <summary>What applying fixes makes of the files. Nothing is written yet.</summary>
/// <param name="Files">Files that change, ordered by path.</param>
/// <param name="Applied">Findings whose fix is in <paramref name="Files"/>, in order.</param>
/// <param name="Left">Findings whose fix was not applied, with the reason, in order.</param>
public sealed record FixResult(ImmutableArray<FixedFile> Files, ImmutableArray<AppliedFix> Applied, ImmutableArray<LeftFix> Left);
