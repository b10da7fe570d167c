using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>
/// What a rule reports. The driver turns findings of one rule at one location into one diagnostic: addresses, related places,
/// notes and fixes are united, and message argument 0 becomes the <see cref="Subject"/> of all.
/// </summary>
public sealed record Finding
{
    /// <summary>A finding with the arguments of the rule's message.</summary>
    public Finding(params object?[] arguments) => Arguments = arguments;

    /// <summary>Arguments of the message; argument 0 is the address in rules about resources. Never a sensitive value.</summary>
    public IReadOnlyList<object?> Arguments { get; init; }

    /// <summary>A message format that replaces the descriptor's, when one rule has several; null for the descriptor's.</summary>
    public string? MessageFormat { get; init; }

    /// <summary>Where; null lets the context choose: the node, the block's header, or the place of the change.</summary>
    public SourceLocation? At { get; init; }

    /// <summary>The attribute it is about; used to locate it in the block when <see cref="At"/> is null.</summary>
    public ValuePath? Path { get; init; }

    /// <summary>Instances it speaks of beyond the one at hand.</summary>
    public ImmutableArray<ResourceAddress> Addresses { get; init; } = [];

    /// <summary>Severity; null for the descriptor's.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The property of findings that say that a policy could not be decided.</summary>
    internal const string Undecided = "undecided";

    /// <summary>True when it says that a policy could not be decided.</summary>
    internal bool IsUndecided => Properties.ContainsKey(Undecided);

    /// <summary>True when it is about what a later plan will do, which comes to review as well: then it is a warning at most.</summary>
    internal bool IsLater { get; init; }

    /// <summary>
    /// Ids of rules, separated by commas, whose finding about the same addresses says more: then this one is left out. Null when there is none.
    /// </summary>
    public string? YieldsTo { get; init; }

    /// <summary>Certainty; null for the descriptor's.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Other places that explain it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>Lines below the snippet.</summary>
    public ImmutableArray<DiagnosticNote> Notes { get; init; } = [];

    /// <summary>Ways out.</summary>
    public ImmutableArray<CodeFix> Fixes { get; init; } = [];

    /// <summary>Facts for machines.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
