using System.Globalization;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>The findings of a page, numbered, so that changes and the picture can point at them.</summary>
internal sealed class HtmlFindings
{
    /// <summary>Characters that a page may have before findings are only counted.</summary>
    private const int Room = 4_300_000;
    private const int MostFindings = 2_000;
    private const int MostDeciding = 12;
    private const int MostAddresses = 50;
    private const int NamesShown = 5;

    private readonly ReportModel model;
    private readonly ReportOptions options;
    private readonly Dictionary<ReportedFinding, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<string, ReportedFinding> byRoot;

    /// <summary>Numbers them in the order in which they are shown.</summary>
    public HtmlFindings(ReportModel model, ReportOptions options)
    {
        (this.model, this.options) = (model, options);
        foreach (var finding in model.Deciding.Concat(model.Others).SelectMany(g => g.Members)) numbers.Add(finding, numbers.Count + 1);
        byRoot = numbers.Keys.SelectMany(f => f.Roots.Select(r => (Root: r, Finding: f))).ToLookup(p => p.Root, p => p.Finding, StringComparer.Ordinal);
    }

    /// <summary>The findings of a root by the addresses they speak of.</summary>
    public ILookup<string, HtmlLink> OfRoot(string root) => Links(root, f => f.Addresses.Select(a => a.ToString()));

    /// <summary>The findings of a root by the blocks they speak of.</summary>
    public ILookup<string, HtmlLink> OfBlocks(string root) =>
        Links(root, f => f.Addresses.Select(a => a.BlockAddress()).Distinct().Select(a => a.ToString()));

    /// <summary>The section with what decides the verdict, each rule with its worst finding and what to type next.</summary>
    public void WriteDeciding(HtmlPage page)
    {
        if (model.Deciding.IsEmpty) return;
        page.Raw("<section id=\"deciding\"><h2>What decides it</h2>\n<ol class=\"deciding\">\n");
        foreach (var group in model.Deciding.Take(MostDeciding))
        {
            var finding = group.First.Finding;
            page.Raw($"<li>{Tag(finding)} {page.Text(finding.Text)} {Link(group.First, Wording.Place(finding.Location))}\n");
            if (group.Members.Length > 1)
            {
                var others = group.Members.Skip(1).Take(NamesShown).Select(f => Link(f, f.Subject));
                string rest = group.Members.Length - 1 > NamesShown ? $" and {group.Members.Length - 1 - NamesShown} more" : "";
                page.Raw($"<p class=\"dim\">Also {string.Join(", ", others)}{rest}</p>\n");
            }
            page.Raw($"<p>Next: <code class=\"command\">{HtmlPage.Escape(NextCommand.Of(group.First, model, options))}</code></p></li>\n");
        }
        page.Raw("</ol>\n");
        if (model.Deciding.Length > MostDeciding)
            page.Raw($"<p>And findings of {Plural.Of(model.Deciding.Length - MostDeciding, "other rule")}, below.</p>\n");
        page.Raw("</section>\n");
    }

    /// <summary>The section with all findings, folded by rule.</summary>
    public void WriteAll(HtmlPage page)
    {
        page.Raw("<section id=\"findings\" data-list><h2>All findings by rule</h2>\n");
        page.Tools("findings", ["error", "warning", "note"]);
        if (numbers.Count == 0) page.Raw("<p>None.</p>\n");
        int left = MostFindings;
        foreach (var group in model.Deciding.Concat(model.Others))
        {
            var first = group.First.Finding;
            page.Raw($"<details class=\"rule\"><summary>{Tag(first)} <span>{HtmlPage.Escape(first.Rule.Name)}</span> "
                + $"<span class=\"dim\">{group.Members.Length}</span></summary>\n");
            page.Raw("<ul class=\"items\">\n");
            int shown = 0;
            while (shown < group.Members.Length && left > 0 && page.Length < Room)
            {
                Finding(group.Members[shown], page);
                (shown, left) = (shown + 1, left - 1);
            }
            page.Raw("</ul>\n");
            if (shown < group.Members.Length)
                page.Raw($"<p>{Plural.Of(group.Members.Length - shown, "more finding")}; the SARIF and JSON reports hold all.</p>\n");
            page.Raw("</details>\n");
        }
        page.Raw("</section>\n");
    }

