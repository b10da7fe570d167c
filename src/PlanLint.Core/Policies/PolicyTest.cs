using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Policies;

/// <summary>What a <c>test</c> block says: inputs, and the resources that the rule must report about them.</summary>
internal sealed record PolicyTest
{
    /// <summary>The block's label.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the rule that is tested.</summary>
    public required string Rule { get; init; }

    /// <summary>The block's header.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Terraform configuration; null for none.</summary>
    public WrittenText? Config { get; init; }

    /// <summary>Values of the configuration's variables as a JSON object; null for none.</summary>
    public string? Variables { get; init; }

    /// <summary>The plan, written whole or short (<see cref="Plans.ShortPlan"/>); null for none.</summary>
    public PolicyTestInput? Plan { get; init; }

    /// <summary>Objects that live; null when nobody looked.</summary>
    public PolicyTestInput? Live { get; init; }

    /// <summary>What the rule must report and nothing else; empty when it must be silent.</summary>
    public required ImmutableArray<ResourceAddress> Expected { get; init; }
}
