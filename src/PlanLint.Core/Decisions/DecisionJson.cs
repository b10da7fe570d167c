using PlanLint.Secrets;

namespace PlanLint.Decisions;

/// <summary>Writes a decision table for machines.</summary>
public static class DecisionJson
{
    /// <summary>One object: <c>planlint_decisions</c> (the version, 1), <c>rows</c> and <c>batches</c>.</summary>
    public static void Write(DecisionTable table, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var json = new JsonOutput(writer, Redactor.None);
        json.Object(() =>
        {
            json.Number("planlint_decisions", 1);
            json.Objects("rows", table.Rows, row => Write(json, row));
            json.Objects("batches", table.Batches, batch =>
            {
                json.Number("number", batch.Number);
                json.Plain("title", batch.Title);
                json.Plain("addresses", batch.Rows.Select(r => r.Address.ToString()));
                json.Plain("file", batch.FileName);
                json.Plain("text", batch.Text);
                json.Plain("commands", batch.Commands);
            });
        });
    }

    private static void Write(JsonOutput json, Decision row)
    {
        json.Plain("address", row.Address.ToString());
        json.Plain("decision", row.Kind.ToString().ToLowerInvariant());
        json.Number("batch", row.Batch);
        json.Plain("live", row.LiveObject);
        json.Plain("owner", row.Owner);
        json.Plain("rationale", row.Rationale);
        json.Plain("evidence", row.Evidence);
        json.Plain("confidence", row.Confidence.ToString().ToLowerInvariant());
        json.Plain("gate", row.Gate);
        json.Plain("followUp", row.FollowUp);
        json.Text("importId", row.ImportId);
        json.Flag("protected", row.IsProtected);
        json.Plain("file", row.Location.Path);
        json.Number("line", row.Location.LineSpan.Start.Line + 1);
    }
}
