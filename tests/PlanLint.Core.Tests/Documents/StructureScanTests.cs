using PlanLint.Documents;
using PlanLint.Plans.Reading;

namespace PlanLint.Core.Tests.Documents;

internal sealed class StructureScanTests
{
    [Test]
    public void The_end_is_where_a_walk_over_the_bytes_finds_it()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] text = new byte[random.Next(1, 300)];
            // Few kinds, so that runs of backslashes and quotes cross the edges of blocks.
            string kinds = (i % 3) switch { 0 => "\"\\", 1 => "\"\\{}[]x", _ => "{}[]xxxxxxxxxx" };
            for (int n = 0; n < text.Length; n++) text[n] = (byte)kinds[random.Next(kinds.Length)];
            text[0] = (byte)'{';
            Find(text, random).ShouldBe(Walk(text));
        }
    }

    /// <summary>In pieces, as the bytes arrive.</summary>
    private static int? Find(byte[] text, Random random)
    {
        var scan = new StructureScan();
        int at = 0, end = 0, length;
        while (end < text.Length)
        {
            end = Math.Min(text.Length, end + random.Next(1, 200));
            if (scan.TryFindEnd(text.AsSpan(at..end), out length)) return at + length;
            at += length;
        }
        return scan.TryFindEndInRest(text.AsSpan(at), out length) ? at + length : null;
    }

    private static int? Walk(byte[] text)
    {
        int depth = 0;
        bool isInText = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is (byte)'"' or (byte)'\\') i++;
            else if (text[i] == '"') isInText = !isInText;
            else if (!isInText && text[i] is (byte)'{' or (byte)'[') depth++;
            else if (!isInText && text[i] is (byte)'}' or (byte)']' && --depth == 0) return i;
        }
        return null;
    }
}
