using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>Why a change is planned.</summary>
/// <param name="Kind">In lower case, such as <c>edited</c> or <c>outside</c>.</param>
/// <param name="Confidence">How well it is proven.</param>
/// <param name="Text">A sentence without a full stop; it holds no values.</param>
public sealed record CauseSummary(string Kind, Confidence Confidence, string Text)
{
    /// <summary>The other resource behind it; null when none is.</summary>
    public string? Address { get; init; }

    /// <summary>The root variable behind it; null when none is.</summary>
    public string? Variable { get; init; }

    /// <summary>The provider or its configuration behind it; null when none is.</summary>
    public string? Provider { get; init; }

    /// <summary>Further causes that hold as well.</summary>
    public ImmutableArray<CauseSummary> Also { get; init; } = [];

    /// <summary>The way from an edit to the change, the edit first; empty for other kinds.</summary>
    public ImmutableArray<RelatedLocation> Way { get; init; } = [];
}
