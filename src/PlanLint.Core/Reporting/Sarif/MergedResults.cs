using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting.Sarif;

/// <summary>
/// Reads the results of other tools. What a file says is a stranger's text: names become plain words, messages stay values, which reports
/// redact and escape.
/// </summary>
internal static class MergedResults
{
    private const int LongestName = 64;

    /// <summary>
    /// Results that their tool neither suppresses nor knew before, in file order; null, with PL0006, for a file that is no SARIF or says of no
    /// run that anything was analysed.
    /// </summary>
    public static IReadOnlyList<MergedResult>? Read(TextReader input, string path, DiagnosticBag diagnostics) => SarifLog.Read(input, path, diagnostics, Read);

    private static List<MergedResult> Read(IReadOnlyList<JObject> runs)
    {
        if (runs.Count == 0) throw new JsonReaderException("it holds no run, so nothing was analysed");
        var results = new List<MergedResult>();
        var rules = new Dictionary<string, RuleDescriptor>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            if (run.SelectToken("$.tool.driver.name") is not JValue { Value: string { Length: > 0 } tool })
                throw new JsonReaderException("a run does not name its tool");
            if (run.SelectTokens("$.invocations[*].executionSuccessful").Any(t => t is JValue { Value: false }))
                throw new JsonReaderException($"its run of {Word(tool)} says that it failed, so its results are not all");
            var descriptors = run.SelectTokens("$.tool.driver.rules[*]").OfType<JObject>().ToList();
            var byId = descriptors.Where(d => Text(d["id"]) is not null).GroupBy(d => Text(d["id"])!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
            foreach (var result in run["results"]!.OfType<JObject>())
                if (SarifLevel.IsNew(result) && Read(result, Word(tool), descriptors, byId, run, rules) is { } read) results.Add(read);
        }
        return results;
    }

    private static MergedResult? Read(JObject result, string tool, List<JObject> descriptors, Dictionary<string, JObject> byId, JObject run,
        Dictionary<string, RuleDescriptor> rules)
    {
        var indexed = result["ruleIndex"] is JValue { Value: long index } && index >= 0 && index < descriptors.Count ? descriptors[(int)index] : null;
        string id = Text(result["ruleId"]) ?? Text(result.SelectToken("$.rule.id")) ?? Text(indexed?["id"]) ?? "unnamed";
        var severity = SarifLevel.Of(result, byId.GetValueOrDefault(id) ?? indexed) switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            "note" => Severity.Note,
            _ => Severity.None,
        };
        if (severity == Severity.None) return null;
        string name = $"{tool}/{Word(id)}";
        if (!rules.TryGetValue(name, out var rule)) rules.Add(name, rule = RuleDescriptor.OfTool(tool, Word(id), severity));
        string text = Text(result.SelectToken("$.message.text")) ?? Text(result.SelectToken("$.message.markdown"))
            ?? Text(byId.GetValueOrDefault(id)?.SelectToken("$.shortDescription.text")) ?? "It gives no message.";
        var place = result.SelectToken("$.locations[0].physicalLocation") as JObject;
        return new MergedResult(rule, severity, text, Path(place?["artifactLocation"] as JObject, run), Lines(place?["region"] as JObject),
            Text(result.SelectToken("$.locations[0].logicalLocations[0].fullyQualifiedName")));
    }

    /// <summary>The path below its base, when the run says where that is.</summary>
    private static string Path(JObject? artifact, JObject run)
    {
        string uri = Text(artifact?["uri"]) ?? "";
        if (Text(artifact?["uriBaseId"]) is { } id && !uri.Contains("://", StringComparison.Ordinal) && run["originalUriBaseIds"] is JObject bases
            && Text((bases[id] as JObject)?["uri"]) is { } start && start.StartsWith("file://", StringComparison.Ordinal))
            uri = start.TrimEnd('/') + "/" + uri;
        if (uri.StartsWith("file://", StringComparison.Ordinal)) uri = "/" + uri["file://".Length..].TrimStart('/');
        return uri.Contains('\0', StringComparison.Ordinal) ? "" : Uri.UnescapeDataString(uri);
    }

    private static LinePositionSpan? Lines(JObject? region)
    {
        if (Number(region?["startLine"]) is not { } line) return null;
        int column = Number(region!["startColumn"]) ?? 1, lastLine = Math.Max(line, Number(region["endLine"]) ?? line);
        int lastColumn = Number(region["endColumn"]) ?? (lastLine == line ? column : 1);
        int end = Math.Max(lastColumn, lastLine == line ? column : 1);
        return new LinePositionSpan(new LinePosition(line - 1, column - 1), new LinePosition(lastLine - 1, end - 1));
    }

    private static int? Number(JToken? token) => token is JValue { Value: long and > 0 and < int.MaxValue } number ? (int)(long)number.Value : null;

    private static string? Text(JToken? token) => token is JValue { Value: string { Length: > 0 } text } ? text : null;

    /// <summary>A name as one word, so that comments and options can say it.</summary>
    private static string Word(string name)
    {
        string word = string.Concat(name.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '-')).Trim('-');
        return word.Length == 0 ? "unnamed" : word;
    }
}
