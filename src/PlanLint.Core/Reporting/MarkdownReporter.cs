using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>
/// A comment for a pull request: verdict, plan, one table, details folded. Never longer than <see cref="ReportOptions.MaxLength"/>;
/// the most severe findings come first, and what was left out is said.
/// </summary>
public sealed class MarkdownReporter : IReporter
{
    /// <summary>First line of every comment, by which a later run finds and replaces it.</summary>
    public const string Marker = "<!-- planlint -->";

    /// <summary>GitHub refuses comments of more than 65,536 characters.</summary>
    private const int DefaultLength = 60_000;
    private const int AddressesShown = 20;
    private const int RootsShown = 50;
    private const int RemarksShown = 10;
    private const int SnippetLines = 12;

    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        int limit = options.MaxLength > 0 ? options.MaxLength : DefaultLength;
        var model = ReportModel.Of(report);
        report = model.Report;
        var text = new StringBuilder($"{Marker}\n### PlanLint: {VerdictWording.Headline(model)}\n\n{Wording.Summary(report, options.Elapsed)}.\n");
        foreach (var root in report.Roots.Take(RootsShown))
            if (Wording.PlanOf(root) is { } plan)
                text.Append(report.Roots.Length > 1
                    ? $"\n`{MarkdownText.Code(root.Path)}` {Plan(plan, options.Redactor)}\n"
                    : $"\n{Plan(plan, options.Redactor)}\n");
        if (report.Roots.Length > RootsShown)
            text.Append(CultureInfo.InvariantCulture, $"\nand {report.Roots.Length - RootsShown} more root modules; the SARIF and JSON reports hold all.\n");

        foreach (string remark in report.Roots.SelectMany(r => r.Remarks).Distinct(StringComparer.Ordinal).Take(RemarksShown))
            text.Append(CultureInfo.InvariantCulture, $"\nNote: {MarkdownText.Escape(options.Redactor.Redact(remark))}.\n");

