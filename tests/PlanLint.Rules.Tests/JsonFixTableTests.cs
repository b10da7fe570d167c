using System.Text.RegularExpressions;
using PlanLint.Analysis;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>
/// Every rule that fixes native syntax fixes JSON syntax too, or says here why not: its case, the examples of its page and what stands
/// below are written in both. What a fix leaves is checked by <see cref="JsonFixCheck"/>.
/// </summary>
public sealed partial class JsonFixTableTests
{
    /// <summary>Rules that offer no fix in JSON syntax, and why none can be made.</summary>
    private static readonly Dictionary<string, string> NotOffered = new(StringComparer.Ordinal);

    /// <summary>Fixtures that are fixed, of rules whose case and page show none that is.</summary>
    private static readonly Dictionary<string, string> More = new(StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Fixable() => BuiltIn.Rules.Rules.Where(r => r.Descriptor.IsFixable).Select(r => new TestCaseData(r).SetArgDisplayNames(r.Descriptor.Id));

    [TestCaseSource(nameof(Fixable))]
    public void Fixes_json_syntax_as_it_fixes_native_syntax(Rule rule)
    {
        int native = 0, json = 0;
        foreach (string fixture in Fixtures(rule))
        {
            var result = RuleTester.Run([rule], fixture, RuleTest.Knowledge);
            if (!result.Diagnostics.Any(d => !d.Fixes.IsEmpty) || JsonFixCheck.Check(result) is not { } changed) continue;
            native++;
            if (changed.Count > 0) json++;
        }
        native.ShouldBePositive("no fixture shows what the rule fixes");
        if (NotOffered.ContainsKey(rule.Descriptor.Id)) json.ShouldBe(0);
        else json.ShouldBe(native);
    }

    private static IEnumerable<string> Fixtures(Rule rule)
    {
        string id = rule.Descriptor.Id;
        if (More.TryGetValue(id, out string? more)) yield return more;
        foreach (var type in typeof(JsonFixTableTests).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RuleTests)) && !t.IsAbstract))
            if (Activator.CreateInstance(type) is RuleTests tests && tests.Rule.Descriptor.Id == id) yield return Unmarked(tests.CaseText);
        foreach (Match fence in Fence().Matches(rule.Descriptor.HelpMarkdown)) yield return fence.Groups[1].Value;
    }

    private static string Unmarked(string text) => Mark().Replace(text, "");

    [GeneratedRegex(@"\[\|(?:PL\d{4}:)?|\|\]|\{\?|\?\}")]
    private static partial Regex Mark();

    [GeneratedRegex("^```hcl reports\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
