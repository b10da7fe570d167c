namespace PlanLint.Fuzz.Mutation;

/// <summary>Changes texts of one language.</summary>
internal abstract class Mutator
{
    /// <summary>Longest text that a mutation may make; one in a thousand may be sixteen times as long.</summary>
    protected virtual int LongestText => 6_000;

    /// <summary>A text near another.</summary>
    /// <param name="random">Decides everything.</param>
    /// <param name="text">The text.</param>
    /// <param name="donor">Another text of the language, whose parts may be used.</param>
    public string Mutate(FuzzRandom random, string text, string donor)
    {
        int longest = random.OneIn(1000) ? 16 * LongestText : LongestText;
        int steps = random.Length(4);
        for (int i = 0; i < steps; i++)
        {
            string changed = random.OneIn(5) ? TextMutations.Change(random, text, donor, Words) : Change(random, text, donor);
            if (changed.Length <= longest) text = changed;
        }
        return text;
    }

    /// <summary>Words and fragments of the language.</summary>
    protected abstract IReadOnlyList<string> Words { get; }

    /// <summary>One change that knows the structure of the language.</summary>
    protected abstract string Change(FuzzRandom random, string text, string donor);
}