        var findings = model.Deciding.Concat(model.Others).SelectMany(g => g.Members).OrderByDescending(f => f.Weight).Select(f => f.Finding).ToList();
        // Half of the room is for the table, so that details never push findings out of it.
        int rows = Append(text, findings, limit / 2, "\n| | Rule | Where | What |\n|---|---|---|---|\n", f => Row(f, options.Redactor), "");
        if (rows < findings.Count)
            text.Append(CultureInfo.InvariantCulture, $"\n{findings.Count - rows} more findings are not listed here; the SARIF and JSON reports hold all.\n");
        foreach (var root in report.Roots) Causes(text, root, report.Roots.Length > 1, limit * 3 / 4, options.Redactor);
        int details = Append(text, findings, limit - 200, "\n<details><summary>Details</summary>\n", f => Details(f, options, options.Redactor), "\n</details>\n");
        if (details < rows) text.Append(CultureInfo.InvariantCulture, $"\nDetails of {findings.Count - details} findings are left out.\n");
        output.Write(text);
    }

    private static string Plan(string plan, Redactor redactor) => MarkdownText.Escape(redactor.Redact(plan));

    /// <summary>Appends as many items as fit before <paramref name="limit"/>; nothing at all when none does.</summary>
    private static int Append<T>(StringBuilder text, IReadOnlyList<T> items, int limit, string start, Func<T, string> item, string end)
    {
        int shown = 0, room = limit - end.Length;
        foreach (var one in items)
        {
            string next = item(one);
            if (text.Length + next.Length + (shown == 0 ? start.Length : 0) > room) break;
            if (shown++ == 0) text.Append(start);
            text.Append(next);
        }
        if (shown > 0) text.Append(end);
        return shown;
    }

    /// <summary>The changes of a root by cause; each is shown or counted.</summary>
    private static void Causes(StringBuilder text, RootReport root, bool isNamed, int limit, Redactor redactor)
    {
        if (root.Explain() is not { Groups: { IsEmpty: false } groups }) return;
        string where = isNamed ? $" in `{MarkdownText.Code(root.Path)}`" : "";
        int shown = Append(text, groups, limit, $"\n**Causes of the planned changes{where}**\n\n", g => Group(g, redactor), "");
        if (shown < groups.Length) text.Append(CultureInfo.InvariantCulture,
            $"\n{CauseWording.LeftOut(groups.Skip(shown))}{where} {(groups.Length - shown == 1 ? "is" : "are")} not listed here; the JSON report holds all.\n");
    }

    private static string Group(ChangeGroup group, Redactor redactor)
    {
        string intention = CauseWording.Intention(group) is { } word ? $" **{word}**" : "";
        string place = $" `{MarkdownText.Code(Wording.Place(group.Location))}`";
        string addresses = group.Changes.Length == 1
            ? ""
            : string.Concat(group.Changes.Take(AddressesShown).Select(c => $"\n  - `{MarkdownText.Code(c.Address)}`"));
        string rest = group.Changes.Length > AddressesShown
            ? string.Create(CultureInfo.InvariantCulture, $"\n  - and {group.Changes.Length - AddressesShown} more")
            : "";
        return $"- {MarkdownText.Escape(redactor.Redact(CauseWording.Headline(group)))}{intention}{place}{addresses}{rest}\n";
    }

    private static string Rule(RuleDescriptor rule) =>
        rule.HelpUri is { } uri ? $"[{MarkdownText.Escape(rule.Id)}]({uri})" : MarkdownText.Escape(rule.Id);

    private static string Row(Diagnostic finding, Redactor redactor) =>
        $"| {Icon(finding.Severity)} {Wording.Of(finding.Severity)} | {Rule(finding.Rule)} "
        + $"| {MarkdownText.CodeInCell(Wording.Place(finding.Location))} | {MarkdownText.Escape(redactor.Redact(finding.Text))} |\n";

    private static string Details(Diagnostic finding, ReportOptions options, Redactor redactor)
    {
        var text = new StringBuilder(
            $"\n**{MarkdownText.Escape(finding.Rule.Id)} {MarkdownText.Escape(finding.Rule.Name)}** "
            + $"`{MarkdownText.Code(Wording.Place(finding.Location))}`\n\n{MarkdownText.Escape(redactor.Redact(finding.Text))}\n");
        if (finding.Location.Source is { } source) text.Append(Snippet(source, finding.Location.LineSpan, redactor));
        if (!finding.Addresses.IsEmpty)
        {
            foreach (var address in finding.Addresses.Take(AddressesShown)) text.Append("\n- `").Append(MarkdownText.Code(address.ToString())).Append('`');
            if (finding.Addresses.Length > AddressesShown)
                text.Append(CultureInfo.InvariantCulture, $"\n- and {finding.Addresses.Length - AddressesShown} more");
            text.Append('\n');
        }
        foreach (var related in finding.Related) text.Append("\n- `").Append(MarkdownText.Code(Wording.Place(related.Location))).Append("` ")
            .Append(MarkdownText.Escape(redactor.Redact(related.Message)));
        foreach (var note in finding.Notes)
            text.Append("\n- ").Append(MarkdownText.Escape(note.Label)).Append(": ").Append(MarkdownText.Escape(redactor.Redact(note.Text)));
        foreach (var fix in finding.Fixes) text.Append("\n- fix: ").Append(MarkdownText.Escape(redactor.Redact(fix.Title + NextCommand.Applying(fix, options))));
        return text.Append('\n').ToString();
    }

    private static string Snippet(SourceText source, LinePositionSpan lines, Redactor redactor)
    {
        int last = Math.Min(lines.End.Line, lines.Start.Line + SnippetLines - 1);
        var span = TextSpan.FromBounds(source.GetLine(lines.Start.Line).Start, source.GetLine(last).End);
        string[] shown = redactor.RedactSource(source, span).Replace("\r", "", StringComparison.Ordinal).Split('\n');
        string code = string.Join('\n', shown.Select(line => TerminalText.Escape(line.Replace("\t", "    ", StringComparison.Ordinal))));
        int longest = 0, run = 0;
        foreach (char c in code) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        string fence = new('`', Math.Max(3, longest + 1));
        return $"\n{fence}hcl\n{code}\n{fence}\n";
    }

    private static string Icon(Severity severity) => severity switch { Severity.Error => "🛑", Severity.Warning => "⚠️", _ => "ℹ️" };
}
