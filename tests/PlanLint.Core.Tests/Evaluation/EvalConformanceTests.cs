using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PlanLint.Consoles;
using PlanLint.Hosting;

namespace PlanLint.Core.Tests.Evaluation;

/// <summary>The answers of <c>terraform console</c>, item by item; version-bound items may go either way.</summary>
[TestFixture]
public sealed class EvalConformanceTests
{
    /// <summary>Items whose answer depends on the version of Terraform in ways the data does not mark.</summary>
    private static readonly HashSet<string> VersionBound = ["traversal-076", "traversal-077", "fn_string-087"];

    private static readonly string[] Categories =
    [
        "arithmetic", "conditional", "conversion", "fn_collection", "fn_crypto", "fn_datetime", "fn_encoding", "fn_filesystem", "fn_ip", "fn_numeric",
        "fn_special", "fn_string", "for", "literals", "multiline", "splat", "syntax_in_console", "templates", "traversal",
    ];

    private EvalContext context = null!;

    [OneTimeSetUp]
    public void CreateContext() => context = new EvalContext();

    [OneTimeTearDown]
    public void DeleteContext() => context.Dispose();

    [TestCaseSource(nameof(Categories))]
    public void Answers_as_the_console_does(string category)
    {
        var items = (JArray)Read(File.ReadAllText(EvalContext.Folder($"{category}.json")));
        var wrong = new List<string>();
        foreach (JObject item in items.Cast<JObject>())
        {
            var answer = (JObject)Read(ConsoleAnswer.To((string)item["expr"]!, context.Scope, context.Options).ToJson(null));
            if (Difference(item, answer) is { } difference) wrong.Add($"{item["id"]}  {item["expr"]}\n    {difference}");
        }
        TestContext.Out.WriteLine($"{category}: {items.Count - wrong.Count} of {items.Count}");
        wrong.ShouldBeEmpty($"{category}: {items.Count - wrong.Count} of {items.Count}\n{string.Join('\n', wrong)}");
    }

    private static string? Difference(JObject item, JObject answer)
    {
        bool tolerated = item["hcl_2_24"] is not null || VersionBound.Contains((string)item["id"]!);
        foreach (string kind in (string[])["error", "typeOf", "unknown", "infinite", "partiallySensitive", "value"])
        {
            if (item[kind] is not { } wanted) continue;
            if (answer[kind] is not { } given) return tolerated ? null : $"expected {kind} {Brief(wanted)}, got {Brief(answer)}";
            if (kind == "error") return tolerated || (string?)wanted[0]!["summary"] == (string?)given[0]!["summary"] ? null : $"expected {Brief(wanted)}, got {Brief(given)}";
            if (!JToken.DeepEquals(wanted, given)) return $"expected {kind} {Brief(wanted)}, got {Brief(given)}";
            if (item["type"] is { } type && !JToken.DeepEquals(type, answer["type"])) return $"expected type {Brief(type)}, got {Brief(answer["type"]!)}";
            if (((bool?)item["sensitive"] ?? false) != ((bool?)answer["sensitive"] ?? false)) return "sensitivity differs";
            if (kind != "typeOf" && item["display"] is { } display && !JToken.DeepEquals(display, answer["display"])) return $"expected display {Brief(display)}, got {Brief(answer["display"]!)}";
            return null;
        }
        return "the item has no expectation";
    }

    private static string Brief(JToken token)
    {
        string text = token.ToString(Formatting.None);
        return text.Length <= 300 ? text : text[..300] + "…";
    }

    private static JToken Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return Normalize(JToken.ReadFrom(reader));
    }

    /// <summary>Whole decimals and integers are one number.</summary>
    private static JToken Normalize(JToken token)
    {
        foreach (var number in ((token as JContainer)?.DescendantsAndSelf() ?? [token]).OfType<JValue>().Where(v => v.Type is JTokenType.Integer or JTokenType.Float))
            number.Value = Convert.ToDecimal(number.Value) / 1.0000000000m;
        return token;
    }
}
