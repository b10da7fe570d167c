using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Writes the findings of a text report, whole or folded; what decides most comes last, beside the prompt.</summary>
internal sealed class TextFindings(ReportModel model, ReportOptions options)
{
    private const int AddressesShown = 3;
    private const int RelatedShown = 3;
    private const int RulesShown = 12;
    private const int RootsShown = 5;
    private const int PlainWidth = 100;
    private const int LongestPlace = 24;

    private readonly ReportedFinding[] shown = [.. model.All.Where(f => IsShown(f.Finding, model, options))];

    /// <summary>Writes what decides the verdict, or all else, the less severe first.</summary>
    public void Write(bool deciding, TerminalPage page, Folding folding)
    {
        foreach (var severity in shown.Where(f => Decides(f) == deciding).GroupBy(f => f.Finding.Severity).OrderBy(g => g.Key))
        {
            bool isNote = severity.Key < Severity.Warning;
            if (deciding && folding >= Folding.Deciding) Worst(severity, page, folding);
            else if (folding >= Folding.Counts || isNote && folding >= Folding.Others) Counted([.. severity], page);
            else if (isNote && folding == Folding.Notes || !deciding && folding == Folding.Others || folding == Folding.Deciding) ByRule(severity, page);
            else foreach (var finding in deciding ? severity.OrderBy(f => f.Weight) : severity.AsEnumerable())
                if (page.IsFull) return;
                else Write(finding, page);
        }
    }

    /// <summary>Without a revision of theirs, suppressed findings are shown where everything is.</summary>
    private static bool IsShown(Diagnostic finding, ReportModel model, ReportOptions options) =>
        finding.Suppression is null ? !options.Quiet || model.Fails(finding) : options.Verbose && !options.NewOnly;

    private bool Decides(ReportedFinding finding) => finding.Finding.Suppression is null && model.Decides(finding);

    private void Write(ReportedFinding reported, TerminalPage page)
    {
        var finding = reported.Finding;
        var snippets = new SnippetWriter(page, options, finding);
        page.Title(finding);
        snippets.Primary(finding.Location);
        int places = options.Verbose ? finding.Related.Length : Math.Min(RelatedShown, finding.Related.Length);
        foreach (var related in finding.Related.Take(places)) snippets.Related(related);

        snippets.Gap();
        if (places < finding.Related.Length) snippets.Note("places", $"{finding.Related.Length - places} more with --verbose");
        if (finding.Addresses.Length > 1)
        {
            int most = options.Verbose ? finding.Addresses.Length : Math.Min(AddressesShown, finding.Addresses.Length);
            string rest = most < finding.Addresses.Length ? $" and {finding.Addresses.Length - most} more" : "";
            snippets.Note("instances", MessageText.Of($"{MessageText.Join(", ", finding.Addresses.Take(most).Select(a => MessageText.Of($"{a}")))}{rest}"));
        }
        if (reported.Roots.Length > 1) snippets.Note("roots", Roots(reported));
        foreach (var note in finding.Notes) snippets.Note(note.Label, note.Text);
        foreach (var fix in finding.Fixes) snippets.Note("fix", fix.Title + NextCommand.Applying(fix, options));
        if (finding.Suppression is { } suppression) snippets.Note("suppressed", Wording.Suppression(suppression));
        if (finding.Rule.Tool is null) snippets.Note("help", NextCommand.Explain(finding.Rule, options));
        page.Line("");
    }

    private string Roots(ReportedFinding reported)
    {
        int most = options.Verbose ? reported.Roots.Length : RootsShown;
        return string.Join(", ", reported.Roots.Take(most)) + (reported.Roots.Length > most ? $" and {reported.Roots.Length - most} more" : "");
    }

    /// <summary>Each rule with its worst finding: its whole message, and the addresses or places of the others.</summary>
    private void Worst(IEnumerable<ReportedFinding> findings, TerminalPage page, Folding folding)
    {
        var rules = findings.GroupBy(f => f.Finding.Rule.Id, StringComparer.Ordinal).Select(g => g.OrderByDescending(f => f.Weight).ToArray())
            .OrderBy(g => g[0].Weight).ToArray();
        if (rules.Length > RulesShown)
            page.Line($"and {Plural.Of(rules.SkipLast(RulesShown).Sum(r => r.Length), "finding")} of {Plural.Of(rules.Length - RulesShown, "other rule")}");
        foreach (var rule in rules.TakeLast(RulesShown))
        {
            if (folding == Folding.Rules)
            {
                page.Raw(Line(rule[0].Finding, page, rule.Length > 1 ? $" and {rule.Length - 1} more" : ""));
                continue;
            }
            page.Title(rule[0].Finding, withPlace: true);
            if (rule.Length > 1) page.Wrapped($"  and {Plural.Of(rule.Length - 1, "other")}: {Others(rule)}", TerminalPage.Dim, 4);
        }
    }

    private static string Others(ReportedFinding[] rule)
    {
        string[] names = [.. rule.Skip(1).Select(f => TerminalPage.Name(f.Subject)).Distinct(StringComparer.Ordinal)];
        return string.Join(", ", names.Take(AddressesShown)) + (names.Length > AddressesShown ? $" and {names.Length - AddressesShown} more" : "");
    }

    /// <summary>Severity, rule, as much of the message as one line takes, and the place, whose folders give way.</summary>
    private string Line(Diagnostic finding, TerminalPage page, string others = "")
    {
        string head = $"{Wording.Of(finding.Severity)}[{finding.Rule.Id}]: ", place = Wording.Place(finding.Location);
        if (place.Length > LongestPlace) place = "…/" + place[(place.LastIndexOf('/') + 1)..];
        string message = page.Clean(finding.Text);
        int room = Math.Max(LongestPlace, (options.Width == 0 ? PlainWidth : options.Width) - head.Length - place.Length - 3 - others.Length);
        if (message.Length > room) message = message[..(message.LastIndexOf(' ', room - 1) is var at && at > 0 ? at : room - 1)] + "…";
        return $"{page.Paint(TerminalPage.Colour(finding.Severity), head)}{message} ({TerminalPage.Name(place)}){others}";
    }

    private void ByRule(IEnumerable<ReportedFinding> group, TerminalPage page)
    {
        var rules = group.GroupBy(f => f.Finding.Rule.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var rule in rules.Take(RulesShown))
        {
            var first = rule.First().Finding;
            if (rule.Count() == 1)
            {
                page.Raw(Line(first, page));
                continue;
            }
            string title = page.Paint(TerminalPage.Colour(first.Severity), $"{Wording.Of(first.Severity)}[{rule.Key}]");
            page.Raw($"{title}: {TerminalPage.Name(first.Rule.Name)} in {Plural.Of(rule.Count(), "place")}, first at {page.Place(first.Location)}");
        }
        if (rules.Count > RulesShown)
            page.Line($"and {Plural.Of(rules.Skip(RulesShown).Sum(r => r.Count()), "finding")} of {Plural.Of(rules.Count - RulesShown, "other rule")}");
    }

    private static void Counted(ReportedFinding[] findings, TerminalPage page)
    {
        var severity = findings[0].Finding.Severity;
        var rules = findings.GroupBy(f => f.Finding.Rule.Id, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        string rest = rules.Count > RulesShown ? $" and {rules.Count - RulesShown} more rules" : "";
        string counts = string.Join(", ", rules.Take(RulesShown).Select(r => $"{r.Key} {r.Count()}×"));
        page.Raw($"{page.Paint(TerminalPage.Colour(severity), Plural.Of(findings.Length, Wording.Of(severity)))}: {counts}{rest}");
    }
}
