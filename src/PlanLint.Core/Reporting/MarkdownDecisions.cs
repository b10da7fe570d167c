using PlanLint.Secrets;
using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>What to do, in a comment: the table of decisions, and its steps with their blocks and commands folded.</summary>
internal static class MarkdownDecisions
{
    /// <summary>How the section begins.</summary>
    public const string Heading = "\n**What to do";

    /// <summary>Columns of the table that a comment shows; the rest is in the steps and in <c>planlint decide</c>.</summary>
    private static readonly string[] Columns = ["Step", "Address", "Live object", "Owner", "Decision", "Gate"];

    /// <summary>Writes as much as fits; what does not is counted.</summary>
    public static void Write(DecisionSummary decisions, string where, MarkdownBody text, ReportOptions options, int limit)
    {
        var (table, redactor) = (decisions.Table, options.Redactor);
        int[] columns = [.. table.Columns.Select((name, i) => (name, i)).Where(c => Columns.Contains(c.name)).Select(c => c.i)];
        if (columns.Length == 0) columns = [.. Enumerable.Range(0, table.Columns.Length)];
        string head = $"| {string.Join(" | ", columns.Select(c => MarkdownText.Escape(table.Columns[c])))} |\n"
            + $"|{string.Concat(columns.Select(_ => "---|"))}\n";
        int rows = text.AddAll(table.Rows, limit - (limit / 10), $"{Heading}{where}**\n\n{head}",
            r => $"| {string.Join(" | ", columns.Select(c => Cell(table.Columns[c], r[c])))} |\n");
        LeftOut(table.Rows.Length - rows, "decision", "listed");
        const string folded = "\n<details><summary>Steps with blocks and commands</summary>\n", end = "\n</details>\n";
        int steps = text.AddAll(decisions.Steps, limit, folded, s => Step(s, redactor), end);
        LeftOut(decisions.Steps.Length - steps, "step", "printed");

        void LeftOut(int count, string noun, string verb)
        {
            if (count > 0) text.Add($"\n{Plural.Of(count, $"more {noun}")}{where} {(count == 1 ? "is" : "are")} {verb} by "
                + $"{MarkdownText.CodeInCell(NextCommand.Decisions(options))}.\n");
        }

        string Cell(string column, string value) => column == "Address" ? MarkdownText.CodeInCell(value) : MarkdownText.Escape(redactor.Redact(value));
    }

    private static string Step(DecisionStep step, Redactor redactor)
    {
        string blocks = step.Text.Length == 0 ? "" : $"\n`{MarkdownText.Code(step.FileName)}`:\n"
            + MarkdownText.Fence("hcl", string.Join('\n', redactor.RedactCode(step.Text.TrimEnd('\n')).Split('\n').Select(TerminalText.Escape)));
        string commands = string.Join('\n', step.Commands.Select(c => TerminalText.Escape(TerminalText.OneLine(redactor.Redact(c)))));
        return $"\n{step.Number}\\. {MarkdownText.Escape(redactor.Redact(step.Title))}\n{blocks}{MarkdownText.Fence("sh", commands)}";
    }
}
