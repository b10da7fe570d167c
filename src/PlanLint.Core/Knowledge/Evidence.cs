using PlanLint.Diagnostics;

namespace PlanLint.Knowledge;

/// <summary>Why a row of knowledge is believed.</summary>
/// <param name="Source">Where it was read: a provider's source or page, an issue thread; empty when the row does not say.</param>
/// <param name="Confidence">How sure it is: read in source or seen to happen, documented or generally known, or inferred.</param>
public sealed record Evidence(string Source, Confidence Confidence);
