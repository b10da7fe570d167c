using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PlanLint.Reporting.Sarif;

/// <summary>How loud a result is (SARIF 2.1.0 §3.27.10): what it says itself, else what its rule says, else a warning.</summary>
internal static class SarifLevel
{
    private static readonly string[] Words = ["none", "note", "warning", "error"];

    /// <summary><c>none</c>, <c>note</c>, <c>warning</c> or <c>error</c>.</summary>
    public static string Of(JObject result, JObject? rule)
    {
        if (result["level"] is { Type: not JTokenType.Null } said) return Checked(said);
        // A result that is no failure has no level.
        if (result["kind"] is JValue { Value: string kind and not "fail" } && kind.Length > 0) return "none";
        return rule?.SelectToken("$.defaultConfiguration.level") is { Type: not JTokenType.Null } ofRule ? Checked(ofRule) : "warning";
    }

    /// <summary>False for a result that its tool suppresses, or knew before.</summary>
    public static bool IsNew(JObject result) =>
        result["suppressions"] is not JArray { Count: > 0 } && result["baselineState"] is not JValue { Value: "unchanged" or "absent" };

    private static string Checked(JToken level) => level is JValue { Value: string word } && Words.Contains(word)
        ? word
        : throw new JsonReaderException($"the level of a result is none of {string.Join(", ", Words)}");
}
