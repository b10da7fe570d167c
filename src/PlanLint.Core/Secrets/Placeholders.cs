using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Secrets;

/// <summary>Strings that stand where a secret will be (PL0309).</summary>
/// <param name="Patterns">Globs over the text in lower case, white space trimmed.</param>
/// <param name="ShortestSecret">Texts of fewer characters are placeholders too.</param>
public sealed record Placeholders(ImmutableArray<string> Patterns, int ShortestSecret)
{
    /// <summary>Recognises the empty text only.</summary>
    public static Placeholders None { get; } = new([], 1);

    /// <summary>All rows as one; the first says how short a secret may be.</summary>
    internal static Placeholders Together(ImmutableArray<Placeholders> rows) =>
        rows is [var first, ..] ? new([.. rows.SelectMany(r => r.Patterns)], first.ShortestSecret) : None;

    /// <summary>True for a text that nobody would use as a secret; base64 is decoded by the caller.</summary>
    public bool Matches(string text)
    {
        string word = text.Trim().ToLowerInvariant();
        return word.Length < ShortestSecret || Patterns.Any(p => Wildcard.Matches(p, word)) || word.AsSpan().IndexOfAnyExcept('x') < 0
            || word.AsSpan().IndexOfAnyExcept('*') < 0;
    }
}
