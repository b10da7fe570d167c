using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Analysis;

/// <summary>
/// Makes one diagnostic of all findings of one rule at one location, in an order that does not depend on how the
/// findings came in.
/// </summary>
internal static class FindingMerger
{
    public static ImmutableArray<Diagnostic> Merge(IEnumerable<AnalysisDriver.RuleSite> sites)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var site in sites)
        {
            if (site.Crash is { } crash) diagnostics.Add(crash);
            foreach (var group in site.Site.Findings.GroupBy(f => (f.Descriptor.Id, f.Finding.At!, Format(f), Severity(f), f.Finding.YieldsTo)))
                diagnostics.Add(Merge([.. group.OrderBy(f => f.Finding.Addresses.FirstOrDefault()).ThenBy(f => Text(f.Finding), StringComparer.Ordinal)]));
        }
        diagnostics.Sort(Compare);
        return diagnostics.ToImmutable();
    }

    private static int Compare(Diagnostic a, Diagnostic b)
    {
        int order = a.Location.CompareTo(b.Location);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
    }

    private static Diagnostic Merge(ReportedFinding[] reported)
    {
        if (reported is [var (alone, only)] && only is { Addresses.Length: <= 1, Related.Length: <= 1, Notes.Length: <= 1, Fixes.Length: <= 1 })
            return Alone(alone, only, Severity(reported[0]));
        var first = reported[0].Finding;
        var descriptor = reported[0].Descriptor;
        var addresses = reported.SelectMany(r => r.Finding.Addresses).Distinct().Order().ToImmutableArray();
        // Findings of several instances of one block speak of the block; what else differs is named by example.
        var subject = reported.Length > 1 && addresses.Length > 1 ? SubjectOf(reported, addresses.Length) : null;
        var paths = reported.Select(r => r.Finding.Path?.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return new Diagnostic(descriptor, Severity(reported[0]), new MessageText(Format(reported[0]), Arguments(reported, subject)), first.At!)
        {
            Addresses = addresses,
            YieldsTo = first.YieldsTo,
            AttributePath = paths.Length == 1 ? paths[0] : null,
            Confidence = reported.Min(r => r.Finding.Confidence ?? descriptor.Confidence),
            Related = [.. reported.SelectMany(r => r.Finding.Related).Distinct()],
            Notes = [.. reported.SelectMany(r => r.Finding.Notes).Distinct()],
            Fixes = MergeFixes(reported),
            Properties = reported.SelectMany(r => r.Finding.Properties).DistinctBy(p => p.Key).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>As united with no other: what most findings are.</summary>
    private static Diagnostic Alone(RuleDescriptor descriptor, Finding finding, Severity severity) =>
        new(descriptor, severity, new MessageText(finding.MessageFormat ?? descriptor.MessageFormat, [.. finding.Arguments]), finding.At!)
        {
            Addresses = finding.Addresses,
            YieldsTo = finding.YieldsTo,
            AttributePath = finding.Path?.ToString(),
            Confidence = finding.Confidence ?? descriptor.Confidence,
            Related = finding.Related,
            Notes = finding.Notes,
            Fixes = [.. finding.Fixes.Select(f => new CodeFix(f.Title, f.Safety, [.. f.Edits.Distinct()]))],
            Properties = finding.Properties.IsEmpty ? finding.Properties : finding.Properties.WithComparers(StringComparer.Ordinal),
        };

    /// <summary>
    /// The block when argument 0 of every finding is an instance of it, the first address and the number of others when they are of
    /// several blocks (a <c>removed</c> block may speak of a whole module); null when some argument is no address.
    /// </summary>
    private static Subject? SubjectOf(ReportedFinding[] reported, int count)
    {
        ResourceAddress? first = null;
        bool sameBlock = true;
        foreach (var (_, finding) in reported)
        {
            if (finding.Arguments is not [var argument, ..]
                || (argument as ResourceAddress ?? (argument as Subject.One)?.Address) is not { } address) return null;
            first ??= address;
            sameBlock &= first.BlockAddress().Equals(address.BlockAddress());
        }
        if (!sameBlock) return new Subject.Many(first!, count);
        // What a finding names besides its own instance is no instance of the block.
        int own = reported.SelectMany(r => r.Finding.Addresses).Distinct().Count(a => a.BlockAddress().Equals(first!.BlockAddress()));
        return new Subject.Block(first!.BlockAddress(), own, own);
    }

    /// <summary>Fixes with one title are one fix over all their edits: five import blocks are written together or not at all.</summary>
    private static ImmutableArray<CodeFix> MergeFixes(ReportedFinding[] reported) =>
        [.. reported.SelectMany(r => r.Finding.Fixes).GroupBy(f => (f.Title, f.Safety))
            .Select(g => new CodeFix(g.Key.Title, g.Key.Safety, [.. g.SelectMany(f => f.Edits).Distinct()]))];

    private static string Text(Finding finding) => string.Join('\u001f', finding.Arguments);

    private static ImmutableArray<object?> Arguments(ReportedFinding[] reported, Subject? subject)
    {
        var first = reported[0].Finding.Arguments;
        if (subject is null) return [.. first];
        return [subject, .. Enumerable.Range(1, first.Count - 1)
            .Select(i => Argument([.. reported.Select(r => r.Finding.Arguments.ElementAtOrDefault(i)).DistinctBy(a => a?.ToString() ?? "")]))];
    }

    private static object? Argument(object?[] different) =>
        different is [var first, var second, ..] ? new Several(first, second, different.Length) : different[0];

    private static string Format(ReportedFinding reported) => reported.Finding.MessageFormat ?? reported.Descriptor.MessageFormat;

    /// <summary>A heuristic finding is never louder than a warning.</summary>
    private static Severity Severity(ReportedFinding reported)
    {
        var severity = reported.Finding.Severity ?? reported.Descriptor.DefaultSeverity;
        var confidence = reported.Finding.Confidence ?? reported.Descriptor.Confidence;
        return confidence == Confidence.Heuristic && severity == Diagnostics.Severity.Error ? Diagnostics.Severity.Warning : severity;
    }
}
