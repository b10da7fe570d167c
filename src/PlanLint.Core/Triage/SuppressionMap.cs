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
    private const int MostNotes = 16;

    private readonly Dictionary<string, FileComments> byFile = new(StringComparer.Ordinal);
    private readonly Dictionary<(ModulePath Path, string RuleId), List<Active>> byCall = [];
    private readonly Dictionary<string, AcceptedEntries> accepted;
    private readonly Dictionary<string, ModulePath> pathOfFile = new(StringComparer.Ordinal);
    private readonly DateOnly today;

    public SuppressionMap(TriageInput input, DiagnosticBag diagnostics)
    {
        today = input.Today;
        accepted = input.Accepted.Select((a, i) => new AcceptedEntry(a, i))
            .GroupBy(a => a.Entry.RuleId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new AcceptedEntries(g), StringComparer.Ordinal);
        var modules = (input.Modules?.Modules ?? []).SelectMany(m => m.Files, (m, f) => (Module: m, File: f)).ToLookup(m => m.File, m => m.Module);
        foreach (var tree in input.Trees ?? input.Modules?.Trees ?? [])
        {
            var directives = SuppressionReader.Read(tree, diagnostics);
            if (directives.IsEmpty) continue;
            var active = directives.Select((d, i) => new Active(d, i)).ToArray();
            byFile[tree.Source.Path] = new FileComments(active);
            foreach (var directive in active.Where(a => a.Directive.ModuleCall is not null))
                foreach (var module in modules[tree]) AddCall(module.Path.Child(directive.Directive.ModuleCall!), directive);
        }
        if (byCall.Count == 0) return;
        foreach (var file in modules) pathOfFile[file.Key.Source.Path] = file.Select(m => m.Path).Aggregate(Common);
    }

    /// <summary>All comments with what each of their ids silenced so far, in file and source order.</summary>
    public IEnumerable<(SuppressionDirective Directive, IReadOnlySet<string> Used)> Comments =>
        byFile.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.All).Select(a => (a.Directive, (IReadOnlySet<string>)a.Used));

    /// <summary>Accepted entries that silenced nothing so far.</summary>
    public IEnumerable<AcceptedFinding> UnusedEntries => accepted.Values.SelectMany(e => e.All).Where(e => !e.IsUsed).Select(e => e.Entry);

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
        var known = new Dictionary<(bool, Suppression?), List<ResourceAddress>>();
        foreach (var address in addresses)
        {
            var suppression = InCall(finding, address, ref notes) ?? Accepted(finding, address, ref notes);
            if (!known.TryGetValue((suppression is null, suppression), out var group))
            {
                known.Add((suppression is null, suppression), group = []);
                bySuppression.Add((suppression, group));
            }
            group.Add(address);
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
        if (!byFile.TryGetValue(finding.Location.Path, out var comments)) return null;
        foreach (var active in comments.Near(finding.Rule.Id, finding.Location))
            if (Covers(active.Directive, finding.Location) && Use(active, finding.Rule, ref notes) is { } suppression)
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
        // Of a file that several calls share only a comment above all of them speaks.
        var path = address is not null ? address.Module.WithoutKeys() : pathOfFile.GetValueOrDefault(finding.Location.Path);
        for (int depth = 1; path is not null && depth <= path.Steps.Length; depth++)
            foreach (var comment in byCall.GetValueOrDefault((new ModulePath(path.Steps[..depth]), finding.Rule.Id)) ?? [])
                if (Use(comment, finding.Rule, ref notes) is { } suppression) return suppression;
        return null;
    }

    private void AddCall(ModulePath path, Active comment)
    {
        foreach (string id in comment.Directive.Ids.Select(i => i.Id).Distinct(StringComparer.Ordinal))
        {
            if (!byCall.TryGetValue((path, id), out var list)) byCall.Add((path, id), list = []);
            list.Add(comment);
        }
    }

    private static ModulePath Common(ModulePath a, ModulePath b)
    {
        int depth = 0;
        while (depth < a.Steps.Length && depth < b.Steps.Length && a.Steps[depth].Equals(b.Steps[depth])) depth++;
        return new ModulePath(a.Steps[..depth]);
    }

    private Suppression? Accepted(Diagnostic finding, ResourceAddress address, ref ImmutableArray<DiagnosticNote> notes)
    {
        if (!accepted.TryGetValue(finding.Rule.Id, out var entries)) return null;
        foreach (var item in entries.For(address))
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

    private static void Note(ref ImmutableArray<DiagnosticNote> notes, string label, string text)
    {
        var note = new DiagnosticNote(label, text);
        if (notes.Length < MostNotes && !notes.Contains(note)) notes = notes.Add(note);
    }

    private static string Place(SourceLocation location) =>
        location.IsFile ? location.Path : $"{location.Path}:{location.LineSpan.Start.Line + 1}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Active(SuppressionDirective directive, int order)
    {
        public int Order => order;

        public SuppressionDirective Directive => directive;

        public HashSet<string> Used { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>The comments of one file, by rule and place.</summary>
    private sealed class FileComments(Active[] all)
    {
        private readonly Dictionary<string, RuleComments> byRule = all
            .SelectMany(a => a.Directive.Ids.Select(i => i.Id).Distinct(StringComparer.Ordinal), (active, id) => (active, id))
            .GroupBy(a => a.id, a => a.active, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new RuleComments(g), StringComparer.Ordinal);

        public IReadOnlyList<Active> All => all;

        /// <summary>The comments about a rule that may cover a place, in source order.</summary>
        public IEnumerable<Active> Near(string rule, SourceLocation place)
        {
            if (!byRule.TryGetValue(rule, out var index)) return [];
            var found = new List<Active>();
            index.Covered.Find(new TextSpan(place.Span.Start, 0), found);
            index.Headers.Find(new TextSpan(place.Span.End, 0), found);
            // A finding about a file as a whole is covered by comments about the whole, which start where it does.
            return found.Count <= 1 ? found : found.Distinct().OrderBy(a => a.Order);
        }
    }

    /// <summary>The comments of one file about one rule: a place is covered where it starts, or where it ends in a header.</summary>
    private sealed class RuleComments(IEnumerable<Active> comments)
    {
        public SpanIndex<Active> Covered { get; } = new(comments.Select(a => (a.Directive.Covered, a)));

        public SpanIndex<Active> Headers { get; } = new(comments.Where(a => !a.Directive.Header.IsEmpty).Select(a => (a.Directive.Header, a)));
    }

    /// <summary>The entries of intents that accept findings of one rule: most name an address in full.</summary>
    private sealed class AcceptedEntries(IEnumerable<AcceptedEntry> entries)
    {
        private readonly AcceptedEntry[] all = [.. entries];
        private ILookup<string, AcceptedEntry>? exact;
        private WildcardIndex<AcceptedEntry> globs = null!;

        public IReadOnlyList<AcceptedEntry> All => all;

        /// <summary>The entries that may cover an address, in the order given.</summary>
        public IEnumerable<AcceptedEntry> For(ResourceAddress address)
        {
            if (exact is null)
            {
                globs = new(all.Where(e => !e.Entry.Address.IsExact).Select(e => (e.Entry.Address.Pattern, e)));
                exact = all.Where(e => e.Entry.Address.IsExact).ToLookup(e => e.Entry.Address.Pattern, StringComparer.Ordinal);
            }
            return AddressPattern.NamesOf(address).Distinct(StringComparer.Ordinal).SelectMany(n => exact[n].Concat(globs.MayMatch(n))).Distinct()
                .OrderBy(e => e.Order);
        }
    }

    private sealed class AcceptedEntry(AcceptedFinding entry, int order)
    {
        public AcceptedFinding Entry => entry;

        public int Order => order;
        public bool IsUsed { get; set; }
    }
}
