using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Reporting.Sarif;

namespace PlanLint.Reporting.Forgejo;

/// <summary>What a SARIF file says that belongs into a review. Any tool's file will do.</summary>
/// <param name="Findings">Results that are neither suppressed nor in a baseline, in file order.</param>
/// <param name="IsSuccessful">False when a run says that it could not analyse.</param>
public sealed record SarifFindings(ImmutableArray<ReviewFinding> Findings, bool IsSuccessful)
{
    /// <summary>The Markdown report of the same run, which is the text of the review; null to tell the findings alone.</summary>
    public ReviewReport? Report { get; init; }

    /// <summary>
    /// Reads a file; null with PL0006 in <paramref name="diagnostics"/> when it is no SARIF, or says of no run that anything was analysed
    /// (SARIF 2.1.0 §3.14.23): a file that cannot be used is never a file without findings.
    /// </summary>
    public static SarifFindings? Read(TextReader input, string path, DiagnosticBag diagnostics) => SarifLog.Read(input, path, diagnostics, runs =>
    {
        if (runs.Count == 0) throw new JsonReaderException("it holds no run, so nothing was analysed");
        var findings = ImmutableArray.CreateBuilder<ReviewFinding>();
        bool succeeds = true;
        foreach (var run in runs)
        {
            var successes = run.SelectTokens("$.invocations[*].executionSuccessful").ToArray();
            if (Array.Exists(successes, t => t.Type != JTokenType.Boolean)) throw new JsonReaderException("'executionSuccessful' is not a bool");
            succeeds &= Array.TrueForAll(successes, t => (bool)t);
            var help = HelpPages(run);
            var rules = run.SelectTokens("$.tool.driver.rules[*]").OfType<JObject>().Where(r => Text(r["id"]) is not null)
                .GroupBy(r => Text(r["id"])!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
            foreach (var result in run["results"]!.OfType<JObject>())
                if (Read(result, help, rules) is { } finding) findings.Add(finding);
        }
        return new SarifFindings(findings.ToImmutable(), succeeds);
    });

    private static Dictionary<string, string> HelpPages(JToken run)
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in run.SelectTokens("$.tool.driver.rules[*]").OfType<JObject>())
            if (Text(rule["id"]) is { } id && Text(rule["helpUri"]) is { } uri && uri.StartsWith("https://", StringComparison.Ordinal)) pages.TryAdd(id, uri);
        return pages;
    }

    private static ReviewFinding? Read(JObject result, Dictionary<string, string> help, Dictionary<string, JObject> rules)
    {
        string level = SarifLevel.Of(result, rules.GetValueOrDefault(Text(result["ruleId"]) ?? ""));
        if (!SarifLevel.IsNew(result)) return null;
        string rule = Text(result["ruleId"]) ?? "";
        var place = result.SelectToken("$.locations[0].physicalLocation") as JObject;
        string path = Uri.UnescapeDataString(Text(place?.SelectToken("$.artifactLocation.uri")) ?? "");
        int line = place?.SelectToken("$.region.startLine") is JValue { Value: long and > 0 and <= int.MaxValue } number ? (int)(long)number.Value : 1;
        ImmutableArray<string> notes = [.. (result.SelectToken("$.properties.notes") as JArray ?? []).Select(Text).OfType<string>()];
        return level is "none"
            ? null
            : new ReviewFinding(rule, level, Text(result.SelectToken("$.message.text")) ?? "", path, line, help.GetValueOrDefault(rule), notes);
    }

    private static string? Text(JToken? token) => token is JValue { Value: string text } ? text : null;
}
