using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Intents;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>
/// Which findings are silenced, by comments and by an intent's <c>accept</c> entries, and which of these silence nothing. Remembers
/// what was used, so one map serves one triage.
/// </summary>
internal sealed class SuppressionMap
{
    private readonly Dictionary<string, List<Active>> byFile = new(StringComparer.Ordinal);
    private readonly List<CallSuppression> byCall = [];
    private readonly Dictionary<string, List<AcceptedEntry>> accepted;
    private readonly Dictionary<string, ModulePath[]> pathsOfFile = new(StringComparer.Ordinal);
    private readonly DateOnly today;

    public SuppressionMap(TriageInput input, DiagnosticBag diagnostics)
    {
        today = input.Today;
        accepted = input.Accepted.Select(a => new AcceptedEntry(a))
            .GroupBy(a => a.Entry.RuleId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var tree in input.Trees ?? input.Modules?.Trees ?? [])
        {
            var directives = SuppressionReader.Read(tree, diagnostics);
            if (directives.IsEmpty) continue;
            var active = directives.Select(d => new Active(d)).ToList();
            byFile[tree.Source.Path] = active;
            foreach (var directive in active.Where(a => a.Directive.ModuleCall is not null))
                foreach (var module in input.Modules?.Modules.Where(m => m.Files.Contains(tree)) ?? [])
                    byCall.Add(new CallSuppression(module.Path.Child(directive.Directive.ModuleCall!), directive));
        }
        if (byCall.Count == 0 || input.Modules is null) return;
        foreach (var group in input.Modules.Modules.SelectMany(m => m.Files, (m, f) => (m.Path, f.Source.Path)).GroupBy(p => p.Item2, p => p.Item1, StringComparer.Ordinal))
            pathsOfFile[group.Key] = [.. group];
    }

