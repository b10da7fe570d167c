using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Drifts;

/// <summary>Drift that somebody has accepted: <c>.planlint.drift.json</c>. Holds no sensitive value.</summary>
public sealed class DriftBaseline
{
    /// <summary>Name of the file, in the root module's directory.</summary>
    public const string FileName = ".planlint.drift.json";

    private const int FormatVersion = 1;
    private const int MaximumDepth = 16;
    private readonly HashSet<(string Address, string Path, string Value)> entries;

    private DriftBaseline(HashSet<(string Address, string Path, string Value)> entries) => this.entries = entries;

    /// <summary>Nothing is accepted.</summary>
    public static DriftBaseline Empty { get; } = new([]);

    /// <summary>What it holds, ordered.</summary>
    public IEnumerable<(string Address, string Path, string Value)> Entries =>
        entries.OrderBy(e => e.Address, StringComparer.Ordinal).ThenBy(e => e.Path, StringComparer.Ordinal).ThenBy(e => e.Value, StringComparer.Ordinal);

    /// <summary>This baseline, with what stands there now of the drift given in place of what it says about the same attributes.</summary>
    internal DriftBaseline With(IEnumerable<DriftEntry> drift)
    {
        var seen = drift.Select(d => d.Key).ToHashSet();
        var places = seen.Select(s => (s.Address, s.Path)).ToHashSet();
        return new([.. seen, .. entries.Where(e => !places.Contains((e.Address, e.Path)))]);
    }

    /// <summary>True for drift that it holds.</summary>
    public bool Holds(DriftEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entries.Contains(entry.Key);
    }

    /// <summary>Writes the file.</summary>
    public void Write(TextWriter output)
    {
        using var json = new JsonOutput(output, Redactor.None);
        json.Object(() =>
        {
            json.Number("planlint_drift", FormatVersion);
            json.Objects("drift", Entries, entry => Write(entry, json));
        });
    }

    /// <summary>What it holds of one attribute.</summary>
    internal static void Write((string Address, string Path, string Value) entry, JsonOutput json)
    {
        json.Plain("address", entry.Address);
        json.Plain("path", entry.Path);
        json.Plain("value", entry.Value);
    }

    /// <summary>Reads the file; null with a sentence when it is none.</summary>
    public static DriftBaseline? Read(string text, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        problem = null;
        try
        {
            JsonSyntax.Check(text);
            using var json = new JsonTextReader(new StringReader(text)) { MaxDepth = MaximumDepth, DateParseHandling = DateParseHandling.None };
            if (JToken.ReadFrom(json) is JObject file && file["planlint_drift"] is JValue { Value: (long)FormatVersion } && file["drift"] is JArray drift)
                return new([.. drift.OfType<JObject>().Select(d => (Text(d, "address"), Text(d, "path"), Text(d, "value")))]);
        }
        catch (Exception exception) when (exception is InputException or JsonException)
        {
            problem = $"is no JSON: {exception.Message.TrimEnd('.')}";
            return null;
        }
        problem = "is no baseline of drift; 'planlint drift --accept' writes one";
        return null;
    }

    private static string Text(JObject entry, string name) => entry[name] is JValue { Value: string text } ? text : "";
}
