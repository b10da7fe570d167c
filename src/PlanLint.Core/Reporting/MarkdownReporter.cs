using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>
/// A comment for a pull request: verdict, what decides it, what to do, the changes by cause with their values before and after, everything
/// else folded by rule. Never longer than <see cref="ReportOptions.MaxLength"/>; what is left out is counted.
/// </summary>
public sealed class MarkdownReporter : IReporter
{
    /// <summary>First line of every comment, by which a later run finds and replaces it.</summary>
    public const string Marker = "<!-- planlint -->";

    /// <summary>What stands before the verdict, behind <see cref="Marker"/>.</summary>
    internal const string Heading = "### PlanLint: ";

    private const string DecidingHead = "\n| | Rule | What | Next |\n", OthersHead = "\n<details>", OwnersHead = "\n**Owners";

    /// <summary>GitHub refuses comments of more than 65,536 characters; Forgejo takes more.</summary>
    private const int DefaultLength = 65_000;
    private const int AddressesShown = 20;
    private const int RootsShown = 50;
    private const int RemarksShown = 10;
    private const int SnippetLines = 12;
    private const int DecidingShown = 10;
    private const int NamesShown = 5;

    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public void Write(LintReport report, TextWriter output, ReportOptions options)
    {
        options = options.ForOutput();
        int limit = options.MaxLength > 0 ? options.MaxLength : DefaultLength;
        var decisions = report.Roots.Select(r => r.Decide()).ToList();
        var pictures = report.Roots.Select(r => r.Draw(options.Redactor)).ToList();
        var model = ReportModel.Of(report);
        var text = new MarkdownBody(limit);
        text.Add($"{Marker}\n{Heading}{VerdictWording.Headline(model)}\n\n{Reason(model, options)}");
        foreach (var root in model.Report.Roots.Take(RootsShown))
            if (Wording.PlanOf(root) is { } plan)
                text.Add((model.Report.Roots.Length > 1 ? $"`{MarkdownText.Code(root.Path)}` " : "")
                    + MarkdownText.Escape(options.Redactor.Redact(plan)) + "\n\n");
        if (model.Report.Roots.Length > RootsShown)
            text.Add($"and {model.Report.Roots.Length - RootsShown} more root modules; the SARIF and JSON reports hold all.\n\n");
        foreach (string remark in model.Report.Roots.SelectMany(r => r.Remarks).Distinct(StringComparer.Ordinal).Take(RemarksShown))
            text.Add($"Note: {MarkdownText.Escape(options.Redactor.Redact(remark))}.\n\n");
        text.Add($"{Wording.Summary(model.Report, options.Elapsed)}.\n");

        Deciding(text, model, options, limit / 3);
        for (int i = 0; i < model.Causes.Length; i++) Owners(OwnedChanges.Of(model.Causes[i]), Where(model, i), text, options, limit / 2);
        for (int i = 0; i < decisions.Count; i++)
            if (decisions[i] is { } table) MarkdownDecisions.Write(table, Where(model, i), text, options, limit / 2);
        for (int i = 0; i < pictures.Count; i++) MarkdownChanges.Write(pictures[i], model.Causes[i], Where(model, i), text, options.Redactor, limit * 4 / 5);
        Others(text, model, options, limit);
        output.Write(text.ToString());
    }

    /// <summary>Names stand as code, so that a comment calls nobody whom the server does not ask anyway.</summary>
    private static void Owners(ImmutableArray<OwnedChanges> owners, string where, MarkdownBody text, ReportOptions options, int limit)
    {
        int shown = text.AddAll(owners, limit, $"{OwnersHead} of the planned changes{where}**\n\n", o =>
            $"- {(o.Owner is { } name ? $"`{MarkdownText.Code(name)}`" : "nobody")}: {MarkdownText.Escape(options.Redactor.Redact(o.Text(NamesShown)))}\n");
        if (shown < owners.Length) text.Add($"- and {Plural.Of(owners.Length - shown, "more owner")}\n");
    }

