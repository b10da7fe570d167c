using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>The rows of one kind and their labels.</summary>
internal sealed record Section<T>(ImmutableArray<string> Labels, ImmutableArray<T> Rows);
