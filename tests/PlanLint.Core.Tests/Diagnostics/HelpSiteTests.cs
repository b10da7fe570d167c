using System.Reflection;
using PlanLint.Diagnostics;

namespace PlanLint.Core.Tests.Diagnostics;

/// <summary>Reports link to the web only when the build was told of a site.</summary>
internal sealed class HelpSiteTests
{
    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("https://docs.example/planlint/", "https://docs.example/planlint/rules/PL0201.html")]
    [TestCase("https://docs.example", "https://docs.example/rules/PL0201.html")]
    public void Makes_the_address_of_a_rule(string? site, string? page) =>
        HelpSite.Page(HelpSite.Of(site is null ? [] : [new AssemblyMetadataAttribute("PlanLintHelpUri", site)]), "PL0201").ShouldBe(page);

    [Test]
    public void Gives_rules_of_others_no_page_on_our_site() =>
        new RuleDescriptor("ACME001", "x", "X", "{0}", Severity.Error).HelpUri.ShouldBeNull();

    [Test]
    public void Names_no_site_in_this_build() => HelpSite.Address.ShouldBeNull();
}
