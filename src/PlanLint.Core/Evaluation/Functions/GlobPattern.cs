using System.Diagnostics.CodeAnalysis;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// A pattern of <c>fileset</c>: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>{a,b}</c> within a name, <c>**</c> over names. Matching is linear for
/// each star.
/// </summary>
internal sealed class GlobPattern
{
    private const int AlternativeLimit = 256;
    private readonly List<string[]> alternatives;

    private GlobPattern(List<string[]> alternatives) => this.alternatives = alternatives;

    /// <summary>False for a bracket or brace that is never closed.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out GlobPattern? glob)
    {
        glob = null;
        var expanded = new List<string>();
        if (!Expand(pattern, expanded)) return false;
        foreach (string alternative in expanded)
            if (!IsWellFormed(alternative)) return false;
        glob = new GlobPattern(expanded.ConvertAll(a => a.Split('/')));
        return true;
    }

    /// <summary>True when a relative path fits.</summary>
    public bool Matches(string path)
    {
        string[] parts = path.Split('/');
        return alternatives.Exists(a => MatchParts(a, parts));
    }

    /// <summary>Replaces the first brace by each of its alternatives, and so on.</summary>
    private static bool Expand(string pattern, List<string> into)
    {
        int open = pattern.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            into.Add(pattern);
            return into.Count <= AlternativeLimit;
        }
        int depth = 0, start = open + 1;
        var choices = new List<string>();
        for (int i = open; i < pattern.Length; i++)
        {
            if (pattern[i] == '{')
            {
                depth++;
            }
            else if (pattern[i] == '}' && --depth == 0)
            {
                choices.Add(pattern[start..i]);
                return choices.TrueForAll(c => Expand(pattern[..open] + c + pattern[(i + 1)..], into));
            }
            else if (pattern[i] == ',' && depth == 1)
            {
                choices.Add(pattern[start..i]);
                start = i + 1;
            }
        }
        return false;
    }

    private static bool IsWellFormed(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\') i++;
            else if (pattern[i] == '[' && (i = pattern.IndexOf(']', Math.Min(i + 2, pattern.Length))) < 0) return false;
        }
        return true;
    }

    /// <summary>Matches names from both lists; a double star remembers where it may take one more name.</summary>
    private static bool MatchParts(string[] pattern, string[] parts)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < parts.Length)
        {
            if (p < pattern.Length && pattern[p] == "**")
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && MatchName(pattern[p], parts[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == "**") p++;
        return p == pattern.Length;
    }

    private static bool MatchName(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = ++p;
                resume = n;
            }
            else if (p < pattern.Length && MatchOne(pattern, p, name[n], out int next))
            {
                p = next;
                n++;
            }
            else if (star >= 0)
            {
                p = star;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static bool MatchOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '\\' when next < pattern.Length:
                return pattern[next++] == c;
            case '[':
                int end = pattern.IndexOf(']', Math.Min(at + 2, pattern.Length));
                if (end < 0) return c == '[';
                next = end + 1;
                bool negated = pattern[at + 1] is '^' or '!', found = false;
                for (int i = at + (negated ? 2 : 1); i < end; i++)
                {
                    char low = pattern[i], high = low;
                    if (i + 2 < end && pattern[i + 1] == '-') high = pattern[i += 2];
                    found |= c >= low && c <= high;
                }
                return found != negated;
            default:
                return pattern[at] == c;
        }
    }
}
