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

    /// <summary>Lines of longer values are looked for from this length on: <c>data:</c> is in every manifest.</summary>
    private const int MinimumLineLength = 12;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> labels;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> lengths;
    private readonly SearchValues<string> prefixes;

    /// <param name="labels">What stands for each form of each value.</param>
    private Redactor(Dictionary<string, string> labels)
    {
        var byPrefix = labels.Keys.GroupBy(form => form[..MinimumLength], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(form => form.Length).Distinct().OrderDescending().ToArray(), StringComparer.Ordinal);
        IsEmpty = labels.Count == 0;
        this.labels = labels.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        prefixes = SearchValues.Create([.. byPrefix.Keys], StringComparison.Ordinal);
    }

    /// <summary>Redacts nothing.</summary>
    public static Redactor None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty { get; }

    /// <summary>A redactor of the values given; values shorter than <see cref="MinimumLength"/> and words of the language are ignored.</summary>
    public static Redactor Of(IEnumerable<string> sensitive)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string value in sensitive.Where(v => v.Length >= MinimumLength && v is not ("true" or "false" or "null")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string label = Label(value);
            foreach (string form in Forms(value))
                if (form.Length >= MinimumLength) labels.TryAdd(form, label);
        }
        return labels.Count == 0 ? None : new Redactor(labels);
    }

    /// <summary>A redactor of everything that any of those given hides.</summary>
    public static Redactor All(IEnumerable<Redactor> redactors)
    {
        var known = redactors.Where(r => !r.IsEmpty).Distinct().ToList();
        return known switch
        {
            [] => None,
            [var only] => only,
            _ => new Redactor(known.SelectMany(r => r.labels.Dictionary).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)),
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
        for (int at = 0; at < text.Length;)
        {
            int next = text.AsSpan(at).IndexOfAny(prefixes);
            if (next < 0) break;
            at += next;
            int length = Longest(text, at);
            if (length == 0)
            {
                at++;
                continue;
            }
            int end = at + length;
            for (int inner = at + 1; inner < end; inner++)
                end = Math.Max(end, inner + Longest(text, inner));
            matches.Add(new Match(at, end, labels[text.AsSpan(at, length)]));
            at = end;
        }
        return matches;
    }

    /// <summary>Length of the longest value that starts at a place; 0 for none.</summary>
    private int Longest(string text, int at)
    {
        if (at + MinimumLength > text.Length || !lengths.TryGetValue(text.AsSpan(at, MinimumLength), out int[]? candidates)) return 0;
        foreach (int length in candidates)
            if (at + length <= text.Length && labels.ContainsKey(text.AsSpan(at, length))) return length;
        return 0;
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
            if (line.Length >= MinimumLineLength) yield return line;
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
}
