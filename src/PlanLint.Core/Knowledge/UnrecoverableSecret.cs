using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Secrets that are only told at creation, so an import leaves them null (PL0212).</summary>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Attributes">Globs over attribute names.</param>
/// <param name="IsSettable">True when the configuration may set the secret itself, which rotates it.</param>
/// <param name="Remedy">What to do instead, an instruction; empty when the general one will do.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record UnrecoverableSecret(ImmutableArray<string> Types, ImmutableArray<string> Attributes, bool IsSettable, string Remedy, Evidence Evidence);
