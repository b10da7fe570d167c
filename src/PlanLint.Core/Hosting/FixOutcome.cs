using System.Collections.Immutable;
using PlanLint.Fixes;

namespace PlanLint.Hosting;

/// <summary>What writing fixes came to.</summary>
/// <param name="Applied">Fixes all of whose files are written, in the order of <see cref="FixResult.Applied"/>.</param>
/// <param name="Problems">A sentence for each file that was not written, ordered by path.</param>
/// <param name="FileCount">Files that were written.</param>
public sealed record FixOutcome(ImmutableArray<AppliedFix> Applied, ImmutableArray<string> Problems, int FileCount);
