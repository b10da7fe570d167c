using System.Collections.Immutable;
using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Intents;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Triage;

/// <summary>Decides for each finding how loud it is, whether it is silenced, and whether it is new.</summary>
public static class FindingTriage
{
    /// <summary>
    /// Sets severity, suppression and fingerprint of every finding of one root, drops those of rules turned off, and adds PL0003,
    /// PL0004, PL0005 and PL0006 about the suppressions themselves. Linear in the findings.
    /// </summary>
    public static TriageResult Apply(IEnumerable<Diagnostic> findings, TriageInput input)
    {
        var own = new DiagnosticBag();
        var suppressions = new SuppressionMap(input, own);
        var known = new KnownRules(input.KnownRules, input.IsLeftOut);
        foreach (var (directive, _) in suppressions.Comments) ReportDirective(directive, known, own);

        var places = new Places(input);
        var triaged = new List<Triaged>();
        foreach (var finding in Ordered(findings.Concat(own.Diagnostics)))
            if (WithSeverity(finding, input.Severities) is { } heard)
                foreach (var part in suppressions.Apply(heard)) triaged.Add(places.Fingerprint(part));

        var unused = new DiagnosticBag();
        ReportUnused(suppressions, input, unused);
        foreach (var finding in unused.Diagnostics)
            if (WithSeverity(finding, input.Severities) is { } heard) triaged.Add(places.Fingerprint(heard));

        var old = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = triaged.ConvertAll(t => input.Baseline is { } baseline ? Compare(t, baseline, old) : t);
        Yielding.LeaveToOthers(result);
        return new TriageResult([.. Ordered(result.Select(t => t.Finding))], [.. result]);
    }

    /// <summary>
    /// Takes back PL0003 about a file that several roots share when the suppression is of use in one of them: it stays only in roots
    /// whose fellows that loaded the file report it too.
    /// </summary>
    /// <param name="roots">Findings of each root, with the paths of the files it loaded.</param>
    public static ImmutableArray<ImmutableArray<Diagnostic>> Reconcile(IReadOnlyList<(ImmutableArray<Diagnostic> Findings, IReadOnlySet<string> Files)> roots)
    {
        var reports = roots.SelectMany(r => r.Findings).Where(f => f.Rule.Id == ToolRules.UnusedSuppression.Id)
            .GroupBy(f => (f.Location, f.Message)).ToDictionary(g => g.Key, g => g.Count());
        var loaded = roots.SelectMany(r => r.Files).CountBy(f => f, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. roots.Select(r => r.Findings.RemoveAll(f =>
            f.Rule.Id == ToolRules.UnusedSuppression.Id && reports[(f.Location, f.Message)] < loaded.GetValueOrDefault(f.Location.Path)))];
    }

    /// <summary>In order; at the cost of a look at each when they come so, as they mostly do.</summary>
    private static IEnumerable<Diagnostic> Ordered(IEnumerable<Diagnostic> findings)
    {
        var all = findings.ToList();
        for (int i = 1; i < all.Count; i++)
            if (Order(all[i - 1], all[i]) > 0) return all.Order(Comparer<Diagnostic>.Create(Order));
        return all;
    }

    private static int Order(Diagnostic a, Diagnostic b)
    {
        int order = a.Location.CompareTo(b.Location);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        if (order == 0) order = string.CompareOrdinal(a.Message, b.Message);
        return order != 0 ? order : string.CompareOrdinal(First(a), First(b));

        static string First(Diagnostic finding) => finding.Addresses.IsEmpty ? "" : finding.Addresses[0].ToString();
    }

    private static Diagnostic? WithSeverity(Diagnostic finding, SeverityMap severities)
    {
        var severity = severities.For(finding);
        if (severity == Severity.None) return null;
        return severity == finding.Severity ? finding : finding with { Severity = severity };
    }

    private static void ReportDirective(SuppressionDirective directive, KnownRules known, DiagnosticBag diagnostics)
    {
        var source = directive.Comment.Source!;
        foreach (var id in directive.Ids.Where(id => !known.Contains(id.Id)))
        {
            string near = known.Nearest(id.Id) ?? "";
            string way = near.Length > 0 ? $"; did you mean {near}?" : "; `planlint rules` lists them.";
            diagnostics.Report(ToolRules.UnknownRuleId, SourceLocation.At(source, id.Span), $"No rule has the id '{id.Id}'{way}");
        }
        if (directive.Reason.Length == 0)
            diagnostics.Report(ToolRules.SuppressionWithoutReason, directive.Comment,
                $"The suppression of {Names(directive.Ids)} gives no reason; add reason=\"…\".");
    }

