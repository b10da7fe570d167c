using PlanLint.Text;

namespace PlanLint.Reporting.Html;

/// <summary>What to do: the table of decisions, and each step with its blocks and commands.</summary>
internal static class HtmlDecisions
{
    private const int MostRows = 200;
    private const int MostSteps = 40;

    /// <summary>Writes the section.</summary>
    public static void Write(DecisionSummary decisions, string id, HtmlPage page, ReportOptions options)
    {
        var table = decisions.Table;
        page.Raw($"<section id=\"{id}\"><h2>What to do</h2>\n<table class=\"cards\"><thead><tr>");
        foreach (string column in table.Columns) page.Raw($"<th scope=\"col\">{page.Text(column)}</th>");
        page.Raw("</tr></thead><tbody>\n");
        foreach (var row in table.Rows.Take(MostRows))
        {
            page.Raw("<tr>");
            for (int i = 0; i < row.Length; i++)
            {
                string text = table.Columns[i] == "Address" ? $"<code>{page.Breakable(row[i])}</code>" : page.Text(row[i]);
                page.Raw($"<td data-label=\"{page.Text(table.Columns[i])}\"{(row[i].Length == 0 ? " class=\"none\"" : "")}>{text}</td>");
            }
            page.Raw("</tr>\n");
        }
        page.Raw("</tbody></table>\n");
        if (table.Rows.Length > MostRows) page.Raw($"<p>{Plural.Of(table.Rows.Length - MostRows, "more row")}: {All(options)}</p>\n");
        if (!decisions.Steps.IsEmpty)
            page.Raw("<p>First make sure that no other apply runs, and back up the state. Each step is a plan, an apply and a check of its own, in the root "
                + "module's folder; stop at the first one that does not go as expected.</p>\n");
        foreach (var step in decisions.Steps.Take(MostSteps))
        {
            page.Raw($"<details class=\"step\"><summary>{step.Number}. {page.Text(step.Title)}</summary><div class=\"body\">\n");
            if (step.Text.Length > 0)
                page.Raw($"<p><code>{page.Text(step.FileName)}</code></p>"
                    + $"<pre tabindex=\"0\" aria-label=\"Blocks of step {step.Number}\">{page.Code(step.Text)}</pre>\n");
            page.Raw($"<pre tabindex=\"0\" aria-label=\"Commands of step {step.Number}\">");
            foreach (string command in step.Commands) page.Raw(page.Text(TerminalText.OneLine(command)) + "\n");
            page.Raw("</pre></div></details>\n");
        }
        if (decisions.Steps.Length > MostSteps)
            page.Raw($"<p>{Plural.Of(decisions.Steps.Length - MostSteps, "more step")}: {All(options)}</p>\n");
        page.Raw("</section>\n");
    }

    private static string All(ReportOptions options) => $"<code class=\"command\">{HtmlPage.Escape(NextCommand.Decisions(options))}</code> lists them all.";
}
