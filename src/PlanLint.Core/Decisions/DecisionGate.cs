namespace PlanLint.Decisions;

/// <summary>What must hold before or after the step of a decision.</summary>
/// <param name="Text">What must hold, a clause.</param>
/// <param name="Attestation">
/// What an intent's <c>attest</c> says when somebody vouches for it: a kind such as <c>restore-drill</c>, which any id follows, or a kind with
/// an address; null for what the plans show.
/// </param>
public sealed record DecisionGate(string Text, string? Attestation = null)
{
    /// <summary>The kinds of attestations, ordered: what stands before the <c>:</c> of one.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["owner", "restore-drill", "rotation", "window"];
}
