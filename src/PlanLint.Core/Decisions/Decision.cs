using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Decisions;

/// <summary>One row of the decision table.</summary>
public sealed record Decision
{
    /// <summary>The resource.</summary>
    public required ResourceAddress Address { get; init; }

    /// <summary>What to do.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Why, one sentence.</summary>
    public required string Rationale { get; init; }

    /// <summary>How sure the decision is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The live object for people: <c>Cluster postgres/pal-e-postgres, uid 14ed1854, created 2026-01-09</c>; empty when there is none.</summary>
    public string LiveObject { get; init; } = "";

    /// <summary>Who owns the live object; empty when nobody is known to, or there is none.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What the decision rests on, and the command that shows it.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>What must hold before or after the step, in words; empty when nothing special must.</summary>
    public string Gate => string.Join("; ", Gates.Select(g => g.Text));

    /// <summary>What must hold before or after the step.</summary>
    public ImmutableArray<DecisionGate> Gates { get; init; } = [];

    /// <summary>What is left to do afterwards; empty when nothing is.</summary>
    public string FollowUp { get; init; } = "";

    /// <summary>The address that the object has in the state, for a move; null otherwise.</summary>
    public ResourceAddress? MovedFrom { get; init; }

    /// <summary>The import id; null when it is not known or nothing is imported.</summary>
    public string? ImportId { get; init; }

    /// <summary>The batch it is in, from 1 in the order to apply; 0 for rows that wait for a person.</summary>
    public int Batch { get; init; }

    /// <summary>True when destroying the object loses what cannot be made again.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Where the configuration declares it.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Order among rows of a kind, as in <see cref="ImportOrder"/>.</summary>
    internal int Rank { get; init; }

    /// <summary>The decision as people say it.</summary>
    public string Word => Kind switch
    {
        DecisionKind.Import => IsProtected ? "import, alone" : "import",
        DecisionKind.Remove => "remove from configuration",
        DecisionKind.Recreate => "delete and create",
        DecisionKind.Create => "create",
        DecisionKind.Move => "move",
        _ => "ask",
    };
}
