namespace PlanLint.Text;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    internal const int LongestCompared = 64;

    /// <summary>
    /// The nearest candidate by edits, ties broken ordinally; null when none is within a third of the name's length. Compares with
    /// every candidate: where many names are looked for among many, use <see cref="NearestNames"/>.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3);
        if (name.Length > LongestCompared) return null;
        foreach (string candidate in candidates)
        {
            if (candidate.Length > LongestCompared || Math.Abs(candidate.Length - name.Length) > bestDistance) continue;
            int distance = Distance(name, candidate);
            if (distance > bestDistance || distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) >= 0) continue;
            (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Edits from one to the other: insert, delete, replace, or swap two neighbours.</summary>
    private static int Distance(string a, string b)
    {
        Span<byte> rows = stackalloc byte[3 * (LongestCompared + 1)];
        var before = rows[..(LongestCompared + 1)];
        var last = rows.Slice(LongestCompared + 1, LongestCompared + 1);
        var row = rows[(2 * (LongestCompared + 1))..];
        for (int j = 0; j <= b.Length; j++) last[j] = (byte)j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = (byte)i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) distance = Math.Min(distance, before[j - 2] + 1);
                row[j] = (byte)distance;
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}
