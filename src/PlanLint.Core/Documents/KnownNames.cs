using System.Text;

namespace PlanLint.Documents;

/// <summary>The names a reader understands in one kind of object; all others are skipped, as both vendors ask of readers.</summary>
internal sealed class KnownNames
{
    private readonly string[] names;
    private readonly byte[][] utf8;

    /// <summary>At most 64 names.</summary>
    public KnownNames(params string[] names)
    {
        this.names = names;
        utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>
    /// The name the cursor stands on; null when it is not known. A name that comes twice fails: which of the two values other
    /// tools would take is anybody's guess.
    /// </summary>
    public string? Match(scoped ref JsonCursor cursor, ref ulong seen)
    {
        for (int i = 0; i < utf8.Length; i++)
        {
            if (!cursor.Is(utf8[i])) continue;
            if ((seen & (1UL << i)) != 0) throw cursor.Failure($"\"{names[i]}\" appears twice in one object");
            seen |= 1UL << i;
            return names[i];
        }
        return null;
    }
}
