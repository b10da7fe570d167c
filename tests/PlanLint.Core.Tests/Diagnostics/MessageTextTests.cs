using PlanLint.Addresses;
using PlanLint.Diagnostics;

namespace PlanLint.Core.Tests.Diagnostics;

public sealed class MessageTextTests
{
    private static readonly ResourceAddress First = ResourceAddress.Parse("a.b[0]")!, Second = ResourceAddress.Parse("a.b[1]")!;

    [Test]
    public void Puts_the_arguments_on_one_line() => new MessageText("{0} is {1}.", [First, "x\ny"]).ToString().ShouldBe("a.b[0] is x y.");

    [Test]
    public void Leaves_a_text_that_is_ready_as_it_is() => ((MessageText)"{0} }{").ToString().ShouldBe("{0} }{");

    [Test]
    public void Speaks_of_a_part_of_its_subject() =>
        new MessageText("{0}, not {1}", [Subject.Of([First, Second]), First]).About([Second]).ToString().ShouldBe("a.b (1 of 2 instances), not a.b[0]");

    [Test]
    public void Hides_a_value_before_it_is_shortened()
    {
        string secret = new('s', QuotedValue.Longest + 1);
        var message = new MessageText("{0} from {1} to {2}", [First, new QuotedValue(secret), new Several(new QuotedValue(secret), "x", 2)]);
        message.ToString(a => a is QuotedValue value ? value.ToString(text => text.Replace(secret, "***", StringComparison.Ordinal)) : a).ShouldBe("a.b[0] from *** to *** and x");
        message.ToString().ShouldContain("sss…");
    }

    [Test]
    public void Differs_by_its_text_alone() => new MessageText("{0}", ["a"]).ShouldBe("a");
}
