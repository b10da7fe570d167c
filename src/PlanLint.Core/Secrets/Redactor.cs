using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PlanLint.Secrets;

/// <summary>
/// Replaces sensitive values wherever they occur in a text, because a plan copies them to unmasked places. Knows each value as it
/// is, as JSON and HCL escape it, in base64, and line by line. Immutable; one pass over a text, whatever the number of values.
/// </summary>
public sealed class Redactor
{
    /// <summary>Values shorter than this many characters are not looked for: they would hide ordinary words.</summary>
    public const int MinimumLength = 4;

    /// <summary>Lines of longer values are looked for from this length on: <c>data:</c> is in every manifest.</summary>
    private const int MinimumLineLength = 12;

    /// <summary>Bits of the filter that most places of a text fail at: two to the power of this.</summary>
    private const int FilterBits = 16;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\\n\r\t$%");

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> values;
    private readonly Dictionary<ulong, int[]> lengths = [];
    private readonly ulong[] filter = new ulong[1 << (FilterBits - 6)];

    /// <param name="values">The value that each form spells.</param>
    private Redactor(Dictionary<string, string> values)
    {
        this.values = values.GetAlternateLookup<ReadOnlySpan<char>>();
        var single = new Dictionary<int, int[]>();
        foreach (string form in values.Keys)
        {
            ulong start = Start(form, 0);
            int bit = Bit(start);
            filter[bit >> 6] |= 1UL << bit;
            ref int[]? known = ref CollectionsMarshal.GetValueRefOrAddDefault(lengths, start, out bool exists);
            if (exists && Array.IndexOf(known!, form.Length) >= 0) continue;
            if (exists) known = [.. known!.Append(form.Length).OrderDescending()];
            else if (!single.TryGetValue(form.Length, out known)) single.Add(form.Length, known = [form.Length]);
        }
    }

    /// <summary>Redacts nothing.</summary>
    public static Redactor None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => lengths.Count == 0;

    /// <summary>A redactor of the values given; values shorter than <see cref="MinimumLength"/> and words of the language are ignored.</summary>
    public static Redactor Of(IEnumerable<string> sensitive)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string value in sensitive)
        {
            if (value.Length < MinimumLength || value is "true" or "false" or "null") continue;
            foreach (string form in Forms(value))
            {
                if (form.Length < MinimumLength) continue;
                // Of two values with one form, the lesser is told, in whatever order they come.
                ref string? known = ref CollectionsMarshal.GetValueRefOrAddDefault(values, form, out _);
                if (known is null || string.CompareOrdinal(value, known) < 0) known = value;
            }
        }
        return values.Count == 0 ? None : new Redactor(values);
    }

    /// <summary>A redactor of everything that any of those given hides.</summary>
    public static Redactor All(IEnumerable<Redactor> redactors)
    {
        var known = redactors.Where(r => !r.IsEmpty).Distinct().ToList();
        return known switch
        {
            [] => None,
            [var only] => only,
            _ => new Redactor(known.SelectMany(r => r.values.Dictionary).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)),
        };
    }

    /// <summary>What is shown instead of a value: <c>(sensitive sha256:1a2b3c4d)</c>.</summary>
    public static string Label(string value) =>
        $"(sensitive sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 4))})";

    /// <summary>The text with every sensitive value replaced; the same instance when it holds none.</summary>
    public string Redact(string text)
    {
        var matches = Find(text);
        if (matches.Count == 0) return text;
        var builder = new StringBuilder(text.Length);
        int copied = 0;
        foreach (var match in matches)
        {
            builder.Append(text, copied, match.Start - copied).Append(match.Label);
            copied = match.End;
        }
        return builder.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where sensitive values stand, in order; values that overlap come as one match.</summary>
    public IReadOnlyList<Match> Find(string text)
    {
        if (IsEmpty) return [];
        List<Match>? matches = null;
        for (int at = 0; at <= text.Length - MinimumLength; at++)
        {
            int length = Longest(text, at);
            if (length == 0) continue;
            int end = at + length;
            for (int inner = at + 1; inner < end; inner++)
                end = Math.Max(end, inner + Longest(text, inner));
            (matches ??= []).Add(new Match(at, end, Label(values[text.AsSpan(at, length)])));
            at = end - 1;
        }
        return matches ?? [];
    }

    /// <summary>Length of the longest value that starts at a place; 0 for none.</summary>
    private int Longest(string text, int at)
    {
        if (at + MinimumLength > text.Length) return 0;
        ulong start = Start(text, at);
        int bit = Bit(start);
        if ((filter[bit >> 6] & (1UL << bit)) == 0 || !lengths.TryGetValue(start, out int[]? candidates)) return 0;
        foreach (int length in candidates)
            if (at + length <= text.Length && values.ContainsKey(text.AsSpan(at, length))) return length;
        return 0;
    }

    /// <summary>The first <see cref="MinimumLength"/> characters as one number.</summary>
    private static ulong Start(string text, int at) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(at, MinimumLength)));

    /// <summary>The place in the filter of a start, spread by Fibonacci hashing.</summary>
    private static int Bit(ulong start) => (int)((start * 0x9E3779B97F4A7C15) >> (64 - FilterBits));

    private static IEnumerable<string> Forms(string value)
    {
        yield return value;
        yield return Escape(value, hcl: false);
        yield return Escape(value, hcl: true);
        // Go's encoder, which writes plan files, also escapes what could end a script element.
        yield return Escape(value, hcl: false).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
        string base64 = Base64(value);
        yield return base64;
        yield return base64.Replace('+', '-').Replace('/', '_');
        if (!value.Contains('\n', StringComparison.Ordinal)) yield break;
        foreach (string line in value.Split('\n', StringSplitOptions.TrimEntries))
            if (line.Length >= MinimumLineLength) yield return line;
    }

    /// <summary>Without the padding, which need not be there.</summary>
    private static string Base64(string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = most <= 512 ? stackalloc byte[512] : new byte[most];
        bytes = bytes[..Encoding.UTF8.GetBytes(value, bytes)];
        Span<char> characters = most <= 512 ? stackalloc char[1024] : new char[most * 2];
        _ = Convert.TryToBase64Chars(bytes, characters, out int length);
        return characters[..length].TrimEnd('=').ToString();
    }

    private static string Escape(string value, bool hcl)
    {
        if (value.AsSpan().IndexOfAny(Escaped) < 0) return value;
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
