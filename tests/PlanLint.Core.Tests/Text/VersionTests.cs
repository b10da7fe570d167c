using PlanLint.Text;

namespace PlanLint.Core.Tests.Text;

public sealed class VersionTests
{
    [Test]
    public void Orders_versions_as_terraform_does()
    {
        string[] ascending = ["0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1", "1.0.0.1", "1.2", "1.10", "10.0"];
        ascending.Reverse().Select(v => VersionNumber.Parse(v)!).Order().Select(v => v.ToString()).ShouldBe(ascending);
    }

    [TestCase("1", "1.0.0")]
    [TestCase("v1.2", "1.2.0+build.7")]
    [TestCase("1.2.0rc1", "1.2-rc1")]
    public void Takes_different_texts_for_one_version(string one, string other)
    {
        var (a, b) = (VersionNumber.Parse(one), VersionNumber.Parse(other));
        a.ShouldBe(b);
        a!.GetHashCode().ShouldBe(b!.GetHashCode());
    }

    [TestCase("")]
    [TestCase("latest")]
    [TestCase("latest:^1.5")]
    [TestCase("1.")]
    [TestCase("1..2")]
    [TestCase("1.2.3-")]
    [TestCase("1.2 3")]
    [TestCase("-1")]
    [TestCase("99999999999999999999")]
    public void Knows_what_is_no_version(string text) => VersionNumber.Parse(text).ShouldBeNull();

    [TestCase("1.11.0-beta1", true)]
    [TestCase("1.11", true)]
    [TestCase("2", true)]
    [TestCase("1.9.8", false)]
    [TestCase("0.15", false)]
    public void Tells_how_new_a_tool_is(string version, bool isNew) => VersionNumber.Parse(version)!.IsAtLeast(1, 11).ShouldBe(isNew);

    [TestCase("~> 10.0", "10.0", true)]
    [TestCase(">=2.0, < 4.0", "2.0", true)]
    [TestCase(">= 2.30", "2.30", false)]
    [TestCase(">= 1, > 1.5, != 1.6", "1.5", false)]
    [TestCase("1.2.3", "1.2.3", true)]
    [TestCase("< 2", null, true)]
    [TestCase("!= 2", null, false)]
    public void Bounds_what_a_constraint_allows(string text, string? minimum, bool hasMaximum)
    {
        var constraint = VersionConstraint.Parse(text)!;
        constraint.Minimum?.ToString().ShouldBe(minimum);
        constraint.HasMaximum.ShouldBe(hasMaximum);
    }

    [Test]
    public void Lists_what_is_left_out() => VersionConstraint.Parse("!= 1.2.0, >= 1, != 1.3.0").ShouldNotBeNull().Excluded.Select(v => v.ToString()).ShouldBe(["1.2.0", "1.3.0"]);

    [TestCase("")]
    [TestCase("~>")]
    [TestCase("=> 1.2")]
    [TestCase("1.2, ")]
    [TestCase("[1.0,2.0)")]
    public void Knows_what_is_no_constraint(string text) => VersionConstraint.Parse(text).ShouldBeNull();
}
