using System.Collections.Immutable;
using PlanLint.Diagnostics;

namespace PlanLint.Reporting;

/// <summary>A finding as people are told it: once, however many roots have it.</summary>
/// <param name="Finding">The finding, as its first root has it.</param>
/// <param name="Roots">Paths of the roots that have it, in the report's order; empty for one about the run itself.</param>
/// <param name="Changes">The planned changes it speaks of, in its own order; those of its first root. Empty without a plan.</param>
internal sealed record ReportedFinding(Diagnostic Finding, ImmutableArray<string> Roots, ImmutableArray<CausedChangeSummary> Changes)
{
    private static readonly string[] Loudness = ["", "read", "move", "import", "update", "create", "forget", "replace", "delete"];

    /// <summary>
    /// How much it decides: what could not be read, then the severity, what would be lost, what happens to it, how sure it is, and how many
    /// it speaks of.
    /// </summary>
    public (bool, Severity, int, int, int, int) Weight { get; } =
    (
        Finding.Rule.Category == "tool" && Finding.Severity == Severity.Error,
        Finding.Severity,
        Changes.Select(c => c.Stakes).DefaultIfEmpty(-1).Max(),
        Changes.Select(c => Array.IndexOf(Loudness, c.Action)).DefaultIfEmpty(-1).Max(),
        (int)Finding.Confidence,
        Finding.Addresses.Length
    );

    /// <summary>What it is about where there is no room for its message: its address, the block of several, else its place.</summary>
    public string Subject => Finding.Addresses switch
    {
        [var only] => only.ToString(),
        [var first, ..] => first.BlockAddress().ToString(),
        _ => Wording.Place(Finding.Location),
    };

    /// <summary>True when it is about the creation of an object that exists already.</summary>
    public bool IsOfExisting => Changes.Any(c => c.IsOfExisting);
}
