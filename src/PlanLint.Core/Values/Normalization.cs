using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PlanLint.Values;

/// <summary>
/// Normalisation to NFC. The runtime's own does nothing where globalisation is invariant, and Terraform compares, counts and hashes
/// normalised strings.
/// </summary>
internal static class Normalization
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7, LeadCount = 19, VowelCount = 21, TailCount = 28;

    /// <summary>Below this every string is normalised: the first combining mark.</summary>
    private const char FirstAffected = '\u0300';

    private static readonly Lazy<Tables> Data = new(Tables.Read);

    public static string ToNfc(string text) => text.AsSpan().ContainsAnyExceptInRange('\0', (char)(FirstAffected - 1)) && !IsSurelyNormal(text) ? Compose(text) : text;

    /// <summary>A cheap test that holds for most text: nothing in it combines or decomposes.</summary>
    private static bool IsSurelyNormal(string text)
    {
        var data = Data.Value;
        foreach (var rune in text.EnumerateRunes())
        {
            int c = rune.Value;
            if (c >= FirstAffected && (data.Classes.ContainsKey(c) || data.Unstable.Contains(c) || c is >= VowelBase and < TailBase + TailCount)) return false;
        }
        return true;
    }

    private static string Compose(string text)
    {
        var data = Data.Value;
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes()) Decompose(rune.Value, points, data);

        for (int start = 0; start < points.Count; start++)
        {
            int end = start;
            while (end < points.Count && data.ClassOf(points[end]) != 0) end++;
            if (end - start > 1) Reorder(points, start, end, data);
            start = Math.Max(end, start);
        }

        var result = new StringBuilder(text.Length);
        int starter = -1, lastClass = 0;
        var composed = new List<int>(points.Count);
        foreach (int point in points)
        {
            int combining = data.ClassOf(point);
            if (starter >= 0 && (lastClass < combining || (lastClass == 0 && composed.Count == starter + 1)) && data.Compose(composed[starter], point) is > 0 and var whole)
            {
                composed[starter] = whole;
                continue;
            }
            if (combining == 0) starter = composed.Count;
            lastClass = combining;
            composed.Add(point);
        }
        foreach (int point in composed) result.Append(new Rune(point));
        return result.ToString();
    }

    private static void Decompose(int point, List<int> into, Tables data)
    {
        if (point is >= HangulBase and < HangulBase + LeadCount * VowelCount * TailCount)
        {
            int index = point - HangulBase;
            into.Add(LeadBase + index / (VowelCount * TailCount));
            into.Add(VowelBase + index % (VowelCount * TailCount) / TailCount);
            if (index % TailCount != 0) into.Add(TailBase + index % TailCount);
            return;
        }
        if (!data.Decompositions.TryGetValue(point, out var parts))
        {
            into.Add(point);
            return;
        }
        Decompose(parts.First, into, data);
        if (parts.Second != 0) Decompose(parts.Second, into, data);
    }

    /// <summary>Sorts marks by combining class; marks of one class keep their order.</summary>
    private static void Reorder(List<int> points, int start, int end, Tables data)
    {
        var marks = points.GetRange(start, end - start).OrderBy(data.ClassOf).ToList();
        for (int i = 0; i < marks.Count; i++) points[start + i] = marks[i];
    }

    private sealed class Tables
    {
        public required FrozenDictionary<int, (int First, int Second)> Decompositions { get; init; }

        public required FrozenDictionary<(int, int), int> Compositions { get; init; }

        public required FrozenDictionary<int, byte> Classes { get; init; }

        /// <summary>Code points that never occur in NFC, or may compose with what is before them.</summary>
        public required FrozenSet<int> Unstable { get; init; }

        public int ClassOf(int point) => point < FirstAffected ? 0 : Classes.GetValueOrDefault(point);

        public int Compose(int first, int second)
        {
            if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
                return HangulBase + ((first - LeadBase) * VowelCount + second - VowelBase) * TailCount;
            if (first is >= HangulBase and < HangulBase + LeadCount * VowelCount * TailCount && (first - HangulBase) % TailCount == 0
                && second is > TailBase and < TailBase + TailCount)
                return first + second - TailBase;
            return Compositions.GetValueOrDefault((first, second));
        }

        public static Tables Read()
        {
            var decompositions = new Dictionary<int, (int, int)>();
            var compositions = new Dictionary<(int, int), int>();
            var unstable = new HashSet<int>();
            foreach (string item in Words(NormalizationData.Decompositions))
            {
                int at = item.AsSpan().IndexOfAny('=', '>');
                int point = Hex(item.AsSpan(0, at)), plus = item.IndexOf('+', StringComparison.Ordinal);
                var parts = plus < 0 ? (Hex(item.AsSpan(at + 1)), 0) : (Hex(item.AsSpan(at + 1, plus - at - 1)), Hex(item.AsSpan(plus + 1)));
                decompositions[point] = parts;
                if (item[at] == '=') compositions[parts] = point;
                unstable.Add(item[at] == '=' ? parts.Item2 : point);
            }
            var classes = new Dictionary<int, byte>();
            foreach (string item in Words(NormalizationData.CombiningClasses))
            {
                int colon = item.IndexOf(':', StringComparison.Ordinal), dash = item.IndexOf('-', StringComparison.Ordinal);
                int first = Hex(item.AsSpan(0, dash < 0 ? colon : dash)), last = dash < 0 ? first : Hex(item.AsSpan(dash + 1, colon - dash - 1));
                byte combining = byte.Parse(item.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
                for (int point = first; point <= last; point++) classes[point] = combining;
            }
            return new Tables
            {
                Decompositions = decompositions.ToFrozenDictionary(),
                Compositions = compositions.ToFrozenDictionary(),
                Classes = classes.ToFrozenDictionary(),
                Unstable = unstable.ToFrozenSet(),
            };
        }

        private static string[] Words(string data) => data.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

        private static int Hex(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }
}
