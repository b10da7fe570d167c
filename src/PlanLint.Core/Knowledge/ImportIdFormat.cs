using System.Collections.Immutable;
using System.Text;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>
/// How an import id is written: <c>{name}</c> stands for at least one character, <c>[…]</c> may be missing, the rest is literal. The
/// parts of an id with commas may come in any order.
/// </summary>
public sealed class ImportIdFormat
{
    private readonly ImmutableArray<string> globs;

    /// <summary>A format; brackets do not nest.</summary>
    public ImportIdFormat(string text)
    {
        Text = text;
        globs = [.. Alternatives(text).Select(a => Ordered(Pattern(a)))];
    }

    /// <summary>The format as written, for messages.</summary>
    public string Text { get; }

    /// <summary>True for an id that has the format's shape.</summary>
    public bool Matches(string id)
    {
        string ordered = Ordered(id);
        return globs.Any(g => Wildcard.Matches(g, ordered));
    }

    /// <summary>True when two ids mean the same object: equal but for the order of parts between commas.</summary>
    public static bool SameId(string a, string b) => a == b || Ordered(a) == Ordered(b);

    /// <summary>True when every brace and bracket of a format is closed, and none stands within another of its kind.</summary>
    internal static bool IsBalanced(string text)
    {
        var (inPart, inOption) = (false, false);
        foreach (char c in text)
        {
            if (c is '{' or '}' ? inPart == (c == '{') : c is '[' or ']' && inOption == (c == '[')) return false;
            if (c is '{' or '}') inPart = c == '{';
            if (c is '[' or ']') inOption = c == '[';
        }
        return !inPart && !inOption;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static IEnumerable<string> Alternatives(string text)
    {
        int open = text.IndexOf('[', StringComparison.Ordinal);
        int close = open < 0 ? -1 : text.IndexOf(']', open);
        if (close < 0) return [text];
        string before = text[..open], inside = text[(open + 1)..close];
        return Alternatives(text[(close + 1)..]).SelectMany(rest => new[] { before + inside + rest, before + rest });
    }

    private static string Pattern(string alternative)
    {
        var glob = new StringBuilder(alternative.Length);
        for (int i = 0; i < alternative.Length; i++)
        {
            int close = alternative[i] == '{' ? alternative.IndexOf('}', i) : -1;
            if (close < 0)
            {
                glob.Append(alternative[i]);
                continue;
            }
            glob.Append("?*");
            i = close;
        }
        return glob.ToString();
    }

    private static string Ordered(string id) =>
        id.Contains(',', StringComparison.Ordinal) ? string.Join(',', id.Split(',').Order(StringComparer.Ordinal)) : id;
}
