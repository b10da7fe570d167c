using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Text;

namespace PlanLint.Reporting.Forgejo;

/// <summary>What a SARIF file says that belongs into a review. Any tool's file will do.</summary>
/// <param name="Findings">Results that are neither suppressed nor in a baseline, in file order.</param>
/// <param name="IsSuccessful">False when a run says that it could not analyse.</param>
public sealed record SarifFindings(ImmutableArray<ReviewFinding> Findings, bool IsSuccessful)
{
    private const int MaximumDepth = 128;

    /// <summary>Reads a file; null with PL0006 in <paramref name="diagnostics"/> when it is no SARIF.</summary>
    public static SarifFindings? Read(TextReader input, string path, DiagnosticBag diagnostics)
    {
        try
        {
            using var json = new JsonTextReader(input) { CloseInput = false, DateParseHandling = DateParseHandling.None, MaxDepth = MaximumDepth };
            if (JToken.ReadFrom(json) is not JObject log || log["runs"] is not JArray runs) throw new JsonReaderException("the file has no 'runs'");
            var findings = ImmutableArray.CreateBuilder<ReviewFinding>();
            bool succeeds = true;
            foreach (var run in runs.OfType<JObject>())
            {
                succeeds &= !run.SelectTokens("$.invocations[*].executionSuccessful").Any(t => t.Type == JTokenType.Boolean && !(bool)t);
                var help = HelpPages(run);
                foreach (var result in (run["results"] as JArray ?? []).OfType<JObject>())
                    if (Read(result, help) is { } finding) findings.Add(finding);
            }
            return new SarifFindings(findings.ToImmutable(), succeeds);
        }
        catch (JsonException exception)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path), $"Cannot read the SARIF file: {exception.Message.Split(" Path '", 2)[0]}");
            return null;
        }
    }

    private static Dictionary<string, string> HelpPages(JObject run)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in run.SelectTokens("$.tool.driver.rules[*]").OfType<JObject>())
            if (Text(rule["id"]) is { } id && Text(rule["helpUri"]) is { } uri && uri.StartsWith("https://", StringComparison.Ordinal)) pages.TryAdd(id, uri);
        return pages;
    }

    private static ReviewFinding? Read(JObject result, Dictionary<string, string> help)
    {
        if (result["suppressions"] is JArray { Count: > 0 } || Text(result["baselineState"]) is "unchanged" or "absent") return null;
        string rule = Text(result["ruleId"]) ?? "";
        string level = Text(result["level"]) ?? "warning";
        var place = result.SelectToken("$.locations[0].physicalLocation") as JObject;
        string path = Uri.UnescapeDataString(Text(place?.SelectToken("$.artifactLocation.uri")) ?? "");
        int line = place?.SelectToken("$.region.startLine") is JValue { Value: long and > 0 and <= int.MaxValue } number ? (int)(long)number.Value : 1;
        ImmutableArray<string> notes = [.. (result.SelectToken("$.properties.notes") as JArray ?? []).Select(Text).OfType<string>()];
        return level is "none" ? null : new ReviewFinding(rule, level, Text(result.SelectToken("$.message.text")) ?? "", path, line, help.GetValueOrDefault(rule), notes);
    }

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text : null;
}
