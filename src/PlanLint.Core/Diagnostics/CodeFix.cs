using System.Collections.Immutable;

namespace PlanLint.Diagnostics;

/// <summary>A way out that can be applied to files.</summary>
/// <param name="Title">What applying it does, as an instruction: <c>Import the live object</c>.</param>
/// <param name="Safety">Whether it may be applied without looking.</param>
/// <param name="Edits">Edits over one or more files; none overlap.</param>
public sealed record CodeFix(string Title, FixSafety Safety, ImmutableArray<TextEdit> Edits);
