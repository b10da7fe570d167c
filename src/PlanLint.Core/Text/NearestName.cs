namespace PlanLint.Text;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    private const int LongestCompared = 64;

    /// <summary>The nearest candidate by edits, ties broken ordinally; null when none is within a third of the name's length.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Max(1, name.Length / 3) + 1;
        if (name.Length > LongestCompared) return null;
        foreach (string candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (candidate.Length > LongestCompared || Math.Abs(candidate.Length - name.Length) >= bestDistance) continue;
            int distance = Distance(name, candidate);
            if (distance >= bestDistance) continue;
            (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Edits from one to the other: insert, delete, replace, or swap two neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) distance = Math.Min(distance, rows[i - 2, j - 2] + 1);
                rows[i, j] = distance;
            }
        }
        return rows[a.Length, b.Length];
    }
}
