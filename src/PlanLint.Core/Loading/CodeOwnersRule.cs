using System.Collections.Immutable;

namespace PlanLint.Loading;

/// <summary>One line of a CODEOWNERS file.</summary>
/// <param name="Matches">True for a path of the repository that the line speaks of.</param>
/// <param name="Owners">Whom it names; empty for a line that takes owners away.</param>
/// <param name="Section">Number of the section it stands in; the last match of each section counts.</param>
internal sealed record CodeOwnersRule(Func<string, bool> Matches, ImmutableArray<string> Owners, int Section);
