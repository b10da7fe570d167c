using System.Text;
using PlanLint.Reconciliation;

namespace PlanLint.Core.Tests.Reconciliation;

/// <summary>A journal gives back what was written, and nothing that was not.</summary>
public class JournalTextTests
{
    private static readonly JournalEntry[] Entries =
    [
        new JournalEntry(JournalEvent.Started, new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)).With("lineage", "a\n\"b\"").With("effects", ["update 01 a.b", "create  c.d"]),
        new JournalEntry(JournalEvent.Ready, new DateTimeOffset(2026, 11, 30, 12, 0, 1, TimeSpan.Zero)),
        new JournalEntry(JournalEvent.Blocks, new DateTimeOffset(2026, 11, 30, 12, 0, 2, TimeSpan.Zero), 1),
        new JournalEntry(JournalEvent.Applying, new DateTimeOffset(2026, 11, 30, 12, 0, 3, TimeSpan.Zero), 1).With("plan", "0123"),
    ];

    private static string Text(IEnumerable<JournalEntry> entries)
    {
        var text = new StringBuilder();
        string hash = JournalText.Beginning;
        int number = 0;
        foreach (var entry in entries)
        {
            (string line, hash) = JournalText.Write(entry, ++number, hash);
            text.Append(line);
        }
        return text.ToString();
    }

    private static JournalReadResult Read(string text) => JournalText.Read(Encoding.UTF8.GetBytes(text));

    [Test]
    public void Gives_back_what_was_written()
    {
        string text = Text(Entries);
        var read = Read(text);
        read.Problem.ShouldBeNull();
        read.Length.ShouldBe(text.Length);
        Text(read.Entries).ShouldBe(text);
        read.Entries[0]["lineage"].ShouldBe("a\n\"b\"");
        read.Entries[0].List("effects").ShouldBe(["update 01 a.b", "create  c.d"]);
        read.Entries[3].Batch.ShouldBe(1);
        read.Entries.Select(e => e.At).ShouldBe(Entries.Select(e => e.At));
    }

    [Test]
    public void Cut_anywhere_it_holds_the_lines_that_are_whole()
    {
        string text = Text(Entries);
        for (int length = 0; length <= text.Length; length++)
        {
            var read = Read(text[..length]);
            read.Problem.ShouldBeNull();
            read.Entries.Length.ShouldBe(text[..length].Count(c => c == '\n'));
            read.Length.ShouldBe(text[..length].LastIndexOf('\n') + 1);
        }
    }

    [Test]
    public void Every_changed_byte_is_noticed()
    {
        byte[] text = Encoding.UTF8.GetBytes(Text(Entries));
        for (int i = 0; i < text.Length; i++)
        {
            byte[] changed = [.. text];
            changed[i] ^= 1;
            var read = JournalText.Read(changed);
            bool isLastBreak = i == text.Length - 1;
            (read.Problem is not null || (isLastBreak && read.Entries.Length == Entries.Length - 1)).ShouldBeTrue($"byte {i}");
        }
    }

    [Test]
    public void A_line_that_is_missing_or_in_another_place_is_noticed()
    {
        string[] lines = Text(Entries).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < lines.Length - 1; i++) Read(string.Join('\n', lines.Where((_, at) => at != i)) + "\n").Problem.ShouldNotBeNull();
        Read(string.Join('\n', lines.Reverse()) + "\n").Problem.ShouldNotBeNull();
        Read(string.Join('\n', lines.Append(lines[^1])) + "\n").Problem.ShouldBe("line 5 is not as it was written");
    }
}
