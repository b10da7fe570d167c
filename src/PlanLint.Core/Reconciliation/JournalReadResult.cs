using System.Collections.Immutable;

namespace PlanLint.Reconciliation;

/// <summary>What a journal's text holds.</summary>
/// <param name="Entries">Its entries.</param>
/// <param name="Length">Bytes of the lines that are whole: what follows was cut while it was written.</param>
/// <param name="LastHash">The hash that the next entry goes on from.</param>
/// <param name="Problem">The first line that is not as it was written, a clause; null when there is none.</param>
internal sealed record JournalReadResult(ImmutableArray<JournalEntry> Entries, int Length, string LastHash, string? Problem);