    private static void ReportUnused(SuppressionMap suppressions, TriageInput input, DiagnosticBag diagnostics)
    {
        foreach (var (directive, used) in suppressions.Comments)
        {
            ImmutableArray<SuppressedId> unused = [.. directive.Ids.Where(id => !used.Contains(id.Id) && input.RulesRun.Contains(id.Id))];
            if (unused.IsEmpty) continue;
            diagnostics.Add(new Diagnostic(ToolRules.UnusedSuppression, ToolRules.UnusedSuppression.DefaultSeverity,
                $"The suppression of {Names(unused)} silences nothing.", directive.Comment)
            {
                Fixes = Removal(directive, unused) is { } edit ? [new CodeFix("Remove the suppression", FixSafety.Safe, [edit])] : [],
            });
        }
        foreach (var entry in suppressions.UnusedEntries.Where(e => input.RulesRun.Contains(e.RuleId)))
            diagnostics.Report(ToolRules.UnusedSuppression, entry.Location, $"The accepted {entry.RuleId} at {entry.Address.Pattern} is not found any more.");
    }

    /// <summary>
    /// Removes the unused ids; the comment with its line, or with the blanks before it, when none is left; in JSON syntax its
    /// property.
    /// </summary>
    private static TextEdit? Removal(SuppressionDirective directive, ImmutableArray<SuppressedId> unused)
    {
        var source = directive.Comment.Source!;
        var comment = directive.Comment.Span;
        if (unused.Length < directive.Ids.Length)
        {
            var list = TextSpan.FromBounds(directive.Ids[0].Span.Start, directive.Ids[^1].Span.End);
            return TextEdit.Replace(source, list, string.Join(',', directive.Ids.Except(unused).Select(id => id.Id)));
        }
        if (source.IsJson) return JsonEdits.RemoveComment(source, comment);
        var line = source.GetLine(source.GetLineIndex(comment.Start));
        int start = comment.Start;
        while (start > line.Start && source.Text[start - 1] is ' ' or '\t') start--;
        int end = comment.End;
        if (start == line.Start)
        {
            if (end < source.Length && source.Text[end] == '\r') end++;
            if (end < source.Length && source.Text[end] == '\n') end++;
        }
        return TextEdit.Replace(source, TextSpan.FromBounds(start, end), "");
    }

    private static string Names(IEnumerable<SuppressedId> ids) => string.Join(", ", ids.Select(id => id.Id));

    private static Triaged Compare(Triaged item, Baseline baseline, Dictionary<string, int> used)
    {
        var finding = item.Finding;
        if (finding.Suppression is not null || !finding.Rule.IsSuppressible || SeverityMap.IsFixed(finding.Rule)) return item;
        int instances = item.Instances;
        int taken = used.GetValueOrDefault(finding.Fingerprint!);
        int left = baseline.CountOf(finding.Fingerprint!) - taken;
        if (left >= instances)
        {
            used[finding.Fingerprint!] = taken + instances;
            return item with { Finding = finding with { Suppression = new Suppression(SuppressionKind.Baseline, "in the baseline", null) } };
        }
        if (left <= 0) return item;
        used[finding.Fingerprint!] = taken + left;
        var note = new DiagnosticNote("baseline", $"holds {left} of the {instances} instances");
        return item with { Finding = finding with { Notes = finding.Notes.Add(note) } };
    }

    /// <summary>The ids that comments may name; any when none are given.</summary>
    private sealed class KnownRules(IReadOnlyList<RuleDescriptor> rules, Func<string, bool> isLeftOut)
    {
        private readonly HashSet<string> ids = rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        private readonly ILookup<string, string> byName = rules.ToLookup(r => r.Name, r => r.Id, StringComparer.Ordinal);
        private readonly Lazy<NearestNames> near = new(() => new NearestNames(rules.Select(r => r.Id)));

        public bool Contains(string id) => ids.Count == 0 || ids.Contains(id) || isLeftOut(id);

        public string? Nearest(string id) => byName[id].FirstOrDefault() ?? near.Value.Of(id);
    }

    private sealed class Places
    {
        private readonly Dictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Module> modules = new(StringComparer.Ordinal);
        private readonly ModuleTree? all;
        private readonly Predicate<LiteralSyntax>? isSecret;

        /// <summary>The last one: findings come in order, so those of one place follow each other.</summary>
        private (SourceLocation Location, StructuralPath Path)? place;

        public Places(TriageInput input)
        {
            all = input.Modules;
            isSecret = input.IsSecret;
            foreach (var module in all?.Modules ?? [])
                foreach (var file in module.Files) modules.TryAdd(file.Source.Path, module);
            foreach (var tree in input.Trees ?? all?.Trees ?? []) trees.TryAdd(tree.Source.Path, tree);
        }

        public Triaged Fingerprint(Diagnostic finding)
        {
            if (place is not { } known || !known.Location.Equals(finding.Location))
                place = known = (finding.Location, StructuralPath.Of(trees.GetValueOrDefault(finding.Location.Path), finding.Location, isSecret));
            var fingerprint = Triage.Fingerprint.Of(finding, known.Path, Source(finding));
            return new Triaged(finding with { Fingerprint = fingerprint.Hash }, fingerprint);
        }

        private string Source(Diagnostic finding)
        {
            if (modules.TryGetValue(finding.Location.Path, out var module)) return Source(module);
            if (finding.Addresses is [var address, ..] && all?.Find(address.Module) is { } owner) return Source(owner);
            return all?.Root.Directory ?? "";
        }

        private static string Source(Module module) =>
            module.Call is { IsLocal: false, Source: { } source } ? source : module.Directory;
    }
}
