using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Writes the findings of a text report, whole or folded; the most severe come last, beside the prompt.</summary>
internal sealed class TextFindings(IReadOnlyList<Diagnostic> findings, ReportOptions options)
{
    private const int AddressesShown = 3;
    private const int RelatedShown = 3;
    private const int RulesShown = 12;
    private const int PlainWidth = 100;
    private const int LongestPlace = 24;

    /// <summary>The shortest finding has a title, a place, a bar, a help line and an empty line.</summary>
    private const int ShortestFinding = 5;

    /// <summary>Writes errors, or all but errors, the less severe first.</summary>
    public void Write(bool errors, TerminalPage page, Folding folding)
    {
        foreach (var severity in findings.Where(f => f.Severity == Severity.Error == errors).GroupBy(f => f.Severity).OrderBy(g => g.Key))
        {
            switch (severity.Key)
            {
                case Severity.Error when folding == Folding.Lines: foreach (var finding in severity) page.Raw(Line(finding, page)); break;
                case Severity.Error when folding == Folding.Rules: ByRule(severity, page); break;
                case Severity.Warning when folding >= Folding.Warnings: ByRule(severity, page); break;
                case Severity.Note or Severity.None when folding == Folding.Notes: ByRule(severity, page); break;
                case Severity.Note or Severity.None when folding > Folding.Notes: Counted([.. severity], page); break;
                default: foreach (var finding in severity) Write(finding, page); break;
            }
        }
    }

    /// <summary>The least folding with which they take at most <paramref name="lines"/> lines; the most when none does.</summary>
    public Folding Fit(int lines)
    {
        for (var folding = Folding.None; folding < Folding.Rules; folding++)
            if (Fits(folding, lines)) return folding;
        return Folding.Rules;
    }

    private bool Fits(Folding folding, int lines)
    {
        int whole = findings.Count(f => folding == Folding.None || f.Severity == Severity.Error
            || (f.Severity == Severity.Warning && folding == Folding.Notes));
        if (whole * (folding == Folding.Lines ? 1 : ShortestFinding) > lines) return false;
        using var text = new StringWriter();
        var page = new TerminalPage(text, options with { Color = false, Hyperlinks = false });
        Write(false, page, folding);
        Write(true, page, folding);
        return text.ToString().AsSpan().Count('\n') <= lines;
    }

    private void Write(Diagnostic finding, TerminalPage page)
    {
        var snippets = new SnippetWriter(page, options, finding);
        page.Title(finding);
        snippets.Primary(finding.Location);
        int places = options.Verbose ? finding.Related.Length : Math.Min(RelatedShown, finding.Related.Length);
        foreach (var related in finding.Related.Take(places)) snippets.Related(related);

        snippets.Gap();
        if (places < finding.Related.Length) snippets.Note("places", $"{finding.Related.Length - places} more with --verbose");
        if (finding.Addresses.Length > 1)
        {
            int shown = options.Verbose ? finding.Addresses.Length : Math.Min(AddressesShown, finding.Addresses.Length);
            string rest = shown < finding.Addresses.Length ? $" and {finding.Addresses.Length - shown} more" : "";
            snippets.Note("instances", MessageText.Of($"{MessageText.Join(", ", finding.Addresses.Take(shown).Select(a => MessageText.Of($"{a}")))}{rest}"));
        }
        foreach (var note in finding.Notes) snippets.Note(note.Label, note.Text);
        foreach (var fix in finding.Fixes) snippets.Note("fix", fix.Title + Wording.Applying(fix.Safety));
        if (finding.Suppression is { } suppression) snippets.Note("suppressed", Wording.Suppression(suppression));
        snippets.Note("help", $"planlint explain {finding.Rule.Id}");
        page.Line("");
    }

    /// <summary>Severity, rule, as much of the message as one line takes, and the place, whose folders give way.</summary>
    private string Line(Diagnostic finding, TerminalPage page)
    {
        string head = $"{Wording.Of(finding.Severity)}[{finding.Rule.Id}]: ", place = Wording.Place(finding.Location);
        if (place.Length > LongestPlace) place = "…/" + place[(place.LastIndexOf('/') + 1)..];
        string message = page.Clean(finding.Text);
        int room = Math.Max(LongestPlace, (options.Width == 0 ? PlainWidth : options.Width) - head.Length - place.Length - 3);
        if (message.Length > room) message = message[..(message.LastIndexOf(' ', room - 1) is var at && at > 0 ? at : room - 1)] + "…";
        return $"{page.Paint(TerminalPage.Colour(finding.Severity), head)}{message} ({TerminalPage.Name(place)})";
    }

    private void ByRule(IEnumerable<Diagnostic> group, TerminalPage page)
    {
        var rules = group.GroupBy(f => f.Rule.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var rule in rules.Take(RulesShown))
        {
            var first = rule.First();
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

    private static void Counted(Diagnostic[] notes, TerminalPage page)
    {
        var rules = notes.GroupBy(f => f.Rule.Id, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        string rest = rules.Count > RulesShown ? $" and {rules.Count - RulesShown} more rules" : "";
        string counts = string.Join(", ", rules.Take(RulesShown).Select(r => $"{r.Key} {r.Count()}×"));
        page.Raw($"{page.Paint(TerminalPage.Colour(Severity.Note), Plural.Of(notes.Length, "note"))}: {counts}{rest}");
    }
}
