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

/// <summary>A place that explains a finding.</summary>
/// <param name="Location">The place.</param>
/// <param name="Message">What is to be seen there, one line.</param>
public sealed record RelatedLocation(SourceLocation Location, string Message)
{
    /// <summary>True for a place a value flows through on its way to the finding; such places stand from the finding back to the origin.</summary>
    public bool IsFlow { get; init; }
}

/// <summary>A labelled line that belongs to a finding, such as <c>live</c>, <c>fix</c> or <c>help</c>.</summary>
/// <param name="Label">One lower-case word.</param>
/// <param name="Text">One line; holds no sensitive value.</param>
public sealed record DiagnosticNote(string Label, string Text);

/// <summary>Who silenced a finding, and where.</summary>
/// <param name="Kind">Where the silence comes from.</param>
/// <param name="Justification">The reason given; empty when none was.</param>
/// <param name="Location">The comment or intent entry; null for a baseline.</param>
public sealed record Suppression(SuppressionKind Kind, string Justification, SourceLocation? Location);

/// <summary>Where a suppression comes from.</summary>
public enum SuppressionKind
{
    /// <summary>A <c>planlint:disable</c> comment.</summary>
    InSource,

    /// <summary>An intent's <c>accept</c> block.</summary>
    Accepted,

    /// <summary>The baseline file.</summary>
    Baseline,
}
