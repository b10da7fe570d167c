using PlanLint.Addresses;

namespace PlanLint.Core.Tests.Addresses;

public sealed class SubjectTests
{
    [TestCase("a.b[0]", "a.b[0]")]
    [TestCase("a.b[0] a.b[1]", "a.b (2 instances)")]
    [TestCase("module.m[0].a.b module.m[1].a.b[0]", "module.m.a.b (2 instances)")]
    [TestCase("a.b[0] a.c a.d", "a.b[0] and 2 more")]
    public void Names_an_address_a_block_or_the_first_of_many(string addresses, string expected) => Of(addresses).ToString().ShouldBe(expected);

    [TestCase("a.b", "a.b", "a.b")]
    [TestCase("a.b[0] a.b[1] a.b[2]", "a.b[1]", "a.b (1 of 3 instances)")]
    [TestCase("a.b a.c[0] a.c[1]", "a.c[0] a.c[1]", "a.c (2 instances)")]
    public void Is_split(string addresses, string part, string expected) => Of(addresses).Part(Parse(part)).ToString().ShouldBe(expected);

    private static Subject Of(string addresses) => Subject.Of(Parse(addresses));

    private static ResourceAddress[] Parse(string addresses) => [.. addresses.Split(' ').Select(a => ResourceAddress.Parse(a)!)];
}
