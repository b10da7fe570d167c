using System.Collections.Immutable;

namespace PlanLint.Reconciliation;

/// <summary>One line of the journal.</summary>
/// <param name="Event">What it records.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Batch">The batch it is about; 0 for the run.</param>
internal sealed record JournalEntry(JournalEvent Event, DateTimeOffset At, int Batch = 0)
{
    /// <summary>Facts by name, ordered.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Lists of facts by name, ordered.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Lists { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The entry with one fact more; null adds none.</summary>
    public JournalEntry With(string name, string? text) => text is null ? this : this with { Texts = Texts.SetItem(name, text) };

    /// <summary>The entry with one list more.</summary>
    public JournalEntry With(string name, IEnumerable<string> list) => this with { Lists = Lists.SetItem(name, [.. list]) };

    /// <summary>A fact; empty when the entry does not have it.</summary>
    public string this[string name] => Texts.GetValueOrDefault(name, "");

    /// <summary>A list; empty when the entry does not have it.</summary>
    public ImmutableArray<string> List(string name) => Lists.TryGetValue(name, out var list) ? list : [];
}
