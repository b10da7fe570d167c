using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests;

public sealed class RuleCatalogTests
{
    private static readonly Type[] RuleTypes = [.. typeof(RuleCatalog).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract)];

    private static readonly RuleDescriptor[] Descriptors = [.. RuleCatalog.All.SelectMany(r => (IEnumerable<RuleDescriptor>)[r.Descriptor, .. r.AdditionalDescriptors])];

    [Test]
    public void Lists_every_rule_of_the_assembly_in_the_order_of_ids()
    {
        RuleCatalog.All.Select(r => r.GetType().Name).Order(StringComparer.Ordinal).ShouldBe(RuleTypes.Select(t => t.Name).Order(StringComparer.Ordinal));
        RuleCatalog.All.Select(r => r.Descriptor.Id).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Test]
    public void Gives_each_id_and_name_to_one_rule()
    {
        Descriptors.Select(d => d.Id).ShouldBeUnique();
        Descriptors.Select(d => d.Name).ShouldBeUnique();
        Descriptors.Select(d => d.Id).Intersect(ToolRules.All.Select(d => d.Id)).ShouldBeEmpty();
    }

    [Test]
    public void Names_type_page_and_test_class_after_the_rule()
    {
        string[] pages = [.. typeof(RuleCatalog).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("pages/PL", StringComparison.Ordinal)).Select(n => n["pages/".Length..])];
        string[] tests = [.. GetType().Assembly.GetTypes().Select(t => t.Name)];
        foreach (var rule in RuleCatalog.All)
        {
            string type = rule.GetType().Name;
            Pascal(rule.Descriptor.Name).ShouldBe(type, $"{rule.Descriptor.Id} is named '{rule.Descriptor.Name}'");
            pages.ShouldContain($"{rule.Descriptor.Id}.{type}.md");
            tests.ShouldContain($"{type}Tests");
        }
        pages.Length.ShouldBe(pages.Select(p => p[..6]).Intersect(BuiltIn.Rules.Descriptors.Select(d => d.Id)).Count(), "each page belongs to a rule");
    }

    [Test]
    public void Shows_of_each_rule_that_it_fires_and_when_it_is_silent()
    {
        string[] shown = [.. GetType().Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RuleTests)) && !t.IsAbstract)
            .Select(t => ((RuleTests)Activator.CreateInstance(t)!).Rule).Where(r => r.GetType().Assembly != GetType().Assembly).Select(r => r.Descriptor.Id)];
        shown.ShouldBeUnique();
        BuiltIn.Rules.Rules.Select(r => r.Descriptor.Id).Except(shown, StringComparer.Ordinal)
            .ShouldBeEmpty("the test class of a rule derives from RuleTests<TheRule> and gives its case");
    }

    [Test]
    public void Keeps_heuristics_below_error([ValueSource(nameof(Descriptors))] RuleDescriptor rule)
    {
        if (rule.Confidence == Confidence.Heuristic) rule.DefaultSeverity.ShouldNotBe(Severity.Error);
        rule.DefaultSeverity.ShouldNotBe(Severity.None);
    }

    [Test]
    public void Words_titles_and_messages_alike([ValueSource(nameof(Descriptors))] RuleDescriptor rule)
    {
        rule.Title.ShouldNotEndWith(".");
        char.IsUpper(rule.Title[0]).ShouldBeTrue("a title starts with a capital");
        rule.MessageFormat.ShouldEndWith(".");
        rule.MessageFormat.ShouldNotContain("(s)", Case.Insensitive, "write a count as PlanWords.Count does");
        (char.IsUpper(rule.MessageFormat[0]) || rule.MessageFormat[0] is '{' || rule.MessageFormat.StartsWith("prevent_destroy", StringComparison.Ordinal)).ShouldBeTrue("a message starts with a capital, a place for a name, or a word of Terraform's");
        rule.Name.ShouldAllBe(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
    }

    private static string Pascal(string kebab) => string.Concat(kebab.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
