using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Intents;

/// <summary>What was meant to change: an intent file, <c>--target</c> addresses, or both.</summary>
public sealed record Intent
{
    /// <summary>Name of the intent; <c>--target</c> when it was made from targets alone.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of change.</summary>
    public IntentMode Mode { get; init; }

    /// <summary>The ticket behind it; null when none is named.</summary>
    public string? Ticket { get; init; }

    /// <summary>Last day it holds; null for ever.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>True when an untargeted apply is forbidden.</summary>
    public bool RequireTarget { get; init; }

    /// <summary>True when a failing check is an error.</summary>
    public bool RequireChecks { get; init; }

    /// <summary>True when updates that only realign an import count as no change.</summary>
    public bool AllowRealign { get; init; }

    /// <summary>How many of each action at most; null where there is no limit.</summary>
    public ChangeBudget? Max { get; init; }

    /// <summary>What may change; empty allows nothing in targeted mode and everything in bounded mode.</summary>
    public ImmutableArray<Allowance> Allowances { get; init; } = [];

    /// <summary>Addresses that must not be destroyed.</summary>
    public ImmutableArray<AddressPattern> Protected { get; init; } = [];

    /// <summary>Addresses that come and go, so destroying them is ordinary.</summary>
    public ImmutableArray<AddressPattern> Ephemeral { get; init; } = [];

    /// <summary>Label and annotation keys that another owner tracks objects by, beyond the known ones.</summary>
    public ImmutableArray<string> TrackingKeys { get; init; } = [];

    /// <summary>Findings that were accepted.</summary>
    public ImmutableArray<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>Facts somebody vouches for, such as <c>restore-drill:2026-11-20</c>.</summary>
    public ImmutableArray<string> Attestations { get; init; } = [];

    /// <summary>Where it was declared; null when made from targets.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>True when an attestation of that kind is there: <c>restore-drill</c> matches <c>restore-drill:2026-11-20</c>.</summary>
    public bool Attests(string kind) => Attestations.Any(a => a == kind || a.StartsWith(kind + ":", StringComparison.Ordinal));

    /// <summary>An intent that allows exactly the targets given.</summary>
    public static Intent FromTargets(IEnumerable<string> targets) => new()
    {
        Name = "--target",
        Mode = IntentMode.Targeted,
        Allowances = [.. targets.Select(t => new Allowance(new AddressPattern(t)))],
    };
}
