namespace PlanLint.Addresses;

/// <summary>
/// Parts that the addresses of one file share: a plan of 75,000 instances names a few hundred module instances, types and names.
/// Not shared between threads.
/// </summary>
internal sealed class AddressPool
{
    private readonly Dictionary<string, ModulePath> modules = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>The word as a string, one object for all its occurrences.</summary>
    public string GetWord(ReadOnlySpan<char> word)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out string? known)) return known;
        string added = word.ToString();
        words.Add(added);
        return added;
    }

    /// <summary>A module path met before, by its text.</summary>
    public bool TryGetModule(ReadOnlySpan<char> text, out ModulePath? module) => modules.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out module);

    /// <summary>Remembers a module path by its text.</summary>
    public void Add(string text, ModulePath module) => modules[text] = module;
}
