using System.Globalization;
using System.Text;

namespace PlanLint.Text;

/// <summary>
/// Normalisation Form C, in which Terraform keeps every string. Ours, because the framework leaves strings alone under
/// <c>InvariantGlobalization</c>. The table is read when the first text needs it.
/// </summary>
public static class Nfc
{
    /// <summary>Below it nothing decomposes in NFC and nothing combines.</summary>
    private const char FirstToLookAt = '\u0300';

    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28;

    private static readonly Lazy<Tables> Data = new(Tables.Read);

    /// <summary>The composed form of <paramref name="text"/>; the same instance when nothing changes. Lone surrogates stay.</summary>
    public static string Normalize(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstToLookAt, char.MaxValue)) return text;
        var tables = Data.Value;
        if (!tables.NeedsWork(text)) return text;

        var points = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int point = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) point = char.ConvertToUtf32(text[i], text[++i]);
            tables.Decompose(point, points);
        }
        tables.Order(points);
        tables.Compose(points);
        var result = new StringBuilder(points.Count);
        foreach (int point in points)
        {
            if (point > char.MaxValue) result.Append(char.ConvertFromUtf32(point));
            else result.Append((char)point);
        }
        return result.Length == text.Length && result.Equals(text) ? text : result.ToString();
    }

    private sealed class Tables
    {
        private readonly Dictionary<int, byte> classes = [];
        private readonly Dictionary<int, (int First, int Second)> decompositions = [];
        private readonly Dictionary<(int First, int Second), int> compositions = [];

        /// <summary>Points that may combine with what stands before them.</summary>
        private readonly HashSet<int> seconds = [];

        /// <summary>Points that never stay as they are.</summary>
        private readonly HashSet<int> excluded = [];

        public static Tables Read()
        {
            var tables = new Tables();
            using var stream = typeof(Nfc).Assembly.GetManifestResourceStream("PlanLint.Text.NfcData.txt")
                ?? throw new InvalidOperationException("The normalisation table is not embedded.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
                if (!line.StartsWith('#')) tables.Add(line);
            return tables;
        }

        private void Add(string line)
        {
            int at = line.AsSpan().IndexOfAny(":=!");
            var left = line.AsSpan(0, at);
            var right = line.AsSpan(at + 1);
            if (line[at] == ':')
            {
                int dots = left.IndexOf('.');
                int last = Hex(dots < 0 ? left : left[(dots + 2)..]);
                byte combiningClass = byte.Parse(right, CultureInfo.InvariantCulture);
                for (int point = Hex(dots < 0 ? left : left[..dots]); point <= last; point++) classes[point] = combiningClass;
                return;
            }
            int space = right.IndexOf(' ');
            var pair = space < 0 ? (Hex(right), -1) : (Hex(right[..space]), Hex(right[(space + 1)..]));
            decompositions[Hex(left)] = pair;
            if (line[at] == '!') excluded.Add(Hex(left));
            else compositions[pair] = Hex(left);
            if (pair.Item2 >= 0) seconds.Add(pair.Item2);
        }

        private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        public bool NeedsWork(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                int point = text[i];
                if (point < FirstToLookAt) continue;
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) point = char.ConvertToUtf32(text[i], text[++i]);
                if (classes.ContainsKey(point) || excluded.Contains(point) || seconds.Contains(point) || IsVowelOrTrail(point)) return true;
            }
            return false;
        }

        private static bool IsVowelOrTrail(int point) =>
            point is >= VowelBase and < VowelBase + VowelCount or > TrailBase and < TrailBase + TrailCount;

        public void Decompose(int point, List<int> into)
        {
            int syllable = point - HangulBase;
            if (syllable is >= 0 and < LeadCount * VowelCount * TrailCount)
            {
                into.Add(LeadBase + syllable / (VowelCount * TrailCount));
                into.Add(VowelBase + syllable % (VowelCount * TrailCount) / TrailCount);
                if (syllable % TrailCount != 0) into.Add(TrailBase + syllable % TrailCount);
                return;
            }
            if (!decompositions.TryGetValue(point, out var pair))
            {
                into.Add(point);
                return;
            }
            Decompose(pair.First, into);
            if (pair.Second >= 0) into.Add(pair.Second);
        }

        private byte ClassOf(int point) => classes.GetValueOrDefault(point);

        /// <summary>Sorts each run of combining marks by class, equal classes in their order.</summary>
        public void Order(List<int> points)
        {
            int start = 0;
            while (start < points.Count)
            {
                if (ClassOf(points[start]) == 0)
                {
                    start++;
                    continue;
                }
                int end = start + 1;
                while (end < points.Count && ClassOf(points[end]) != 0) end++;
                if (end - start > 1)
                {
                    var sorted = points.GetRange(start, end - start).OrderBy(ClassOf).ToList();
                    for (int i = 0; i < sorted.Count; i++) points[start + i] = sorted[i];
                }
                start = end;
            }
        }

        public void Compose(List<int> points)
        {
            int starter = -1;
            int lastClass = 0;
            int kept = 0;
            for (int i = 0; i < points.Count; i++)
            {
                int point = points[i];
                byte combiningClass = ClassOf(point);
                bool blocked = starter < 0 || (kept > starter + 1 && lastClass >= combiningClass);
                if (!blocked && TryCompose(points[starter], point, out int composed))
                {
                    points[starter] = composed;
                    continue;
                }
                if (combiningClass == 0) starter = kept;
                lastClass = combiningClass;
                points[kept++] = point;
            }
            points.RemoveRange(kept, points.Count - kept);
        }

        private bool TryCompose(int first, int second, out int composed)
        {
            int lead = first - LeadBase, vowel = second - VowelBase;
            if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
            {
                composed = HangulBase + (lead * VowelCount + vowel) * TrailCount;
                return true;
            }
            int syllable = first - HangulBase, trail = second - TrailBase;
            if (syllable is >= 0 and < LeadCount * VowelCount * TrailCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount)
            {
                composed = first + trail;
                return true;
            }
            return compositions.TryGetValue((first, second), out composed);
        }
    }
}
