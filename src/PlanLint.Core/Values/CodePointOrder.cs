namespace PlanLint.Values;

/// <summary>Orders strings as their UTF-8 bytes order, which is how cty orders keys and set elements.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null) return -1;
        if (y is null) return 1;
        int same = x.AsSpan().CommonPrefixLength(y);
        if (same == x.Length || same == y.Length) return x.Length.CompareTo(y.Length);
        // Surrogates stand for code points above all others, but are not the largest units.
        int a = x[same], b = y[same];
        if (a >= 0xD800 && b >= 0xD800)
        {
            if (a < 0xE000) a += 0x10000;
            if (b < 0xE000) b += 0x10000;
        }
        return a.CompareTo(b);
    }
}
