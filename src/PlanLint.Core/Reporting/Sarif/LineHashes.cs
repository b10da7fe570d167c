using System.Globalization;
using System.Runtime.CompilerServices;
using PlanLint.Text;

namespace PlanLint.Reporting.Sarif;

/// <summary>
/// GitHub's <c>primaryLocationLineHash</c>: a rolling hash over the 100 characters from the start of a line on, blanks left out, as
/// codeql-action computes it in <c>src/fingerprints.ts</c>. Linear in the text; one array a file.
/// </summary>
internal static class LineHashes
{
    private const int BlockSize = 100;
    private const ulong Modulus = 37;
    private const char EndOfFile = '\uFFFF';
    private static readonly ConditionalWeakTable<SourceText, string[]> Known = [];
    private static readonly ulong FirstModulus = Power(Modulus, BlockSize);

    /// <summary>The hash of a zero-based line, with the number of equal ones up to it: <c>39fa2ee980eb94b0:1</c>; null past the end.</summary>
    public static string? Of(SourceText source, int line)
    {
        string[] hashes = Known.GetValue(source, Compute);
        return line < hashes.Length ? hashes[line] : null;
    }

    /// <summary>The text that the hash of a zero-based line is made from.</summary>
    public static TextSpan Window(SourceText source, int line)
    {
        int start = source.GetLine(line).Start, end = start;
        for (int left = BlockSize; left > 0 && end < source.Length; end++)
            if (source.Text[end] is not (' ' or '\t')) left--;
        return TextSpan.FromBounds(start, end);
    }

    private static string[] Compute(SourceText source)
    {
        var rolling = new Rolling(source.LineCount);
        if (source.HasByteOrderMark) rolling.Add('\uFEFF');
        foreach (char unit in source.Text) rolling.Add(unit);
        rolling.Add(EndOfFile);
        return rolling.Flush();
    }

    private static ulong Power(ulong number, int exponent)
    {
        ulong result = 1;
        for (int i = 0; i < exponent; i++) result = unchecked(result * number);
        return result;
    }

    private sealed class Rolling(int lineCount)
    {
        private readonly char[] window = new char[BlockSize];
        private readonly int[] lineOfSlot = Enumerable.Repeat(-1, BlockSize).ToArray();
        private readonly string[] hashes = new string[lineCount];
        private readonly Dictionary<ulong, int> counts = [];
        private ulong hash;
        private int index, line;
        private bool atLineStart = true, afterReturn;

        public void Add(char unit)
        {
            if (unit is ' ' or '\t' || afterReturn && unit == '\n')
            {
                afterReturn = false;
                return;
            }
            afterReturn = unit == '\r';
            if (afterReturn) unit = '\n';
            Emit();
            if (atLineStart)
            {
                atLineStart = false;
                lineOfSlot[index] = line++;
            }
            atLineStart = unit == '\n';
            Roll(unit);
        }

        public string[] Flush()
        {
            for (int i = 0; i < BlockSize; i++)
            {
                Emit();
                Roll('\0');
            }
            return hashes;
        }

        private void Emit()
        {
            int ready = lineOfSlot[index];
            if (ready < 0) return;
            int count = counts[hash] = counts.GetValueOrDefault(hash) + 1;
            // A lone carriage return ends a line here, but not in our line table.
            if (ready < hashes.Length) hashes[ready] = string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{count}");
            lineOfSlot[index] = -1;
        }

        private void Roll(char unit)
        {
            char oldest = window[index];
            window[index] = unit;
            hash = unchecked(Modulus * hash + unit - FirstModulus * oldest);
            index = (index + 1) % BlockSize;
        }
    }
}
