using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Knowledge;

/// <summary>Matching of the <c>*</c> patterns that rows of knowledge are named by.</summary>
internal static class Glob
{
    public static bool IsPattern(string text) => text.Contains('*', StringComparison.Ordinal);

    public static bool Matches(string pattern, string text) => IsPattern(pattern) ? AddressPattern.Matches(pattern, text) : pattern == text;

    public static bool MatchesAny(ImmutableArray<string> patterns, string text)
    {
        foreach (string pattern in patterns)
            if (Matches(pattern, text)) return true;
        return false;
    }
}
