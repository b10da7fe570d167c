namespace PlanLint.Evaluation;

/// <summary>
/// The templates that an evaluation of one module tree has parsed: a module renders the same files again in each of its instances. Texts
/// that are too long to keep are parsed each time. Safe to share between threads.
/// </summary>
internal sealed class ParsedTemplates
{
    private const int LongestKept = 64 * 1024;
    private readonly Dictionary<(string Name, string Text), ParsedTemplate> kept = [];
    private readonly Lock gate = new();

    /// <summary>True when a text of this length is kept, so that whoever comes first pays for all.</summary>
    public static bool Keeps(int length) => length <= LongestKept;

    /// <summary>The template as it was parsed before; null when this is the first time.</summary>
    public ParsedTemplate? Find(string name, string text)
    {
        lock (gate) return kept.GetValueOrDefault((name, text));
    }

    public void Keep(string name, string text, ParsedTemplate template)
    {
        lock (gate) kept[(name, text)] = template;
    }
}
