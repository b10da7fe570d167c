using PlanLint.Diagnostics;

namespace PlanLint.Reporting.Html;

/// <summary>A finding as a change or a box of the picture points at it.</summary>
/// <param name="Id">Of its element.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Severity">How loud it is.</param>
internal readonly record struct HtmlLink(string Id, string Rule, Severity Severity)
{
    /// <summary>The link.</summary>
    public string Markup => $"<a class=\"tag {Wording.Of(Severity)}\" href=\"#{Id}\">{HtmlPage.Escape(Rule)}</a>";

    /// <summary>The same without a link, for where a click does something else.</summary>
    public string Plain => $"<span class=\"tag {Wording.Of(Severity)}\">{HtmlPage.Escape(Rule)}</span>";

    /// <summary>Links of one thing, the worst first, one a rule; the rest is counted.</summary>
    public static string All(IEnumerable<HtmlLink> links, bool areLinks = true)
    {
        const int most = 4;
        var shown = links.OrderByDescending(l => l.Severity).DistinctBy(l => l.Rule).ToList();
        return string.Concat(shown.Take(most).Select(l => " " + (areLinks ? l.Markup : l.Plain)))
            + (shown.Count > most ? $" <span class=\"dim\">+{shown.Count - most}</span>" : "");
    }
}
