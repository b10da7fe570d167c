using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>Resource types that make a credential of their own, so that a new object has a new one (PL0134).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Attributes">Globs over the attributes that hold it.</param>
/// <param name="Noun">What it is, for messages: <c>password</c>.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record GeneratedCredential(string Name, ImmutableArray<string> Types, ImmutableArray<string> Attributes, string Noun, Evidence Evidence)
{
    /// <summary>True for an attribute that holds the credential.</summary>
    public bool Covers(string attribute) => Wildcard.MatchesAny(Attributes, attribute);
}
