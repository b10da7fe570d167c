using System.Collections.Immutable;

namespace PlanLint.Reporting;

/// <summary>An effect that two plans do not share.</summary>
/// <param name="Subject">The instance, output or action.</param>
/// <param name="Old">What the older plan does to it; null when nothing.</param>
/// <param name="New">What the newer plan does to it; null when nothing.</param>
/// <param name="Facts">In what they differ, when both do something.</param>
public sealed record ComparedEffect(string Subject, string? Old, string? New, ImmutableArray<string> Facts);
