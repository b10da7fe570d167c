using System.Text.Json;
using PlanLint.Plans;

namespace PlanLint.Testing;

/// <summary>Makes small plans. A fixture writes only what its test is about; <see cref="ShortPlan"/> fills in the rest.</summary>
public static class PlanFixture
{
    /// <summary>A plan of the changes given.</summary>
    public static string Plan(params IEnumerable<string> changes) =>
        $$"""{ "resource_changes": [{{string.Join(",\n", changes)}}] }""";

    /// <summary>
    /// One change. <paramref name="actions"/> are the plan's words with commas; values are JSON, null when there is none;
    /// <paramref name="extra"/> is more JSON of the <c>change</c> object, such as <c>"replace_paths": [["a"]]</c>, and
    /// <paramref name="outer"/> of the entry around it, such as <c>"action_reason": "…"</c>.
    /// </summary>
    public static string Change(string address, string actions, string? before = null, string? after = null, string? extra = null, string? outer = null) =>
        $$"""
        { "address": {{JsonSerializer.Serialize(address)}}, {{(outer is null ? "" : outer + ", ")}}"change": { "actions": [{{string.Join(", ", actions.Split(',').Select(a => $"\"{a.Trim()}\""))}}],
          "before": {{before ?? "null"}}, "after": {{after ?? "null"}}{{(extra is null ? "" : ", " + extra)}} } }
        """;
}
