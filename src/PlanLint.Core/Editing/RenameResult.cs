using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Editing;

/// <summary>What renaming a symbol takes.</summary>
/// <param name="Edits">One for each place that names it, by file and position; empty when it cannot be renamed.</param>
/// <param name="Problem">Why not, as a sentence; null when it can.</param>
public sealed record RenameResult(ImmutableArray<TextEdit> Edits, string? Problem);
