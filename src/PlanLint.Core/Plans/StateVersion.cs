using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Plans;

/// <summary>
/// Which version of which state a plan was made from, recorded beside it because plan files leave it out: the output of
/// <c>terraform state pull | jq .serial,.lineage</c>, or any object with both, such as the state itself.
/// </summary>
/// <param name="Lineage">Lineage.</param>
/// <param name="Serial">Serial.</param>
/// <param name="Path">Path of the record, relative to the analysis root.</param>
public sealed record StateVersion(string Lineage, long Serial, string Path)
{
    /// <summary>How the name of a record ends.</summary>
    internal const string Suffix = ".state.json";

    /// <summary>Where the state version of a plan is recorded: <c>plan.state.json</c> beside <c>plan.json</c>.</summary>
    public static string RecordBeside(string plan) => System.IO.Path.ChangeExtension(plan, Suffix);

    /// <summary>Reads a record; null, with a finding, when it is none.</summary>
    public static StateVersion? Read(ReadOnlySpan<byte> json, string path, DiagnosticBag diagnostics)
    {
        string? lineage = null;
        long? serial = null;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject) continue;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    bool isLineage = reader.ValueTextEquals("lineage"u8), isSerial = reader.ValueTextEquals("serial"u8);
                    reader.Read();
                    if (!isLineage && !isSerial)
                    {
                        reader.Skip();
                        continue;
                    }
                }
                if (reader.TokenType == JsonTokenType.String) lineage ??= reader.GetString();
                else if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number)) serial ??= number;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            lineage = null;
        }
        if (lineage is { Length: > 0 } && serial is { } known) return new StateVersion(lineage, known, path);
        diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
            $"'{path}' does not say which state the plan was made from; write it with 'terraform state pull | jq .serial,.lineage'.");
        return null;
    }
}
