using System.Globalization;
using System.Text;

namespace PlanLint.Values;

/// <summary>Characters as people and Terraform count them: extended grapheme clusters.</summary>
internal static class Graphemes
{
    /// <summary>Number of clusters.</summary>
    public static int Count(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('\r', StringComparison.Ordinal)) return text.Length;
        int count = 0;
        for (int at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text.AsSpan(at))) count++;
        return count;
    }

    /// <summary>Offset after <paramref name="count"/> clusters from <paramref name="start"/>; the end when there are fewer.</summary>
    public static int Skip(string text, int start, int count)
    {
        int at = start;
        for (; count > 0 && at < text.Length; count--) at += StringInfo.GetNextTextElementLength(text.AsSpan(at));
        return at;
    }
}
