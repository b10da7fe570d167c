using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlanLint.Documents;

/// <summary>
/// Finds where a JSON object or array ends, and what separates its members, without looking at its tokens: 64 bytes at a time, by the
/// quotes, backslashes and brackets among them (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", 2019). Knows nothing of what
/// stands between, so another pass has to read that.
/// </summary>
internal struct StructureScan
{
    /// <summary>Bytes looked at together.</summary>
    private const int BlockSize = 64;

    private int depth;
    private ulong isInText;
    private ulong isEscaped;

    /// <summary>
    /// Looks at whole blocks, from an opening bracket on and then on from where the last call ended. True when the bracket is closed, at
    /// <paramref name="length"/>; otherwise as many bytes were looked at.
    /// </summary>
    public bool TryFindEnd(ReadOnlySpan<byte> bytes, out int length)
    {
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        for (length = 0; length <= bytes.Length - BlockSize; length += BlockSize)
        {
            var a = Vector128.LoadUnsafe(ref start, (nuint)length);
            var b = Vector128.LoadUnsafe(ref start, (nuint)length + 16);
            var c = Vector128.LoadUnsafe(ref start, (nuint)length + 32);
            var d = Vector128.LoadUnsafe(ref start, (nuint)length + 48);
            ulong text = TextOf(a, b, c, d);
            // A square bracket and a brace differ in one bit.
            var bit = Vector128.Create((byte)0x20);
            (a, b, c, d) = (a | bit, b | bit, c | bit, d | bit);
            ulong opens = Where(a, b, c, d, Vector128.Create((byte)'{')) & ~text;
            ulong closes = Where(a, b, c, d, Vector128.Create((byte)'}')) & ~text;
            int closed = BitOperations.PopCount(closes);
            if (depth > closed)
            {
                depth += BitOperations.PopCount(opens) - closed;
                continue;
            }
            for (ulong brackets = opens | closes; brackets != 0; brackets &= brackets - 1)
            {
                depth += (opens & brackets & (0 - brackets)) != 0 ? 1 : -1;
                if (depth > 0) continue;
                length += BitOperations.TrailingZeroCount(brackets);
                return true;
            }
        }
        return false;
    }

    /// <summary>The same at the end of the input, where less than a block is left.</summary>
    public bool TryFindEndInRest(ReadOnlySpan<byte> bytes, out int length)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        block.Clear();
        bytes.CopyTo(block);
        return TryFindEnd(block, out length);
    }

    /// <summary>
    /// The separators of the object or array that <paramref name="container"/> is: its opening bracket, the commas and colons directly in
    /// it, and its closing bracket, each by its position.
    /// </summary>
    /// <param name="container">Well-formed, from bracket to bracket.</param>
    /// <param name="depth">At least as many levels as it nests.</param>
    public static int[] Separators(ReadOnlySpan<byte> container, out int depth)
    {
        int[] found = ArrayPool<int>.Shared.Rent(64);
        int count = 0;
        depth = 0;
        var scan = new StructureScan();
        Span<byte> rest = stackalloc byte[BlockSize];
        int at = 0;
        for (; at <= container.Length - BlockSize; at += BlockSize) scan.AddSeparators(container[at..], at, ref found, ref count, ref depth);
        rest.Clear();
        container[at..].CopyTo(rest);
        scan.AddSeparators(rest, at, ref found, ref count, ref depth);
        int[] separators = found[..count];
        ArrayPool<int>.Shared.Return(found);
        return separators;
    }

    private void AddSeparators(ReadOnlySpan<byte> block, int at, ref int[] found, ref int count, ref int deepest)
    {
        var marks = Look(block);
        int opened = BitOperations.PopCount(marks.Opens), closed = BitOperations.PopCount(marks.Closes);
        deepest = Math.Max(deepest, depth + opened);
        if (depth - closed > 1)
        {
            depth += opened - closed;
            return;
        }
        if (found.Length < count + BlockSize) found = Grow(found, count);
        for (ulong left = marks.Opens | marks.Closes | marks.Separators; left != 0; left &= left - 1)
        {
            ulong bit = left & (0 - left);
            if ((marks.Closes & bit) != 0) depth--;
            if (depth == ((marks.Separators & bit) != 0 ? 1 : 0)) found[count++] = at + BitOperations.TrailingZeroCount(bit);
            if ((marks.Opens & bit) != 0) depth++;
        }
    }

    private static int[] Grow(int[] found, int count)
    {
        int[] larger = ArrayPool<int>.Shared.Rent(Math.Max(2 * found.Length, count + BlockSize));
        found.AsSpan(0, count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(found);
        return larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (ulong Opens, ulong Closes, ulong Separators) Look(ReadOnlySpan<byte> block)
    {
        ref byte start = ref MemoryMarshal.GetReference(block);
        var a = Vector128.LoadUnsafe(ref start);
        var b = Vector128.LoadUnsafe(ref start, 16);
        var c = Vector128.LoadUnsafe(ref start, 32);
        var d = Vector128.LoadUnsafe(ref start, 48);
        ulong text = TextOf(a, b, c, d);
        ulong separators = (Where(a, b, c, d, Vector128.Create((byte)',')) | Where(a, b, c, d, Vector128.Create((byte)':'))) & ~text;
        // A square bracket and a brace differ in one bit.
        var bit = Vector128.Create((byte)0x20);
        (a, b, c, d) = (a | bit, b | bit, c | bit, d | bit);
        ulong opens = Where(a, b, c, d, Vector128.Create((byte)'{')) & ~text;
        ulong closes = Where(a, b, c, d, Vector128.Create((byte)'}')) & ~text;
        return (opens, closes, separators);
    }

    /// <summary>Which bytes are between quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong TextOf(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d)
    {
        ulong quotes = Where(a, b, c, d, Vector128.Create((byte)'"')) & ~Escaped(Where(a, b, c, d, Vector128.Create((byte)'\\')));
        ulong text = Inside(quotes) ^ isInText;
        isInText = (ulong)((long)text >> 63);
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Where(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d, Vector128<byte> wanted) =>
        Vector128.Equals(a, wanted).ExtractMostSignificantBits()
        | ((ulong)Vector128.Equals(b, wanted).ExtractMostSignificantBits() << 16)
        | ((ulong)Vector128.Equals(c, wanted).ExtractMostSignificantBits() << 32)
        | ((ulong)Vector128.Equals(d, wanted).ExtractMostSignificantBits() << 48);

    /// <summary>The bytes after a backslash that is not itself escaped. Of a run of backslashes, every second one is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Escaped(ulong backslashes)
    {
        const ulong Even = 0x5555555555555555;
        if (backslashes == 0)
        {
            ulong first = isEscaped;
            isEscaped = 0;
            return first;
        }
        backslashes &= ~isEscaped;
        ulong follows = (backslashes << 1) | isEscaped;
        ulong oddStarts = backslashes & ~Even & ~follows;
        ulong runs = oddStarts + backslashes;
        isEscaped = runs < backslashes ? 1UL : 0;
        return (Even ^ (runs << 1)) & follows;
    }

    /// <summary>The bytes from each opening quote to before its closing one: at each bit, whether an odd number of bits is set up to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Inside(ulong quotes)
    {
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        return quotes ^ (quotes << 32);
    }
}
