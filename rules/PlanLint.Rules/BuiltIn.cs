using PlanLint.Analysis;
using PlanLint.Hosting;

namespace PlanLint.Rules;

/// <summary>What a host starts from: PlanLint's own rules with PlanLint's own knowledge.</summary>
public static class BuiltIn
{
    /// <summary>The rules.</summary>
    public static RuleSet Rules { get; } = new([.. RuleCatalog.All, .. BuiltInPolicies.All]);

    /// <summary>A linter with the rules and the knowledge.</summary>
    public static Linter Linter { get; } = new(Rules, BuiltInKnowledge.Load());
}
