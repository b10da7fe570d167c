using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace PlanLint.Fuzz.Running;

/// <summary>
/// What inputs have reached so far: branches, when the assemblies are instrumented (see <see cref="Instrumentation"/>), and the things
/// targets name, such as kinds of nodes and messages. How often counts in powers of two.
/// </summary>
internal sealed unsafe class Features
{
    private const int MapSize = 1 << 16;
    private static byte* branches;
    private readonly byte[] counts = new byte[MapSize];
    private readonly byte[] seenBranches = new byte[MapSize];
    private readonly byte[] seen = new byte[MapSize];
    private readonly List<int> touched = [];

    /// <summary>Instrumented code writes here from its first line on.</summary>
    [ModuleInitializer]
    public static void Listen() => Trace.SharedMem = branches = (byte*)NativeMemory.AllocZeroed(MapSize);

    /// <summary>How many branches and named things were seen.</summary>
    public (int Branches, int Things) Count { get; private set; }

    /// <summary>Forgets the counts of the last input.</summary>
    public void Clear()
    {
        new Span<byte>(branches, MapSize).Clear();
        foreach (int index in touched) counts[index] = 0;
        touched.Clear();
    }

    /// <summary>Counts one thing.</summary>
    public void Add(int feature)
    {
        int index = (int)((uint)feature * 2654435769u >> 16);
        if (counts[index]++ == 0) touched.Add(index);
        if (counts[index] == 0) counts[index] = 255;
    }

    /// <summary>Takes what the last input reached into what was seen; true when something is new.</summary>
    public bool Take()
    {
        bool isNew = false;
        var (seenBefore, thingsBefore) = Count;
        foreach (int index in touched) isNew |= Take(ref seen[index], counts[index], ref thingsBefore);
        var words = new ReadOnlySpan<ulong>(branches, MapSize / sizeof(ulong));
        for (int i = words.IndexOfAnyExcept(0ul); i >= 0;)
        {
            for (int j = i * sizeof(ulong); j < (i + 1) * sizeof(ulong); j++)
                if (branches[j] != 0) isNew |= Take(ref seenBranches[j], branches[j], ref seenBefore);
            int next = words[(i + 1)..].IndexOfAnyExcept(0ul);
            i = next < 0 ? -1 : i + 1 + next;
        }
        Count = (seenBefore, thingsBefore);
        return isNew;
    }

    private static bool Take(ref byte seen, byte count, ref int total)
    {
        byte bucket = (byte)(1 << BitOperations.Log2(count));
        if ((seen & bucket) != 0) return false;
        if (seen == 0) total++;
        seen |= bucket;
        return true;
    }
}
