using PlanLint.Text;

namespace PlanLint.Diagnostics;

/// <summary>A place that explains a finding.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is to be seen there, one line.</param>
public sealed record RelatedLocation(SourceLocation Location, string Message)
{
    /// <summary>True for a place a value flows through on its way to the finding; such places stand from the finding back to the origin.</summary>
    public bool IsFlow { get; init; }
}
