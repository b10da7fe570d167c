using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Diagnostics;

/// <summary>One finding. Immutable; suppression is data on it, never its absence.</summary>
/// <param name="Rule">The rule that finds it.</param>
/// <param name="Severity">How loud it is.</param>
/// <param name="Text">The message as format and arguments.</param>
/// <param name="Location">Where.</param>
public sealed record Diagnostic(RuleDescriptor Rule, Severity Severity, MessageText Text, SourceLocation Location)
{
    /// <summary>The message as text.</summary>
    public string Message => Text.ToString();

    /// <summary>Other places that explain it, each with a message, in the order a reader wants them.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>All resource instances it speaks of, in Terraform's order; empty for findings about text alone.</summary>
    public ImmutableArray<ResourceAddress> Addresses { get; init; } = [];

    /// <summary>Path of the attribute it speaks of, such as <c>metadata[0].labels["a"]</c>; null when it is the whole block.</summary>
    public string? AttributePath { get; init; }

    /// <summary>How sure it is.</summary>
    public Confidence Confidence { get; init; } = Rule.Confidence;

    /// <summary>
    /// Ids of rules, separated by commas: a finding of one about the same addresses that is shown and as loud takes the place of this one. Null
    /// when there is none.
    /// </summary>
    public string? YieldsTo { get; init; }

    /// <summary>Lines below the snippet, such as <c>live: Cluster postgres/pal-e-postgres, 49d</c>. Never hold a sensitive value.</summary>
    public ImmutableArray<DiagnosticNote> Notes { get; init; } = [];

    /// <summary>Ways out that can be applied, the preferred one first.</summary>
    public ImmutableArray<CodeFix> Fixes { get; init; } = [];

    /// <summary>Facts for machines, ordered by key.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What makes it the same finding in another run, as hex digits; null until triage. Stands still when lines move.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Why it is not shown by default; null when it is shown.</summary>
    public Suppression? Suppression { get; init; }
}
