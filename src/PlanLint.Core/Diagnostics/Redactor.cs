using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace PlanLint.Diagnostics;

/// <summary>
/// Replaces sensitive values wherever they occur in a text, because a plan copies them to unmasked places. Knows each value as it
/// is, as JSON and HCL escape it, in base64, and line by line. Immutable; one vectorised search a text, whatever the number of values.
/// </summary>
public sealed class Redactor
{
    /// <summary>Values shorter than this many characters are not looked for: they would hide ordinary words.</summary>
    public const int MinimumLength = 4;

    private readonly Dictionary<string, Pattern[]> byPrefix;
    private readonly SearchValues<string> prefixes;

    private Redactor(Dictionary<string, Pattern[]> byPrefix)
    {
        this.byPrefix = byPrefix;
        prefixes = SearchValues.Create([.. byPrefix.Keys], StringComparison.Ordinal);
    }

    /// <summary>Redacts nothing.</summary>
    public static Redactor None { get; } = new([]);

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => byPrefix.Count == 0;

    /// <summary>A redactor of the values given; values shorter than <see cref="MinimumLength"/> are ignored.</summary>
    public static Redactor Of(IEnumerable<string> sensitive)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string value in sensitive.Where(v => v.Length >= MinimumLength).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string label = Label(value);
            foreach (string form in Forms(value))
                if (form.Length >= MinimumLength) labels.TryAdd(form, label);
        }
        if (labels.Count == 0) return None;

        var byPrefix = labels
            .GroupBy(p => p.Key[..MinimumLength], StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Select(p => new Pattern(p.Key, p.Value)).OrderByDescending(p => p.Text.Length).ThenBy(p => p.Text, StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal);
        return new Redactor(byPrefix);
    }

    /// <summary>A redactor of everything that any of those given hides.</summary>
    public static Redactor All(IEnumerable<Redactor> redactors)
    {
        var known = redactors.Where(r => !r.IsEmpty).Distinct().ToList();
        return known switch
        {
            [] => None,
            [var only] => only,
            _ => new Redactor(known.SelectMany(r => r.byPrefix).GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(
                g => g.Key,
                g => g.SelectMany(p => p.Value).DistinctBy(p => p.Text).OrderByDescending(p => p.Text.Length).ThenBy(p => p.Text, StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal)),
        };
    }

    /// <summary>What is shown instead of a value: <c>(sensitive sha256:1a2b3c4d)</c>.</summary>
    public static string Label(string value) =>
        $"(sensitive sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 4))})";

    /// <summary>The text with every sensitive value replaced; the same instance when it holds none.</summary>
    public string Redact(string text)
    {
        if (IsEmpty || !text.AsSpan().ContainsAny(prefixes)) return text;
        var builder = new StringBuilder(text.Length);
        int copied = 0;
        foreach (var match in Find(text))
        {
            builder.Append(text, copied, match.Start - copied).Append(match.Label);
            copied = match.End;
        }
        return copied == 0 ? text : builder.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where sensitive values stand, in order; values that overlap come as one match.</summary>
    public IReadOnlyList<Match> Find(string text)
    {
        if (IsEmpty) return [];
        var matches = new List<Match>();
        var lookup = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int at = 0; at < text.Length;)
        {
            int next = text.AsSpan(at).IndexOfAny(prefixes);
            if (next < 0) break;
            at += next;
            if (Longest(lookup, text, at) is not { } pattern)
            {
                at++;
                continue;
            }
            int end = at + pattern.Text.Length;
            for (int inner = at + 1; inner < end && inner + MinimumLength <= text.Length; inner++)
                if (Longest(lookup, text, inner) is { } overlapping) end = Math.Max(end, inner + overlapping.Text.Length);
            matches.Add(new Match(at, end, pattern.Label));
            at = end;
        }
        return matches;
    }

    private static Pattern? Longest(Dictionary<string, Pattern[]>.AlternateLookup<ReadOnlySpan<char>> lookup, string text, int at)
    {
        if (!lookup.TryGetValue(text.AsSpan(at, MinimumLength), out var patterns)) return null;
        foreach (var pattern in patterns)
            if (text.AsSpan(at).StartsWith(pattern.Text, StringComparison.Ordinal)) return pattern;
        return null;
    }

    private static IEnumerable<string> Forms(string value)
    {
        yield return value;
        yield return Escape(value, hcl: false);
        yield return Escape(value, hcl: true);
        // Go's encoder, which writes plan files, also escapes what could end a script element.
        yield return Escape(value, hcl: false).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
        yield return base64.TrimEnd('=');
        yield return base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        if (!value.Contains('\n', StringComparison.Ordinal)) yield break;
        foreach (string line in value.Split('\n', StringSplitOptions.TrimEntries))
            yield return line;
    }

    private static string Escape(string value, bool hcl)
    {
        var builder = new StringBuilder(value.Length + 8);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            switch (c)
            {
                case '"' or '\\': builder.Append('\\').Append(c); break;
                case '\n': builder.Append("\\n"); break;
                case '\r': builder.Append("\\r"); break;
                case '\t': builder.Append("\\t"); break;
                case '$' or '%' when hcl && i + 1 < value.Length && value[i + 1] == '{': builder.Append(c).Append(c); break;
                default: builder.Append(c); break;
            }
        }
        return builder.ToString();
    }

    /// <summary>A stretch of text that must not be shown.</summary>
    /// <param name="Start">First UTF-16 unit.</param>
    /// <param name="End">Just past the last.</param>
    /// <param name="Label">What stands for it.</param>
    public readonly record struct Match(int Start, int End, string Label);

    private sealed record Pattern(string Text, string Label);
}
