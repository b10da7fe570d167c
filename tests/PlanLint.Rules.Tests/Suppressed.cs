using PlanLint.Analysis;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>Holds that what a fixture says silences every finding in it.</summary>
internal static class Suppressed
{
    public static void By<TRule>(string fixture) where TRule : Rule, new() => By(new TRule(), fixture);

    public static void By(Rule rule, string fixture)
    {
        var result = RuleTester.Run([rule], fixture, RuleTest.Knowledge);
        result.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        result.Suppressed.ShouldNotBeEmpty();
    }
}
