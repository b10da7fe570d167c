using System.Collections.Immutable;
using System.Text;
using PlanLint.Files;
using PlanLint.Reconciliation;
using PlanLint.Secrets;

namespace PlanLint.Hosting.Reconciling;

/// <summary>The journal on the disk: read as a whole, then appended to, each entry on the disk before the next step.</summary>
internal sealed class JournalFile : IDisposable
{
    private readonly AppendedFile file;
    private readonly ImmutableArray<JournalEntry>.Builder entries;
    private string lastHash;

    private JournalFile(AppendedFile file, JournalReadResult read)
    {
        this.file = file;
        entries = read.Entries.ToBuilder();
        lastHash = read.LastHash;
        Progress = ReconcileProgress.Of(entries);
    }

    /// <summary>Where the run stands.</summary>
    public ReconcileProgress Progress { get; private set; }

    /// <summary>Every entry.</summary>
    public ImmutableArray<JournalEntry> Entries => entries.ToImmutable();

    /// <summary>Hides secrets in what is written.</summary>
    public Redactor Redactor { get; set; } = Redactor.None;

    /// <summary>Reads a journal; null, with a sentence, when it is not as it was written. No file is an empty journal.</summary>
    public static JournalReadResult? Read(string path, out string? problem)
    {
        problem = null;
        if (FileSystem.Current.GetEntry(path, followsLinks: false).Kind == FileEntryKind.Absent) return JournalText.Read([]);
        byte[]? bytes = NamedFile.Read(path, out string? unread, mayBePipe: false);
        var read = bytes is null ? null : JournalText.Read(bytes);
        problem = read is null ? $"'{path}' {unread}"
            : read.Problem is { } wrong ? $"'{path}' was changed or cut: {wrong}; nothing is done on its word: look at the state, move the journal "
                + "away, and begin anew"
            : null;
        return problem is null ? read : null;
    }

    /// <summary>Opens a journal that was read; null, with a sentence, when it cannot be written.</summary>
    public static JournalFile? Open(string path, JournalReadResult read, out string? problem) =>
        AppendedFile.Open(path, read.Length, out problem) is { } file ? new JournalFile(file, read) : null;

    /// <summary>Appends an entry; null when it is on the disk, else a stop: without a record nothing more is done.</summary>
    public ReconcileStop? Record(JournalEntry entry)
    {
        entry = entry with
        {
            Texts = entry.Texts.SetItems(entry.Texts.Select(t => KeyValuePair.Create(t.Key, Redactor.Redact(t.Value)))),
            Lists = entry.Lists.SetItems(entry.Lists.Select(l => KeyValuePair.Create(l.Key, l.Value.Select(Redactor.Redact).ToImmutableArray()))),
        };
        var (line, hash) = JournalText.Write(entry, entries.Count + 1, lastHash);
        if (file.Append(Encoding.UTF8.GetBytes(line)) is { } problem) return ReconcileStop.Failed(problem);
        entries.Add(entry);
        lastHash = hash;
        Progress = Progress.After(entry);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
