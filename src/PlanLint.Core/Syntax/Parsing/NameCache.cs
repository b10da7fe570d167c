namespace PlanLint.Syntax.Parsing;

/// <summary>
/// Shares short strings, because configurations repeat few names often. Direct-mapped: a collision costs an allocation, never a
/// search, so hostile names cannot slow it down, and its size is fixed.
/// </summary>
internal sealed class NameCache
{
    private const int Slots = 4096;
    private const int MaxLength = 48;

    [ThreadStatic]
    private static NameCache? current;

    private readonly string?[] slots = new string?[Slots];

    /// <summary>This thread's cache.</summary>
    public static NameCache Current => current ??= new NameCache();

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return "";
        if (text.Length > MaxLength) return text.ToString();
        uint hash = (uint)text.Length;
        foreach (char c in text) hash = (hash ^ c) * 0x9E3779B1u;
        ref string? slot = ref slots[(hash >> 16) & (Slots - 1)];
        if (slot is { } known && text.SequenceEqual(known)) return known;
        return slot = text.ToString();
    }
}
