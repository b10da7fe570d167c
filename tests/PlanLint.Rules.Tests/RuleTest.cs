using PlanLint.Analysis;
using PlanLint.Knowledge;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests;

/// <summary>Runs a built-in rule over a fixture with the built-in knowledge.</summary>
internal static class RuleTest
{
    public static KnowledgeBase Knowledge => BuiltInKnowledge.Load();

    public static RuleTestResult Check<TRule>(string fixture, AnalysisOptions? options = null) where TRule : Rule, new() =>
        RuleTester.Check<TRule>(fixture, Knowledge, options);
}
