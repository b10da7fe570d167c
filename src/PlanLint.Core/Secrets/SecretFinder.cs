namespace PlanLint.Secrets;

/// <summary>Finds values in a text in all the spellings that readers would decode to them.</summary>
/// <param name="index">What is looked for.</param>
/// <param name="isOrdinary">True for a value that is also an ordinary word or a name.</param>
internal sealed class SecretFinder(SecretIndex index, Func<string, bool> isOrdinary)
{
    /// <summary>From this length on a value is no chance among digits that were decoded for a guess.</summary>
    private const int LongEnoughForGuess = 6;

    /// <summary>Stretches that spell a value, ordered, none overlapping another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isValue">True when the text is a value, in which ordinary words count as well where they stand alone.</param>
    public List<Found> Find(string text, bool isValue)
    {
        var found = new List<Found>();
        if (index.IsEmpty || text.Length < SecretIndex.MinimumLength) return found;
        Search(DecodedText.Of(text), isValue, found);
        return Merge(found);
    }

    private void Search(DecodedText text, bool isValue, List<Found> found)
    {
        char[] folded = SecretIndex.Fold(text.Characters);
        bool? isPrintable = null;
        for (int at = 0; at <= folded.Length - SecretIndex.MinimumLength; at++)
        {
            foreach (int length in index.Candidates(folded, at))
            {
                if (at + length > folded.Length || index.ValueOf(folded.AsSpan(at, length)) is not { } value) continue;
                if (text.IsGuess && length < LongEnoughForGuess && !(isPrintable ??= text.Characters.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)) continue;
                if (isOrdinary(value) && !(isValue && StandsAlone(folded, at, length))) continue;
                found.Add(new Found(text.Start(at), text.End(at + length - 1), value));
                break;
            }
        }
        foreach (var decoded in text.Decodings(index.HasLines, IsWorthwhile)) Search(decoded, isValue, found);
    }

    /// <summary>True when a value may start somewhere, or when it is a text, which may hold another encoding.</summary>
    private bool IsWorthwhile(char[] decoded)
    {
        if (decoded.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return true;
        char[] folded = SecretIndex.Fold(decoded);
        for (int at = 0; at <= folded.Length - SecretIndex.MinimumLength; at++)
            if (!index.Candidates(folded, at).IsEmpty) return true;
        return false;
    }

    private static bool StandsAlone(char[] text, int at, int length) =>
        (at == 0 || !IsWordCharacter(text[at - 1])) && (at + length == text.Length || !IsWordCharacter(text[at + length]));

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Orders stretches and makes one of those that overlap.</summary>
    public static List<Found> Merge(List<Found> found)
    {
        if (found.Count < 2) return found;
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End != b.End
            ? b.End.CompareTo(a.End)
            : string.CompareOrdinal(a.Value, b.Value));
        var merged = new List<Found> { found[0] };
        foreach (var next in found)
        {
            var last = merged[^1];
            if (next.Start >= last.End) merged.Add(next);
            else if (next.End > last.End) merged[^1] = last with { End = next.End };
        }
        return merged;
    }

    /// <summary>A stretch of a text and the value it spells.</summary>
    public readonly record struct Found(int Start, int End, string Value);
}
