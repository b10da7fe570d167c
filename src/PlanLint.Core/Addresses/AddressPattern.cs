using System.Diagnostics.CodeAnalysis;

namespace PlanLint.Addresses;

/// <summary>
/// A glob over names or addresses: <c>*</c> matches any run of characters, <c>?</c> one; everything else, brackets and quotes
/// included, matches itself. Linear in the text for one star, and never backtracks further than the last one.
/// </summary>
public sealed class AddressPattern(string pattern)
{
    /// <summary>The pattern as written.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>True when nothing in the pattern is a wildcard.</summary>
    public bool IsExact { get; } = !pattern.Contains('*') && !pattern.Contains('?');

    /// <summary>True when the whole of <paramref name="text"/> matches.</summary>
    public bool Matches(string text) => IsExact ? text == Pattern : Matches(Pattern, text);

    /// <summary>
    /// True when the pattern names <paramref name="address"/>, the block it is an instance of, or a module that holds it.
    /// </summary>
    public bool Covers(ResourceAddress address)
    {
        foreach (string name in NamesOf(address))
            if (Matches(name)) return true;
        return false;
    }

    /// <summary>What a pattern that covers an address may match: the address, its block, and the modules that hold it, with and without keys.</summary>
    internal static IEnumerable<string> NamesOf(ResourceAddress address)
    {
        yield return address.ToString();
        yield return address.BlockAddress().ToString();
        yield return address.WithoutKey().ToString();
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
        {
            var module = new ModulePath(address.Module.Steps[..depth]);
            yield return module.ToString();
            yield return module.WithoutKeys().ToString();
        }
    }

    /// <summary>True when the whole of <paramref name="text"/> matches the glob.</summary>
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
