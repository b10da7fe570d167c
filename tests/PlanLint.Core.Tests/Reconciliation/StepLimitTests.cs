using PlanLint.Reconciliation;

namespace PlanLint.Core.Tests.Reconciliation;

/// <summary>Where <c>--until</c> ends a run.</summary>
public class StepLimitTests
{
    [TestCase("preflight", 0, "preflight")]
    [TestCase("2", 2, "verify")]
    [TestCase("2.check", 2, "check")]
    public void Names_a_step(string text, int batch, string step)
    {
        var limit = StepLimit.Parse(text)!.Value;
        limit.Batch.ShouldBe(batch);
        StepLimit.NameOf(limit.Step).ShouldBe(step);
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("2.preflight")]
    [TestCase("2.")]
    [TestCase("check")]
    [TestCase("1.check.2")]
    public void Is_none(string text) => StepLimit.Parse(text).ShouldBeNull();

    [Test]
    public void Ends_before_what_lies_behind_it()
    {
        var limit = StepLimit.Parse("2.check")!.Value;
        limit.IsBefore(1, ReconcileStep.Verify).ShouldBeFalse();
        limit.IsBefore(2, ReconcileStep.Check).ShouldBeFalse();
        limit.IsBefore(2, ReconcileStep.Approve).ShouldBeTrue();
        limit.IsBefore(3, ReconcileStep.Blocks).ShouldBeTrue();
    }
}
