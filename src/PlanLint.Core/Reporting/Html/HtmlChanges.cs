using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>The changes of a plan by cause, each with its findings; equal ones of one block are one row.</summary>
internal sealed class HtmlChanges(ILookup<string, HtmlLink> findings, HtmlPage page, ReportOptions options)
{
    /// <summary>Characters that a page may have before attributes are only counted.</summary>
    private const int Room = 2_600_000;

    /// <summary>From so many on, rows are laid out when they are scrolled to.</summary>
    private const int ManyRows = 200;
    private bool isLong;

    /// <summary>Writes the section; nothing when there are no changes.</summary>
    public void Write(PlanPicture picture, CausedPlan? caused, string id)
    {
        if (picture.Changes.IsEmpty) return;
        page.Raw($"<section id=\"{id}\" data-list><h2>Changes by cause</h2>\n");
        isLong = picture.Changes.Length > ManyRows;
        string[] kinds = [.. picture.Changes.Select(c => c.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            .. picture.Changes.Any(c => c.IsProtected) ? ["protected"] : Array.Empty<string>()];
        page.Tools("planned changes", kinds);
        // A cause names addresses; of several objects at one address, the picture has them in the same order.
        var open = new Dictionary<string, Queue<PlannedChange>>(StringComparer.Ordinal);
        foreach (var change in picture.Changes.Where(c => c.Action != "read"))
        {
            if (!open.TryGetValue(change.Address, out var queue)) open[change.Address] = queue = [];
            queue.Enqueue(change);
        }
        foreach (var group in caused?.Groups ?? [])
        {
            (PlannedChange, CausedChangeSummary?)[] members =
                [.. group.Changes.Where(c => open.GetValueOrDefault(c.Address)?.Count > 0).Select(c => (open[c.Address].Dequeue(), (CausedChangeSummary?)c))];
            if (members.Length > 0) Write(Heading(group), members);
        }
        (PlannedChange, CausedChangeSummary?)[] rest =
            [.. picture.Changes.Where(c => c.Action == "read" || open[c.Address].Contains(c)).Select(c => (c, (CausedChangeSummary?)null))];
        if (rest.Length > 0) Write(caused is null ? "" : "<h3>Others, such as data sources that are read</h3>\n", rest);
        if (picture.LeftOut > 0) page.Raw($"<p>{Plural.Of(picture.LeftOut, "more change")} not shown here; the JSON report holds all.</p>\n");
        page.Raw("</section>\n");
    }

    private string Heading(ChangeGroup group)
    {
        string intention = CauseWording.Intention(group) is { } word
            ? $" <span class=\"tag {(group.IsIntended == true ? "good" : "error")}\">{word}</span>"
            : "";
        return $"<h3>{page.Text(CauseWording.Headline(group))}{intention} <code class=\"dim\">{HtmlPage.Escape(Wording.Place(group.Location))}</code></h3>\n";
    }

    private void Write(string heading, (PlannedChange Change, CausedChangeSummary? Cause)[] changes)
    {
        page.Raw($"<div class=\"group\">{heading}<ul class=\"items{(isLong ? " long" : "")}\">\n");
        foreach (var equal in changes.GroupBy(c => (c.Change.Fold, Exists(c.Cause), HtmlLink.All(findings[c.Change.Address])))) Write([.. equal]);
        page.Raw("</ul></div>\n");
    }

    private static bool Exists(CausedChangeSummary? cause) => cause?.IsOfExisting == true;

    private void Write((PlannedChange Change, CausedChangeSummary? Cause)[] equal)
    {
        var (change, cause) = equal[0];
        var links = findings[change.Address].ToList();
        // What will fail, or take what is there, is not shown as something new.
        bool isWrong = Exists(cause) || links.Exists(l => l.Severity == Severity.Error);
        string style = isWrong ? "error" : ActionWords.Class(change.Action);
        string action = HtmlPage.Escape(change.Action) + (Exists(cause) ? ", exists already" : "");
        string name = equal.Length == 1 ? change.Address : $"{change.Block} ({equal.Length} instances)";
        string row = $"<span class=\"tag {style}\">{action}</span> <code class=\"what\">{HtmlPage.Escape(name)}</code>"
            + (change.IsProtected ? " <span class=\"protected\">protected</span>" : "");
        string place = change.Location is { } at ? $" <code class=\"dim\">{HtmlPage.Escape(Wording.Place(at))}</code>" : "";
        string ends = $"{HtmlLink.All(links)}{place}";
        string count = equal.Length > 1 ? $" data-count=\"{equal.Length}\"" : "";
        page.Raw($"<li data-kind=\"{HtmlPage.Escape(change.Action)}\"{count}{(change.IsProtected ? " data-protected" : "")}>");
        bool isWhole = page.Length < Room;
        if (change.Attributes.IsEmpty && change.Reason is null && equal.Length == 1 && !Exists(cause))
        {
            page.Raw($"<div class=\"row\">{row}{ends}</div></li>\n");
            return;
        }
        page.Raw($"<details><summary>{row}{HtmlLink.All(links, areLinks: false)}{place}</summary><div class=\"body\">");
        if (links.Count > 0) page.Raw($"<p>Findings:{HtmlLink.All(links)}</p>");
        if (Exists(cause)) page.Raw($"<p>{page.Text(cause!.Cause.Text)}</p>");
        if (equal.Length > 1) page.Raw($"<p>{string.Join(", ", equal.Select(e => $"<code>{HtmlPage.Escape(e.Change.Address)}</code>"))}</p>");
        if (change.Reason is { } reason) page.Raw($"<p class=\"dim\">{page.Text(reason)}</p>");
        if (isWhole) Attributes(change);
        else if (!change.Attributes.IsEmpty)
            page.Raw($"<p>{Plural.Of(change.Attributes.Length, "attribute")} not shown here: "
                + $"<code class=\"command\">{HtmlPage.Escape(NextCommand.Explain(change.Address, options))}</code> tells them.</p>");
        page.Raw("</div></details></li>\n");
    }

    private void Attributes(PlannedChange change)
    {
        if (change.Attributes.IsEmpty) return;
        page.Raw("<table class=\"cards\"><thead><tr><th scope=\"col\">Attribute</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr></thead>"
            + "<tbody>");
        foreach (var attribute in change.Attributes)
            page.Raw($"<tr><td data-label=\"Attribute\"><code>{page.Breakable(attribute.Path)}</code></td>"
                + $"<td data-label=\"Before\"><code>{page.Text(attribute.Before)}</code></td>"
                + $"<td data-label=\"After\"><code>{page.Text(attribute.After)}</code></td></tr>");
        page.Raw("</tbody></table>");
        if (change.AttributesLeftOut > 0) page.Raw($"<p>and {Plural.Of(change.AttributesLeftOut, "more attribute")}</p>");
    }
}
