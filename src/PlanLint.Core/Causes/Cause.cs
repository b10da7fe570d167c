using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Differences;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Causes;

/// <summary>One reason for a planned change, with what proves it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Confidence">How well it is proven; <see cref="Confidence.Proven"/> when plan, state, inventory or configuration say so themselves.</param>
/// <param name="Text">A sentence without a full stop. It names addresses, arguments and files, and holds no values.</param>
public sealed record Cause(CauseKind Kind, Confidence Confidence, string Text)
{
    /// <summary>The other resource that is behind it; null when none is.</summary>
    public ResourceAddress? Address { get; init; }

    /// <summary>The attribute that it speaks of; null when it speaks of several, or of the whole object.</summary>
    public ValuePath? Path { get; init; }

    /// <summary>Name of the root variable that is behind it; null when none is.</summary>
    public string? Variable { get; init; }

    /// <summary>
    /// What provider is behind it: its configuration such as <c>aws.west</c>, or for upgrades and vanished objects its source such as
    /// <c>hashicorp/aws</c>; null when none is.
    /// </summary>
    public string? Provider { get; init; }

    /// <summary>Where to look: the edited line, the line that ties two resources, the call; null when the change's own place is meant.</summary>
    public SourceLocation? Place { get; init; }

    /// <summary>The way from an edit to the instance; empty for all kinds but <see cref="CauseKind.Edited"/>.</summary>
    public ImmutableArray<ReachStep> Steps { get; init; } = [];

    /// <summary>Further causes that hold as well, in the order of their kinds.</summary>
    public ImmutableArray<Cause> Also { get; init; } = [];

    /// <summary>What changes of one cause have in common: two changes belong together when these are equal.</summary>
    internal (CauseKind, string?, string?, string?, SourceLocation?) Group => Kind switch
    {
        CauseKind.Edited => (Kind, Steps.IsEmpty ? Text : Steps[0].Name, null, null, Place),
        CauseKind.Follows or CauseKind.Lookup => (Kind, Address?.ToString(), null, null, null),
        CauseKind.Impure => (Kind, null, null, null, Place),
        CauseKind.Provider or CauseKind.Upgrade or CauseKind.Vanished => (Kind, null, null, Provider, Place),
        CauseKind.Outside when Address is not null => (Kind, Address.ToString(), null, null, null),
        _ => (Kind, null, Variable, null, null),
    };
}
