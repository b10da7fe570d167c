using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Attributes that only the provider reads: changing them changes nothing outside (PL0210).</summary>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Attributes">Globs over top-level attribute names.</param>
/// <param name="RunsUpdate">True when a change of them still makes the provider run its update, such as a Helm upgrade.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ProviderSideAttributes(ImmutableArray<string> Types, ImmutableArray<string> Attributes, bool RunsUpdate, Evidence Evidence);
