using PlanLint.Hosting;

namespace PlanLint.Core.Tests.Hosting;

public sealed class RunStepsTests
{
    [Test]
    public void A_thousand_roots_that_take_all_they_can_take_little_more_than_one()
    {
        var steps = new RunSteps(total: 20_000_000, ofEach: 1_000);
        long taken = 0;
        for (int root = 0; root < 1_000; root++)
        {
            long used = steps.ForNext();
            steps.Take(used);
            taken += used;
        }
        taken.ShouldBe(20_000_000 + 999 * 1_000);
    }

    [Test]
    public void Roots_that_take_little_leave_the_rest_to_the_next()
    {
        var steps = new RunSteps(total: 1_000, ofEach: 100);
        steps.Take(10);
        steps.ForNext().ShouldBe(990);
        steps.Take(950);
        steps.ForNext().ShouldBe(100);
    }

    [Test]
    public void A_root_whose_configuration_is_large_may_take_as_much_as_reading_it_costs()
    {
        var steps = new RunSteps(total: 10_000, ofEach: 100);
        steps.Take(10_000);
        steps.ForNext(characters: 20).ShouldBe(100);
        steps.ForNext(characters: 1_000).ShouldBe(4_000);
        steps.ForNext(characters: 1_000_000).ShouldBe(10_000);
    }
}
