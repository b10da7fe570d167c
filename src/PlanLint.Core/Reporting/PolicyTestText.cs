using PlanLint.Text;

namespace PlanLint.Reporting;

/// <summary>Outcomes of tests as lines: those that failed with what was expected and what came, then the sum.</summary>
public static class PolicyTestText
{
    /// <summary>Writes the lines.</summary>
    public static void Write(PolicyTestResult result, TextWriter output)
    {
        foreach (var outcome in result.Outcomes.Where(o => !o.Passed))
        {
            Line($"{outcome.Location}: {outcome.Rule} \"{outcome.Name}\" failed");
            foreach (string line in Difference(outcome)) Line($"  {line}");
        }
        int failed = result.Outcomes.Count(o => !o.Passed);
        int rules = result.Outcomes.Select(o => o.Rule).Distinct(StringComparer.Ordinal).Count();
        if (result.Outcomes.Length > 0)
            Line($"{Plural.Of(result.Outcomes.Length, "test")} of {Plural.Of(rules, "rule")}: {(failed == 0 ? "all pass" : $"{failed} failed")}");
        if (result.Untested.Length > 0) Line($"without a test: {string.Join(", ", result.Untested)}");

        void Line(string text) => output.Write(TerminalText.Escape(TerminalText.OneLine(text)) + "\n");
    }

    /// <summary>What was expected and what came.</summary>
    internal static IEnumerable<string> Difference(PolicyTestOutcome outcome)
    {
        if (outcome.Problem is { } problem)
        {
            yield return problem;
            yield break;
        }
        foreach (var missing in outcome.Expected.Except(outcome.Reported)) yield return $"expected, and not reported: {missing}";
        foreach (var extra in outcome.Reported.Except(outcome.Expected)) yield return $"reported, and not expected: {extra}";
    }
}
