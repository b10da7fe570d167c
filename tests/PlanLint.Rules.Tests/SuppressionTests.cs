using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>Every rule whose page shows a finding in the configuration can be silenced there, as the page says.</summary>
public sealed class SuppressionTests
{
    private static IEnumerable<TestCaseData> Rules() =>
        from rule in BuiltIn.Rules.Rules
        where rule.Descriptor.IsSuppressible
        let example = FirstExample(rule.Descriptor.HelpMarkdown)
        where example.Length > 0
        select new TestCaseData(rule, example).SetArgDisplayNames(rule.Descriptor.Id);

    [TestCaseSource(nameof(Rules))]
    public void Silences_a_finding_from_the_line_above_its_block(Rule rule, string example)
    {
        var findings = RuleTester.Run([rule], example, RuleTest.Knowledge).Diagnostics;
        var places = findings.Where(d => d.Location.Source?.Path == "main.tf").Select(BlockLine).Distinct().OrderDescending().ToArray();
        if (places.Length == 0 || findings.Any(f => f.Location.Source?.Path != "main.tf")) Assert.Pass("the example has findings outside of main.tf only");
        var lines = example.Split('\n').ToList();
        int first = lines.IndexOf("# file: main.tf") + 1;
        foreach (int line in places) lines.Insert(first + line, $"# planlint:disable={rule.Descriptor.Id} reason=\"test\"");
        Suppressed.By(rule, string.Join('\n', lines));
    }

    private static int BlockLine(Diagnostic finding)
    {
        var source = finding.Location.Source!;
        var block = HclParser.ParseFile(source).Body.Items.LastOrDefault(i => i.Span.Start <= finding.Location.Span.Start);
        return source.GetLineIndex(block?.Span.Start ?? 0);
    }

    private static string FirstExample(string page)
    {
        const string fence = "```hcl reports\n";
        string text = page.ReplaceLineEndings("\n");
        int start = text.IndexOf(fence, StringComparison.Ordinal);
        if (start < 0) return "";
        start += fence.Length;
        return text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
