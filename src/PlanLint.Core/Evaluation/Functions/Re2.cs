using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanLint.Evaluation.Functions;

/// <summary>
/// A regular expression in RE2's syntax, run by .NET's non-backtracking engine, so that matching is linear in the text. Immutable;
/// compiled patterns are kept, as expressions in loops use them again and again.
/// </summary>
internal sealed class Re2
{
    private const int CacheLimit = 256;
    private static readonly ConcurrentDictionary<string, (Re2? Pattern, string Reason)> Cache = new(StringComparer.Ordinal);

    private readonly Regex narrow;
    private readonly Lazy<Regex> wide;
    private readonly string[] groupKeys;

    private Re2(Regex narrow, Func<Regex> wide, IReadOnlyList<string> groupNames)
    {
        this.narrow = narrow;
        this.wide = new(wide);
        GroupNames = groupNames;
        groupKeys = [.. Enumerable.Range(1, groupNames.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"g{i}"))];
    }

    /// <summary>The name of each capturing group in order; empty for an unnamed one.</summary>
    public IReadOnlyList<string> GroupNames { get; }

    /// <summary>The pattern; null, with the reason, when RE2 does not take it or it is too large to run.</summary>
    public static Re2? Compile(string pattern, out string reason)
    {
        if (!Cache.TryGetValue(pattern, out var entry))
        {
            entry = Translate(pattern);
            if (Cache.Count >= CacheLimit) Cache.Clear();
            Cache[pattern] = entry;
        }
        reason = entry.Reason;
        return entry.Pattern;
    }

    private static (Re2?, string) Translate(string pattern)
    {
        var translation = new Re2Translator(pattern, isWide: false);
        if (translation.Run() is not { } text) return (null, translation.Failure);
        try
        {
            return (new Re2(Create(text), () => Create(new Re2Translator(pattern, isWide: true).Run()!), translation.GroupNames), "");
        }
        // The engine counts the states that repetitions make, and refuses too many.
        catch (NotSupportedException)
        {
            return (null, "expression too large");
        }
        catch (ArgumentException e)
        {
            return (null, e.Message);
        }
    }

    private static Regex Create(string text) => new(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Position of a named group; -2 when there is none of that name.</summary>
    public int IndexOf(string name)
    {
        for (int i = 0; i < GroupNames.Count; i++)
            if (GroupNames[i] == name) return i;
        return -2;
    }

    /// <summary>All matches from left to right; an empty match next to the one before does not count, as in Go.</summary>
    public IEnumerable<Re2Match> Matches(string text)
    {
        bool hasSurrogates = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
        int end = -1;
        foreach (Match match in (hasSurrogates ? wide.Value : narrow).Matches(text))
        {
            if (match.Length == 0 && (match.Index == end
                || (hasSurrogates && match.Index > 0 && match.Index < text.Length && char.IsSurrogatePair(text, match.Index - 1)))) continue;
            end = match.Index + match.Length;
            yield return new Re2Match(match, groupKeys);
        }
    }
}
