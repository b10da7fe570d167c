using PlanLint.Text;

namespace PlanLint.Differences;

/// <summary>One place that a difference passes on its way to an instance.</summary>
/// <param name="Name">What stands there, as the configuration names it; holds no values.</param>
/// <param name="Location">The place, in head unless only base has it; null for what is written nowhere.</param>
public sealed record ReachStep(string Name, SourceLocation? Location)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