    private ILookup<string, HtmlLink> Links(string root, Func<Diagnostic, IEnumerable<string>> names) =>
        byRoot[root].SelectMany(f => names(f.Finding).Select(n => (Name: n, Link: new HtmlLink(Id(f), f.Finding.Rule.Id, f.Finding.Severity))))
            .ToLookup(p => p.Name, p => p.Link, StringComparer.Ordinal);

    private void Finding(ReportedFinding reported, HtmlPage page)
    {
        var (finding, redactor) = (reported.Finding, options.Redactor);
        page.Raw($"<li id=\"{Id(reported)}\" data-kind=\"{Wording.Of(finding.Severity)}\"><details><summary>");
        page.Raw($"<span class=\"what\">{page.Text(finding.Text)}</span> ");
        page.Raw($"<code class=\"dim\">{HtmlPage.Escape(Wording.Place(finding.Location))}</code></summary><div class=\"body\">\n");
        page.Raw(HtmlSnippet.Of(finding.Location, redactor));
        foreach (var related in finding.Related)
        {
            page.Raw($"<p><code>{HtmlPage.Escape(Wording.Place(related.Location))}</code> {page.Text(related.Message)}</p>\n");
            page.Raw(HtmlSnippet.Of(related.Location, redactor));
        }
        page.Raw("<dl>");
        if (reported.Roots.Length > 1) page.Term("roots", HtmlPage.Escape(string.Join(", ", reported.Roots.Take(MostAddresses)))
            + (reported.Roots.Length > MostAddresses ? $" and {reported.Roots.Length - MostAddresses} more" : ""));
        foreach (var note in finding.Notes) page.Term(note.Label, page.Text(note.Text));
        foreach (var fix in finding.Fixes) page.Term("fix", page.Text(fix.Title + NextCommand.Applying(fix, options)));
        if (!finding.Addresses.IsEmpty)
        {
            string more = finding.Addresses.Length > MostAddresses ? $"<br>and {finding.Addresses.Length - MostAddresses} more" : "";
            page.Term("resources", string.Join(
                "<br>", finding.Addresses.Take(MostAddresses).Select(a => $"<code>{HtmlPage.Escape(a.ToString())}</code>")) + more);
        }
        page.Term("rule", Rule(finding.Rule, Wording.Of(finding.Confidence)));
        page.Raw("</dl></div></details></li>\n");
    }

    /// <summary>Links the rule's page; without one, says what stands first on it.</summary>
    private static string Rule(RuleDescriptor rule, string confidence)
    {
        string name = $"{HtmlPage.Escape(rule.Id)} {HtmlPage.Escape(rule.Name)}";
        return rule.HelpUri is { } uri
            ? $"<a href=\"{HtmlPage.Escape(uri)}\" rel=\"noreferrer\">{name}</a>, {confidence}"
            : $"{name}, {confidence}: {HtmlPage.Escape(RuleText.Summary(rule))}";
    }

    private string Link(ReportedFinding finding, string text) =>
        numbers[finding] <= MostFindings ? $"<a href=\"#{Id(finding)}\"><code>{HtmlPage.Escape(text)}</code></a>" : $"<code>{HtmlPage.Escape(text)}</code>";

    private string Id(ReportedFinding finding) => "f" + numbers[finding].ToString(CultureInfo.InvariantCulture);

    private static string Tag(Diagnostic finding)
    {
        string word = Wording.Of(finding.Severity);
        return $"<span class=\"tag {word}\">{word} {HtmlPage.Escape(finding.Rule.Id)}</span>";
    }
}
