using PlanLint.Diagnostics;
using PlanLint.Reporting;

namespace PlanLint.Core.Tests.Reporting;

public sealed class FailedPartTests
{
    [Test]
    public void A_part_of_a_report_that_throws_is_told_of_and_the_rest_stands()
    {
        var root = new RootReport("infra")
        {
            Picture = _ => throw new InvalidOperationException("hunter2"),
            Decisions = () => new DecisionSummary(new TextTable(["Step"], [["first step"]]), []),
        };
        var report = new LintReport("1.0.0", 0, [root]);
        var output = new StringWriter();
        Reporters.ByName("html")!.Write(report, output, ReportOptions.Plain);
        output.ToString().ShouldContain("Making the picture of the plan failed with InvalidOperationException");
        output.ToString().ShouldContain("first step");
        output.ToString().ShouldNotContain("hunter2");
        var failure = root.Failures.ShouldHaveSingleItem();
        failure.Rule.ShouldBe(ToolRules.RuleCrashed);
        failure.Location.Path.ShouldBe("infra");
    }
}