    /// <summary>All comments with what each of their ids silenced so far, in file and source order.</summary>
    public IEnumerable<(SuppressionDirective Directive, IReadOnlySet<string> Used)> Comments =>
        byFile.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value).Select(a => (a.Directive, (IReadOnlySet<string>)a.Used));

    /// <summary>Accepted entries that silenced nothing so far.</summary>
    public IEnumerable<AcceptedFinding> UnusedEntries => accepted.Values.SelectMany(e => e).Where(e => !e.IsUsed).Select(e => e.Entry);

    /// <summary>
    /// The finding as it is shown: whole, suppressed, or split in two when only some of its instances are covered. Notes say which
    /// suppressions have expired or do not count.
    /// </summary>
    public IEnumerable<Diagnostic> Apply(Diagnostic finding)
    {
        if (SeverityMap.IsFixed(finding.Rule)) return [finding];
        var notes = finding.Notes;
        if (AtPlace(finding, ref notes) is { } here) return [finding with { Suppression = here, Notes = notes }];

        var addresses = finding.Addresses;
        if (addresses.IsEmpty) return [finding with { Suppression = InCall(finding, null, ref notes), Notes = notes }];

        var bySuppression = new List<(Suppression? Suppression, List<ResourceAddress> Addresses)>();
        foreach (var address in addresses)
        {
            var suppression = InCall(finding, address, ref notes) ?? Accepted(finding, address, ref notes);
            var group = bySuppression.FirstOrDefault(g => Equals(g.Suppression, suppression));
            if (group.Addresses is null) bySuppression.Add(group = (suppression, []));
            group.Addresses.Add(address);
        }
        if (bySuppression is [var only]) return [finding with { Suppression = only.Suppression, Notes = notes }];
        return bySuppression.OrderBy(g => g.Suppression is not null).Select(g => finding with
        {
            Suppression = g.Suppression,
            Addresses = [.. g.Addresses],
            Text = finding.Text.About(g.Addresses),
            Notes = notes,
        }).ToList();
    }

    private Suppression? AtPlace(Diagnostic finding, ref ImmutableArray<DiagnosticNote> notes)
    {
        if (!byFile.TryGetValue(finding.Location.Path, out var directives)) return null;
        foreach (var active in directives)
            if (Names(active.Directive, finding.Rule) && Covers(active.Directive, finding.Location) && Use(active, finding.Rule, ref notes) is { } suppression)
                return suppression;
        return null;
    }

    private static bool Covers(SuppressionDirective directive, SourceLocation location) =>
        directive.Reach == SuppressionReach.File
        || !location.IsFile && directive.Covered.Start <= location.Span.Start
            && (location.Span.Start < directive.Covered.End || location.Span.IsEmpty && location.Span.Start == directive.Covered.End)
        || directive.Header.Start < location.Span.End && location.Span.End <= directive.Header.End;

    private Suppression? InCall(Diagnostic finding, ResourceAddress? address, ref ImmutableArray<DiagnosticNote> notes)
    {
        if (byCall.Count == 0) return null;
        ModulePath[] paths = address is not null ? [address.Module.WithoutKeys()] : pathsOfFile.GetValueOrDefault(finding.Location.Path) ?? [];
        if (paths.Length == 0) return null;
        foreach (var call in byCall)
            if (Names(call.Comment.Directive, finding.Rule) && paths.All(p => p.StartsWith(call.Path)) && Use(call.Comment, finding.Rule, ref notes) is { } suppression)
                return suppression;
        return null;
    }

    private Suppression? Accepted(Diagnostic finding, ResourceAddress address, ref ImmutableArray<DiagnosticNote> notes)
    {
        if (!accepted.TryGetValue(finding.Rule.Id, out var entries)) return null;
        foreach (var item in entries)
        {
            var entry = item.Entry;
            bool isExact = entry.Address.Pattern == address.ToString();
            if (!isExact && !entry.Address.Covers(address)) continue;
            item.IsUsed = true;
            if (!finding.Rule.IsSuppressible && !isExact)
                Note(ref notes, "accept", $"{finding.Rule.Id} can only be accepted by the exact address: {address}");
            else if (entry.Until < today)
                Note(ref notes, "accept", $"{Place(entry.Location)} accepted this until {Day(entry.Until.Value)}; that day has passed");
            else
                return new Suppression(SuppressionKind.Accepted, entry.Reason, entry.Location);
        }
        return null;
    }

    private Suppression? Use(Active active, RuleDescriptor rule, ref ImmutableArray<DiagnosticNote> notes)
    {
        var directive = active.Directive;
        active.Used.Add(rule.Id);
        if (!rule.IsSuppressible)
        {
            Note(ref notes, "suppression", $"a comment cannot silence {rule.Id}; an intent's accept with the exact address can");
            return null;
        }
        if (directive.HoldsOn(today)) return new Suppression(SuppressionKind.InSource, directive.Reason, directive.Comment);
        Note(ref notes, "suppression", $"{Place(directive.Comment)} silenced this until {Day(directive.Until!.Value)}; that day has passed");
        return null;
    }

    private static bool Names(SuppressionDirective directive, RuleDescriptor rule)
    {
        foreach (var id in directive.Ids)
            if (id.Id == rule.Id) return true;
        return false;
    }

    private static void Note(ref ImmutableArray<DiagnosticNote> notes, string label, string text)
    {
        var note = new DiagnosticNote(label, text);
        if (!notes.Contains(note)) notes = notes.Add(note);
    }

    private static string Place(SourceLocation location) =>
        location.IsFile ? location.Path : $"{location.Path}:{location.LineSpan.Start.Line + 1}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Active(SuppressionDirective directive)
    {
        public SuppressionDirective Directive => directive;

        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);
    }

    private sealed record CallSuppression(ModulePath Path, Active Comment);

    private sealed class AcceptedEntry(AcceptedFinding entry)
    {
        public AcceptedFinding Entry => entry;

        public bool IsUsed { get; set; }
    }
}
