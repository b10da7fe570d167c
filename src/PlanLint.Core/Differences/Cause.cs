using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>Why something may differ: its own place, and what that is made from; null at the edit itself.</summary>
internal sealed record Cause(string Name, SourceLocation? Location, Cause? Because = null)
{
    /// <summary>Stands for a text within the place above it.</summary>
    public const string Edit = "the edited text";

    private const int MostSteps = 64;

    public ReachChain ToChain(bool isOrderOnly)
    {
        var steps = ImmutableArray.CreateBuilder<ReachStep>();
        for (var cause = this; cause is not null && steps.Count < MostSteps; cause = cause.Because)
        {
            bool isSame = steps.Count > 0 && (cause.Name == Edit || cause.Name == steps[^1].Name);
            if (isSame) steps[^1] = steps[^1] with { Location = cause.Location };
            else steps.Add(new ReachStep(cause.Name, cause.Location));
        }
        steps.Reverse();
        return new ReachChain(steps.ToImmutable(), isOrderOnly);
    }
}
