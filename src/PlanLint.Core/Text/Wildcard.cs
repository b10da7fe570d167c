using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PlanLint.Text;

/// <summary>
/// A pattern over names: <c>*</c> matches any run of characters, <c>?</c> one; everything else, brackets, dots and quotes included,
/// matches itself. Linear in the text for one star, and never backtracks further than the last one.
/// </summary>
public sealed class Wildcard(string pattern)
{
    /// <summary>The pattern as written.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>True when it matches nothing but itself.</summary>
    public bool IsExact { get; } = !IsPattern(pattern);

    /// <summary>True when the whole of <paramref name="text"/> matches.</summary>
    public bool Matches(string text) => IsExact ? text == Pattern : Matches(Pattern, text);

    /// <summary>True when the text holds a wildcard.</summary>
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>True when any of the patterns matches the whole of <paramref name="text"/>.</summary>
    public static bool MatchesAny(ImmutableArray<string> patterns, string text)
    {
        foreach (string pattern in patterns)
            if (Matches(pattern, text)) return true;
        return false;
    }

    /// <summary>True when the whole of <paramref name="text"/> matches.</summary>
    public static bool Matches([NotNull] string pattern, [NotNull] string text)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else return false;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}
