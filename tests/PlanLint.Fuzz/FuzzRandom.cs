namespace PlanLint.Fuzz;

/// <summary>Random numbers that are the same for a seed on every machine and version (SplitMix64).</summary>
internal sealed class FuzzRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number below a bound, which is at least 1.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>One of some.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A length from 1 on; short ones are likelier.</summary>
    public int Length(int most) => 1 + Below(1 + Below(Math.Max(1, most)));

    private ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
