using System.Collections.Immutable;
using PlanLint.Processes;

namespace PlanLint.Hosting.Reconciling;

/// <summary>What a host asks a <see cref="Reconciler"/> for.</summary>
public sealed record ReconcileRequest
{
    /// <summary>Inputs, as for a check; its plan, when it has one, is the one that the table was made from.</summary>
    public required LintRequest Inputs { get; init; }

    /// <summary>The tool and the options of its plans.</summary>
    public required ToolCommand Tool { get; init; }

    /// <summary>Addresses that the run is limited to; empty for all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Facts that the caller vouches for, such as <c>restore-drill:2026-11-20</c>.</summary>
    public ImmutableArray<string> Attestations { get; init; } = [];

    /// <summary>True to apply batches without protected objects unasked.</summary>
    public bool SaysYes { get; init; }

    /// <summary>True to go on with the run that the journal records.</summary>
    public bool Resumes { get; init; }

    /// <summary>Gives the times that the journal records.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where to end: a batch, <c>2</c>, or a step of one, <c>2.check</c>, or <c>preflight</c>; null for the end of the table.</summary>
    public string? Until { get; init; }
}
