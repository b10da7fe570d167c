using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>What became of one <c>test</c> block of a policy.</summary>
/// <param name="Rule">Id of the rule that is tested.</param>
/// <param name="Name">The test's label.</param>
/// <param name="Location">The test's header.</param>
/// <param name="Expected">What the rule had to report, in Terraform's order.</param>
/// <param name="Reported">What it reported, in the same order.</param>
public sealed record PolicyTestOutcome(
    string Rule, string Name, SourceLocation Location, ImmutableArray<ResourceAddress> Expected, ImmutableArray<ResourceAddress> Reported)
{
    /// <summary>Why the rule could not be asked: an expression of it that has no answer; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>True when the rule reported just what was expected.</summary>
    public bool Passed => Problem is null && Expected.SequenceEqual(Reported);
}
