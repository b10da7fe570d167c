using System.Collections.Immutable;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Testing;

/// <summary>What a rule reported on a fixture, with further expectations; each returns the result, so they chain.</summary>
public sealed class RuleTestResult
{
    internal RuleTestResult(Fixture fixture, Compilation compilation, AnalysisResult analysis, TriageResult triage, string? ruleId)
    {
        Fixture = fixture;
        Compilation = compilation;
        Analysis = analysis;
        RuleId = ruleId;
        Diagnostics = [.. triage.Findings.Where(d => d.Suppression is null)];
        Suppressed = [.. triage.Findings.Where(d => d.Suppression is not null)];
    }

    /// <summary>The fixture.</summary>
    public Fixture Fixture { get; }

    /// <summary>What was made of it.</summary>
    public Compilation Compilation { get; }

    /// <summary>The whole result of the run.</summary>
    public AnalysisResult Analysis { get; }

    /// <summary>The rule under test; null when there are several.</summary>
    public string? RuleId { get; }

    /// <summary>The findings, ordered by place; those that the fixture suppresses are not among them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The findings that a comment or an intent of the fixture silences.</summary>
    public ImmutableArray<Diagnostic> Suppressed { get; }

    /// <summary>The only finding; fails when there is none or more than one.</summary>
    public Diagnostic Single => Diagnostics is [var only] ? only : throw new RuleTestException($"One finding was expected, but there are {Diagnostics.Length}.");

    /// <summary>Expects the messages, in the order of the findings.</summary>
    public RuleTestResult WithMessages(params IEnumerable<string> messages) => Expect("messages", messages, Diagnostics.Select(d => d.Message));

    /// <summary>Expects the severities, in the order of the findings.</summary>
    public RuleTestResult WithSeverities(params IEnumerable<Severity> severities) =>
        Expect("severities", severities.Select(s => s.ToString()), Diagnostics.Select(d => d.Severity.ToString()));

    /// <summary>Expects the addresses of all findings together, in their order.</summary>
    public RuleTestResult WithAddresses(params IEnumerable<string> addresses) => Expect("addresses", addresses, Diagnostics.SelectMany(d => d.Addresses).Select(a => a.ToString()));

    /// <summary>Expects the notes of all findings together, each as <c>label: text</c>.</summary>
    public RuleTestResult WithNotes(params IEnumerable<string> notes) =>
        Expect("notes", notes, Diagnostics.SelectMany(d => d.Notes).Select(n => $"{n.Label}: {n.Text}"));

    /// <summary>Expects related places, each as <c>path(line,character): message</c>.</summary>
    public RuleTestResult WithRelated(params IEnumerable<string> related) =>
        Expect("related places", related, Diagnostics.SelectMany(d => d.Related).Select(r => $"{r.Location}: {r.Message}"));

    /// <summary>Runs the same rules with the same knowledge over another fixture.</summary>
    internal Func<string, RuleTestResult> RunAgain { get; init; } = _ => throw new InvalidOperationException("Made without a run.");

    /// <summary>
    /// Expects what the files are after the preferred fix of every finding: the changed and new files only, each below a line
    /// <c># file: PATH</c>.
    /// </summary>
    public RuleTestResult FixedTo(string expected, bool includeUnsafe = true)
    {
        var files = new MemoryFileSource(Fixture.Files);
        var changed = FixApplier.Apply(Diagnostics, files, new FixOptions { IncludeUnsafe = includeUnsafe }).Files;
        var actual = new StringBuilder();
        foreach (var file in changed) actual.Append("# file: ").Append(file.Path).Append('\n').Append(file.NewText);
        string wanted = expected.ReplaceLineEndings("\n").Trim();
        if (actual.ToString().Trim() != wanted) throw new RuleTestException($"The fix does not give what is expected.\n\n--- expected\n{wanted}\n\n--- actual\n{actual}");
        JsonFixCheck.Check(this, includeUnsafe);
        return this;
    }

    /// <summary>Path of a finding, as the fixture names it: <c>.</c> for one about nothing in particular.</summary>
    internal string PathOf(Diagnostic diagnostic) => diagnostic.Location.Path.Length == 0 ? "." : diagnostic.Location.Path;

    /// <summary>Span of a finding in a file whose marks count; null for findings about a file as a whole.</summary>
    internal TextSpan? SpanOf(Diagnostic diagnostic) => diagnostic.Location.Source is null ? null : diagnostic.Location.Span;

    private RuleTestResult Expect(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (wanted, found) = (expected.ToArray(), actual.ToArray());
        return wanted.SequenceEqual(found) ? this : throw new RuleTestException(
            $"The {what} are not the expected ones.\n\n--- expected\n{string.Join('\n', wanted)}\n\n--- actual\n{string.Join('\n', found)}");
    }
}
