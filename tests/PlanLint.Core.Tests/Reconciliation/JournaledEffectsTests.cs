using System.Text;
using PlanLint.Plans;
using PlanLint.Reconciliation;

namespace PlanLint.Core.Tests.Reconciliation;

internal sealed class JournaledEffectsTests
{
    /// <summary>An update of a map whose keys are masked, and of one that anybody may see.</summary>
    private static JournaledEffects Of(string secretKey, string openKey = "zone") => JournaledEffects.Of(PlanReader.Read(Encoding.UTF8.GetBytes($$$$"""
        {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{"address":"acme_thing.a","mode":"managed","type":"acme_thing","name":"a","change":{
        "actions":["update"],"before":{"m":{},"tags":{}},"after":{"m":{"{{{{secretKey}}}}":"v"},"tags":{"{{{{openKey}}}}":"v"}},"after_unknown":{},
        "before_sensitive":{"m":true},"after_sensitive":{"m":true}}}]}
        """), "plan.json").Plan!);

    [Test]
    public void The_journal_says_the_same_whatever_a_secret_key_is() => Of("hunter2").ToLines().ShouldBe(Of("correct-horse").ToLines());

    [Test]
    public void Another_key_that_is_no_secret_is_another_change() => Of("a", "rack").ToLines().ShouldNotBe(Of("a", "zone").ToLines());
}
