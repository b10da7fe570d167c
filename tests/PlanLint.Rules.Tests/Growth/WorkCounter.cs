using System.Diagnostics.CodeAnalysis;

namespace PlanLint.Rules.Tests.Growth;

/// <summary>How often each counted place of the instrumented assemblies was passed. They write to it directly; one thread at a time.</summary>
public static class WorkCounter
{
    /// <summary>Passes by number of the place.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "Instrumented code increments it in place.")]
    [SuppressMessage("Design", "CA1051", Justification = "Instrumented code increments it in place.")]
    public static readonly long[] Passes = new long[1 << 17];
}
