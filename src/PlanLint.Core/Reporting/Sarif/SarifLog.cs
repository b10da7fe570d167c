using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Text;

namespace PlanLint.Reporting.Sarif;

/// <summary>A SARIF file as a tree, checked as far as anything is read from it. Numbers keep their digits.</summary>
internal static class SarifLog
{
    private const string Version = "2.1.0";
    private const int MaximumDepth = 128;

    /// <summary>
    /// What <paramref name="read"/> makes of the runs of a file; null, with PL0006 in <paramref name="diagnostics"/>, when it is no SARIF or
    /// <paramref name="read"/> throws a <see cref="JsonException"/>.
    /// </summary>
    public static T? Read<T>(TextReader input, string path, DiagnosticBag diagnostics, Func<IReadOnlyList<JObject>, T> read)
        where T : class
    {
        try
        {
            string text = input.ReadToEnd();
            JsonSyntax.Check(text);
            using var json = new JsonTextReader(new StringReader(text))
            {
                CloseInput = false,
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = MaximumDepth,
            };
            if (JToken.ReadFrom(json) is not JObject log || log["runs"] is not JArray runs) throw new JsonReaderException("the file has no 'runs'");
            if (log["version"] is not JValue { Value: Version }) throw new JsonReaderException($"its 'version' is not \"{Version}\"");
            return read([.. runs.Select(Run)]);
        }
        catch (InputException exception)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.At(path, new LinePositionSpan(exception.Position, exception.Position)),
                $"Cannot read the SARIF file: {exception.Message}, at line {exception.Position.Line + 1}.");
        }
        catch (JsonException exception)
        {
            diagnostics.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(path),
                $"Cannot read the SARIF file: {exception.Message.Split(" Path '", 2)[0].TrimEnd('.')}.");
        }
        return null;
    }

    /// <summary>A run without results is one that analysed nothing (SARIF 2.1.0 §3.14.23).</summary>
    private static JObject Run(JToken token)
    {
        if (token is not JObject run) throw new JsonReaderException("a run is not an object");
        if (run["results"] is null or { Type: JTokenType.Null }) throw new JsonReaderException("a run has no 'results', which says that nothing was analysed");
        if (run["results"] is not JArray results) throw new JsonReaderException("'results' is not an array");
        if (results.Any(r => r is not JObject)) throw new JsonReaderException("a result is not an object");
        return run;
    }
}