    /// <summary>What a report says before its first table or list: the verdict, what decides it, and how much there is of everything.</summary>
    internal static string Head(string report)
    {
        int end = ((string[])[DecidingHead, OthersHead, OwnersHead, MarkdownDecisions.Heading, MarkdownChanges.Heading])
            .Select(h => report.IndexOf(h, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(report.Length).Min();
        return report[..end];
    }

    private static string Where(ReportModel model, int root) =>
        model.Report.Roots.Length > 1 ? $" in `{MarkdownText.Code(model.Report.Roots[root].Path)}`" : "";

    private static string Reason(ReportModel model, ReportOptions options)
    {
        string reason = MarkdownText.Escape(options.Redactor.Redact(VerdictWording.Reason(model)));
        string others = VerdictWording.Others(model) is { } more ? $" And {more}." : "";
        return reason.Length == 0 ? "" : $"**{reason}**{others}\n\n";
    }

    /// <summary>One row a rule, with its worst finding and what to type next.</summary>
    private static void Deciding(MarkdownBody text, ReportModel model, ReportOptions options, int limit)
    {
        var groups = model.Deciding;
        int shown = text.AddAll(groups.Take(DecidingShown), limit, $"{DecidingHead}|---|---|---|---|\n", g => Row(g, model, options));
        if (shown < groups.Length)
            text.Add($"\n{Plural.Of(groups.Skip(shown).Sum(g => g.Members.Length), "more finding")} of {Plural.Of(groups.Length - shown, "other rule")} "
                + "decide it as well, see below.\n");
    }

    private static string Row(FindingGroup group, ReportModel model, ReportOptions options)
    {
        var finding = group.First.Finding;
        string others = group.Members.Length == 1 ? "" : " Also "
            + string.Join(", ", group.Members.Skip(1).Take(NamesShown).Select(f => MarkdownText.CodeInCell(f.Subject)))
            + (group.Members.Length - 1 > NamesShown ? $" and {group.Members.Length - 1 - NamesShown} more" : "") + ".";
        string severity = Wording.Of(finding.Severity) + (group.Members.Length > 1 ? $" {group.Members.Length}×" : "");
        return $"| {Icon(finding.Severity)} {severity} | {Rule(finding)} | {MarkdownText.Escape(options.Redactor.Redact(finding.Text))} "
            + $"({MarkdownText.CodeInCell(Wording.Place(finding.Location))}){others} "
            + $"| {(NextCommand.Of(group.First, model, options) is { Length: > 0 } next ? MarkdownText.CodeInCell(next) : "")} |\n";
    }

    private static string Rule(Diagnostic finding)
    {
        string id = MarkdownText.Escape(finding.Rule.Id);
        return finding.Rule.HelpUri is { } uri ? $"[{id}]({uri})" : id;
    }

    /// <summary>Every finding, folded by rule, the most severe rule first; those that find no room are counted.</summary>
    private static void Others(MarkdownBody text, ReportModel model, ReportOptions options, int limit)
    {
        int left = 0, rules = 0;
        foreach (var group in model.Deciding.Concat(model.Others))
        {
            var first = group.First.Finding;
            string head = $"{OthersHead}<summary>{Icon(first.Severity)} {Wording.Of(first.Severity)} {MarkdownText.Escape(first.Rule.Id)} "
                + $"{MarkdownText.Escape(first.Rule.Name)}: {group.Members.Length.ToString("N0", CultureInfo.InvariantCulture)}</summary>\n";
            int shown = text.AddAll(group.Members, limit - Reserve, head, f => Details(f, options), "\n</details>\n");
            left += group.Members.Length - shown;
            rules += shown < group.Members.Length ? 1 : 0;
        }
        if (left > 0)
            text.Add($"\n{Plural.Of(left, "more finding")} of {Plural.Of(rules, "rule")} {(left == 1 ? "is" : "are")} not listed here; "
                + "the SARIF and JSON reports hold all.\n");
    }

    /// <summary>Room for the sentences that count what is left out.</summary>
    private const int Reserve = 200;

    private static string Details(ReportedFinding reported, ReportOptions options)
    {
        var (finding, redactor) = (reported.Finding, options.Redactor);
        var text = new StringBuilder($"\n`{MarkdownText.Code(Wording.Place(finding.Location))}` {MarkdownText.Escape(redactor.Redact(finding.Text))}\n");
        if (finding.Location.Source is { } source) text.Append(Snippet(source, finding.Location.LineSpan, redactor));
        if (finding.Addresses.Length > 1)
        {
            foreach (var address in finding.Addresses.Take(AddressesShown)) text.Append("\n- `").Append(MarkdownText.Code(address.ToString())).Append('`');
            if (finding.Addresses.Length > AddressesShown)
                text.Append(CultureInfo.InvariantCulture, $"\n- and {finding.Addresses.Length - AddressesShown} more");
            text.Append('\n');
        }
        if (reported.Roots.Length > 1)
            text.Append("\n- roots: ").AppendJoin(", ", reported.Roots.Take(AddressesShown).Select(r => $"`{MarkdownText.Code(r)}`"))
                .Append(reported.Roots.Length > AddressesShown ? $" and {reported.Roots.Length - AddressesShown} more" : "");
        foreach (var related in finding.Related) text.Append("\n- `").Append(MarkdownText.Code(Wording.Place(related.Location))).Append("` ")
            .Append(MarkdownText.Escape(redactor.Redact(related.Message)));
        foreach (var note in finding.Notes)
            text.Append("\n- ").Append(MarkdownText.Escape(note.Label)).Append(": ").Append(MarkdownText.Escape(redactor.Redact(note.Text)));
        foreach (var fix in finding.Fixes)
            text.Append("\n- fix: ").Append(MarkdownText.Escape(redactor.Redact(fix.Title + NextCommand.Applying(fix, options))));
        return text.Append('\n').ToString();
    }

    private static string Snippet(SourceText source, LinePositionSpan lines, Redactor redactor)
    {
        int last = Math.Min(lines.End.Line, lines.Start.Line + SnippetLines - 1);
        var span = TextSpan.FromBounds(source.GetLine(lines.Start.Line).Start, source.GetLine(last).End);
        string[] shown = redactor.RedactSource(source, span).Replace("\r", "", StringComparison.Ordinal).Split('\n');
        return MarkdownText.Fence("hcl", string.Join('\n', shown.Select(line => TerminalText.Escape(line.Replace("\t", "    ", StringComparison.Ordinal)))));
    }

    private static string Icon(Severity severity) => severity switch { Severity.Error => "🛑", Severity.Warning => "⚠️", _ => "ℹ️" };
}
