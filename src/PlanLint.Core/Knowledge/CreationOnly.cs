using System.Collections.Immutable;

namespace PlanLint.Knowledge;

/// <summary>Arguments that a service reads when it makes an object and never again: a difference in them changes nothing of what is there.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Globs over paths, list indexes written <c>[]</c>.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record CreationOnly(string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, Evidence Evidence);
