using System.Runtime.InteropServices;

namespace PlanLint.Secrets;

/// <summary>
/// Finds any of many values in a text in one pass, whatever their number. Case is folded, so that the upper-case spelling of a value
/// is found too. Immutable.
/// </summary>
internal sealed class SecretIndex
{
    /// <summary>Values shorter than this many characters are not looked for: they would hide ordinary words.</summary>
    public const int MinimumLength = 4;

    /// <summary>Lines of longer values are looked for from this length on: <c>data:</c> is in every manifest.</summary>
    private const int MinimumLineLength = 12;

    /// <summary>Bits of the filter that most places of a text fail at: two to the power of this.</summary>
    private const int FilterBits = 16;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> values;
    private readonly Dictionary<ulong, int[]> lengths = [];
    private readonly ulong[] filter = new ulong[1 << (FilterBits - 6)];

    /// <param name="values">The value that each folded spelling stands for.</param>
    private SecretIndex(Dictionary<string, string> values)
    {
        this.values = values.GetAlternateLookup<ReadOnlySpan<char>>();
        var single = new Dictionary<int, int[]>();
        foreach (string spelling in values.Keys)
        {
            ulong start = Start(spelling, 0);
            int bit = Bit(start);
            filter[bit >> 6] |= 1UL << bit;
            ref int[]? known = ref CollectionsMarshal.GetValueRefOrAddDefault(lengths, start, out bool exists);
            if (exists && Array.IndexOf(known!, spelling.Length) >= 0) continue;
            if (exists) known = [.. known!.Append(spelling.Length).OrderDescending()];
            else if (!single.TryGetValue(spelling.Length, out known)) single.Add(spelling.Length, known = [spelling.Length]);
        }
    }

    /// <summary>Finds nothing.</summary>
    public static SecretIndex Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => lengths.Count == 0;

    /// <summary>True when a value has several lines, which may be indented anew or folded.</summary>
    public bool HasLines { get; private init; }

    /// <summary>An index of the values given; those shorter than <see cref="MinimumLength"/> and words of the language are left out.</summary>
    public static SecretIndex Of(IEnumerable<string> sensitive)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        bool hasLines = false;
        foreach (string value in sensitive)
        {
            if (value.Length < MinimumLength || value is "true" or "false" or "null") continue;
            Add(values, value, value);
            if (!value.Contains('\n', StringComparison.Ordinal)) continue;
            hasLines = true;
            Add(values, Collapse(value, " "), value);
            Add(values, Collapse(value, ""), value);
            foreach (string line in value.Split('\n', StringSplitOptions.TrimEntries))
                if (line.Length >= MinimumLineLength) Add(values, line, value);
        }
        return values.Count == 0 ? Empty : new SecretIndex(values) { HasLines = hasLines };
    }

    /// <summary>An index of everything in any of those given.</summary>
    public static SecretIndex All(IEnumerable<SecretIndex> indexes)
    {
        var known = indexes.Where(i => !i.IsEmpty).Distinct().ToList();
        if (known is [var only]) return only;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var index in known)
            foreach (var (spelling, value) in index.values.Dictionary) AddFolded(values, spelling, value);
        return values.Count == 0 ? Empty : new SecretIndex(values) { HasLines = known.Exists(i => i.HasLines) };
    }

    /// <summary>Lengths of spellings that may start at a place of a folded text, the longest first; empty for none.</summary>
    public ReadOnlySpan<int> Candidates(ReadOnlySpan<char> folded, int at)
    {
        if (at + MinimumLength > folded.Length) return [];
        ulong start = Start(folded, at);
        int bit = Bit(start);
        return (filter[bit >> 6] & (1UL << bit)) != 0 && lengths.TryGetValue(start, out int[]? candidates) ? candidates : [];
    }

    /// <summary>The value that a folded text spells; null for none.</summary>
    public string? ValueOf(ReadOnlySpan<char> folded) => values.TryGetValue(folded, out string? value) ? value : null;

    /// <summary>A text in the case that values are looked for in; as long as the text.</summary>
    public static char[] Fold(ReadOnlySpan<char> text)
    {
        char[] folded = new char[text.Length];
        for (int i = 0; i < folded.Length; i++) folded[i] = Fold(text[i]);
        return folded;
    }

    /// <summary>A character in that case.</summary>
    public static char Fold(char c) => c < 128 ? char.IsAsciiLetterLower(c) ? (char)(c - 32) : c : char.ToUpperInvariant(c);

    private static void Add(Dictionary<string, string> values, string spelling, string value)
    {
        if (spelling.Length >= MinimumLength) AddFolded(values, new string(Fold(spelling)), value);
    }

    /// <summary>Of two values with one spelling the lesser is told, in whatever order they come.</summary>
    private static void AddFolded(Dictionary<string, string> values, string folded, string value)
    {
        ref string? known = ref CollectionsMarshal.GetValueRefOrAddDefault(values, folded, out _);
        if (known is null || string.CompareOrdinal(value, known) < 0) known = value;
    }

    private static string Collapse(string value, string between) =>
        string.Join(between, value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The first <see cref="MinimumLength"/> characters as one number.</summary>
    private static ulong Start(ReadOnlySpan<char> text, int at) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(at, MinimumLength)));

    /// <summary>The place in the filter of a start, spread by Fibonacci hashing.</summary>
    private static int Bit(ulong start) => (int)((start * 0x9E3779B97F4A7C15) >> (64 - FilterBits));
}
