using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Drifts;

/// <summary>One attribute that differs between the state and what is there, or an object that is gone.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Path">The attribute; empty for the whole object.</param>
/// <param name="Before">What the state says, redacted.</param>
/// <param name="After">What is there, redacted; <c>gone</c> for an object that is.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Location">Where the configuration says something about it.</param>
public sealed record DriftEntry(ResourceAddress Address, string Path, string Before, string After, DriftKind Kind, SourceLocation Location)
{
    /// <summary>Why it is noise; empty for the other kinds.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What makes it the same drift in another run.</summary>
    public (string Address, string Path, string Value) Key => (Address.ToString(), Path, After);
}
