namespace PlanLint.Syntax.Parsing;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The first candidate at most two edits away; null when there is none.</summary>
    public static string? For(string given, ReadOnlySpan<string> candidates)
    {
        if (given.Length > 32) return null;
        foreach (string candidate in candidates)
            if (Distance(given, candidate) < 3) return candidate;
        return null;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
