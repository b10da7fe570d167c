using PlanLint.Hosting;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Policies;

/// <summary>The policies that PlanLint ships and those of the cookbook carry tests, and pass them.</summary>
public sealed class ShippedPolicyTests
{
    [Test]
    public void Every_policy_of_the_repository_passes_its_tests()
    {
        var result = new PolicyTester(BuiltInKnowledge.Load(), RepositoryFiles.Root()).Run(["rules/policies", "docs"]);
        result.Problems.Select(p => $"{p.Location}: {p.Message}").ShouldBeEmpty();
        result.Outcomes.Where(o => !o.Passed).Select(o => $"{o.Location}: {o.Name}").ShouldBeEmpty();
        result.Untested.ShouldBeEmpty();
        result.Outcomes.Length.ShouldBeGreaterThan(50);
    }
}
