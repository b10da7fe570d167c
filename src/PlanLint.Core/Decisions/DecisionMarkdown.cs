using System.Globalization;

namespace PlanLint.Decisions;

/// <summary>Writes a decision table for people.</summary>
public static class DecisionMarkdown
{
    /// <summary>The table, then the batches with what to apply and what to expect.</summary>
    public static void Write(DecisionTable table, TextWriter writer)
    {
        if (table.Rows.IsEmpty)
        {
            writer.Write("Nothing to decide: the plan creates nothing, and nothing that is still in the state lost its block.\n");
            return;
        }
        writer.Write("| # | Address | Live object | Owner | Decision | Rationale | Gate |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in table.Rows)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"| {(row.Batch == 0 ? "–" : row.Batch)} | {Code(row.Address.ToString())} | {Cell(row.LiveObject, "none")} | {Cell(row.Owner, row.LiveObject.Length > 0 ? "unknown" : "")} | **{row.Word}** | {Cell(row.Rationale + (row.FollowUp.Length > 0 ? $" Then: {row.FollowUp}." : ""), "")} | {Cell(row.Gate, "")} |\n"));
        }
        writer.Write("\nBefore anything else: no other apply runs, the state is backed up, and its serial is written down. Each step is a plan, an apply and a check of its own, run in the root module's folder with the step's file in it; stop at the first that is not as expected.\n");
        foreach (var batch in table.Batches)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"\n## {batch.Number}. {Escape(batch.Title)}\n\n"));
            foreach (var row in batch.Rows.Where(r => !r.Evidence.IsEmpty))
                writer.Write($"- {Code(row.Address.ToString())} ({row.Confidence.ToString().ToLowerInvariant()}): {string.Join("; ", row.Evidence.Select(Code))}\n");
            if (batch.Rows.Any(r => !r.Evidence.IsEmpty)) writer.Write("\n");
            if (batch.Text.Length > 0) writer.Write($"`{batch.FileName}`:\n\n```hcl\n{batch.Text}```\n\n");
            writer.Write("```sh\n");
            foreach (string command in batch.Commands) writer.Write(OneLine(command) + "\n");
            writer.Write("```\n");
        }
    }

    private static string Cell(string text, string otherwise) => text.Length == 0 ? otherwise : Escape(text);

    /// <summary>Names come from strangers: nothing of them may be markup, end a cell, or start a line.</summary>
    private static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        foreach (char c in OneLine(text))
        {
            if (c is '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '~') escaped.Append('\\').Append(c);
            else if (c == '<') escaped.Append("&lt;");
            else if (c == '&') escaped.Append("&amp;");
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>Code in a cell: a bar would end the cell even there, and a backtick the code.</summary>
    private static string Code(string text) => $"`{OneLine(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
