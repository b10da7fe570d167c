using Newtonsoft.Json;

namespace PlanLint.Decisions;

/// <summary>Writes a decision table for machines.</summary>
public static class DecisionJson
{
    /// <summary>One object: <c>planlint_decisions</c> (the version, 1), <c>rows</c> and <c>batches</c>.</summary>
    public static void Write(DecisionTable table, TextWriter writer)
    {
        using var json = new JsonTextWriter(writer) { Formatting = Formatting.Indented, CloseOutput = false };
        json.WriteStartObject();
        json.WritePropertyName("planlint_decisions");
        json.WriteValue(1);
        json.WritePropertyName("rows");
        json.WriteStartArray();
        foreach (var row in table.Rows) Write(json, row);
        json.WriteEndArray();
        json.WritePropertyName("batches");
        json.WriteStartArray();
        foreach (var batch in table.Batches)
        {
            json.WriteStartObject();
            json.WritePropertyName("number");
            json.WriteValue(batch.Number);
            Write(json, "title", batch.Title);
            Write(json, "addresses", batch.Rows.Select(r => r.Address.ToString()));
            Write(json, "file", batch.FileName);
            Write(json, "text", batch.Text);
            Write(json, "commands", batch.Commands);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        writer.Write('\n');
    }

    private static void Write(JsonTextWriter json, Decision row)
    {
        json.WriteStartObject();
        Write(json, "address", row.Address.ToString());
        Write(json, "decision", row.Kind.ToString().ToLowerInvariant());
        json.WritePropertyName("batch");
        json.WriteValue(row.Batch);
        Write(json, "live", row.LiveObject);
        Write(json, "owner", row.Owner);
        Write(json, "rationale", row.Rationale);
        Write(json, "evidence", row.Evidence);
        Write(json, "confidence", row.Confidence.ToString().ToLowerInvariant());
        Write(json, "gate", row.Gate);
        Write(json, "followUp", row.FollowUp);
        json.WritePropertyName("importId");
        json.WriteValue(row.ImportId);
        json.WritePropertyName("protected");
        json.WriteValue(row.IsProtected);
        Write(json, "file", row.Location.Path);
        json.WritePropertyName("line");
        json.WriteValue(row.Location.LineSpan.Start.Line + 1);
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void Write(JsonTextWriter json, string name, IEnumerable<string> values)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (string value in values) json.WriteValue(value);
        json.WriteEndArray();
    }
}
