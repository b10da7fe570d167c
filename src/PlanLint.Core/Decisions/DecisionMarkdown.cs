using System.Globalization;
using PlanLint.Text;

namespace PlanLint.Decisions;

/// <summary>Writes a decision table for people.</summary>
public static class DecisionMarkdown
{
    /// <summary>The table, then the batches with what to apply and what to expect; a heading first when one is given.</summary>
    public static void Write(DecisionTable table, TextWriter writer, string? heading = null)
    {
        if (heading is not null) writer.Write($"# {MarkdownText.Escape(heading)}\n\n");
        if (table.Rows.IsEmpty)
        {
            writer.Write("Nothing to decide: the plan creates nothing, and every resource in the state still has its block.\n");
            return;
        }
        writer.Write("| # | Address | Live object | Owner | Decision | Rationale | Gate |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in table.Rows)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"| {(row.Batch == 0 ? "–" : row.Batch)} | {MarkdownText.CodeInCell(row.Address.ToString())} | {Cell(row.LiveObject, "none")} | "
                + $"{Cell(row.Owner, row.LiveObject.Length > 0 ? "unknown" : "")} | **{row.Word}** | "
                + $"{Cell(row.Rationale + (row.FollowUp.Length > 0 ? $" Then: {row.FollowUp}." : ""), "")} | {Cell(row.Gate, "")} |\n"));
        }
        writer.Write("\nFirst make sure that no other apply runs, back up the state, and note its serial. Each step is a plan, an apply and a check of its "
            + "own, with the step's file in the root module's directory. Run the commands where this table was made, and stop at the first step that does "
            + "not go as expected.\n");
        foreach (var batch in table.Batches)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"\n## {batch.Number}. {MarkdownText.Escape(batch.Title)}\n\n"));
            foreach (var row in batch.Rows.Where(r => !r.Evidence.IsEmpty))
                writer.Write($"- {MarkdownText.CodeInCell(row.Address.ToString())} ({row.Confidence.ToString().ToLowerInvariant()}): "
                    + $"{string.Join("; ", row.Evidence.Select(MarkdownText.CodeInCell))}\n");
            if (batch.Rows.Any(r => !r.Evidence.IsEmpty)) writer.Write("\n");
            if (batch.Text.Length > 0) writer.Write($"`{batch.FileName}`:\n\n```hcl\n{batch.Text}```\n\n");
            writer.Write("```sh\n");
            foreach (string command in batch.Commands) writer.Write(TerminalText.Escape(TerminalText.OneLine(command)) + "\n");
            writer.Write("```\n");
        }
    }

    private static string Cell(string text, string otherwise) => text.Length == 0 ? otherwise : MarkdownText.Escape(text);
}
