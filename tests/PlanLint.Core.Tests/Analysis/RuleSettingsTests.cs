using System.Collections.Immutable;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Loading;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Analysis;

public sealed class RuleSettingsTests
{
    private static readonly RuleOption<int> Limit = new("limit", 20, "how many");
    private static readonly RuleOption<int> Share = new("share", 25, "how much") { Possible = (p => p is >= 0 and <= 100, "a percentage from 0 to 100") };
    private static readonly RuleOption<bool> Strict = new("strict", true, "whether");
    private static readonly RuleOption<string> Mode = new("mode", "plain", "which") { Possible = (m => m is "plain" or "full", "\"plain\" or \"full\"") };
    private static readonly RuleOption<ImmutableArray<string>> Names = new("names", ["a", "b"], "who");

    private static readonly RuleDescriptor[] Rules =
    [
        new("ORG001", "with-options", "With options", "{0}.", Severity.Warning) { Options = [Limit, Share, Strict, Mode, Names] },
        new("ORG002", "without-options", "Without options", "{0}.", Severity.Warning),
    ];

    [TestCase("limt = 3", "1): ORG001 has no option 'limt'. Did you mean 'limit'?")]
    [TestCase("severty = \"error\"", "1): ORG001 has no option 'severty'. Did you mean 'severity'?")]
    [TestCase("wholly_unlike = 3", "1): ORG001 has no option 'wholly_unlike'. Its options are limit, mode, names, share, strict; 'planlint explain ORG001' describes them.")]
    [TestCase("limit = \"ten\"", "9): 'limit' of ORG001 must be a whole number, 0 or more.")]
    [TestCase("limit = \"10\"", "9): 'limit' of ORG001 must be a whole number, 0 or more.")]
    [TestCase("limit = -1", "9): 'limit' of ORG001 must be a whole number, 0 or more.")]
    [TestCase("limit = 1.5", "9): 'limit' of ORG001 must be a whole number, 0 or more.")]
    [TestCase("limit = 99999999999", "9): 'limit' of ORG001 must be a whole number, 0 or more.")]
    [TestCase("limit = null", "9): 'limit' of ORG001 must be a whole number, 0 or more.")]
    [TestCase("share = 101", "9): 'share' of ORG001 must be a percentage from 0 to 100.")]
    [TestCase("strict = 1", "10): 'strict' of ORG001 must be true or false.")]
    [TestCase("strict = \"true\"", "10): 'strict' of ORG001 must be true or false.")]
    [TestCase("mode = \"fast\"", "8): 'mode' of ORG001 must be \"plain\" or \"full\".")]
    [TestCase("names = \"a\"", "9): 'names' of ORG001 must be a list of strings.")]
    [TestCase("names = [\"a\", 1]", "9): 'names' of ORG001 must be a list of strings.")]
    [TestCase("names = { a = \"b\" }", "9): 'names' of ORG001 must be a list of strings.")]
    public void Reports_a_setting_that_no_option_takes(string setting, string expected)
    {
        var (settings, problems) = Read($"rule \"ORG001\" {{\n{setting}\n}}\n");
        problems.ShouldBe([$".planlint.hcl(2,{expected}"]);
        settings.Get("ORG001", Limit).ShouldBe(20);
    }

    [Test]
    public void Reports_an_option_of_a_rule_that_has_none() =>
        Read("rule \"ORG002\" {\n  limit = 1\n}\n").Problems.ShouldBe([".planlint.hcl(2,3): ORG002 has no option 'limit'. It has no options: only its severity can be set."]);

    [Test]
    public void Leaves_rules_that_are_not_there_to_others() => Read("rule \"ORG003\" {\n  limit = 1\n}\n").Problems.ShouldBeEmpty();

    [Test]
    public void Reads_what_is_set_and_has_defaults_for_the_rest()
    {
        var (settings, problems) = Read("rule \"ORG001\" {\n  severity = \"note\"\n  limit = 3\n  strict = false\n  mode = \"full\"\n  names = []\n}\nrule \"ORG001\" {\n  limit = 4\n}\n");
        problems.ShouldBeEmpty();
        settings.Get("ORG001", Limit).ShouldBe(4, "the last one wins");
        settings.Get("ORG001", Share).ShouldBe(25);
        settings.Get("ORG001", Strict).ShouldBeFalse();
        settings.Get("ORG001", Mode).ShouldBe("full");
        settings.Get("ORG001", Names).ShouldBeEmpty();
        settings.Get("ORG002", Names).ShouldBe(["a", "b"]);
    }

    [Test]
    public void Says_defaults_as_hcl() => Rules[0].Options.Select(o => o.Default).ShouldBe(["20", "25", "true", "\"plain\"", "[\"a\", \"b\"]"]);

    [Test]
    public void Has_no_options_of_other_types() => Should.Throw<NotSupportedException>(() => new RuleOption<double>("a", 1.5, "b"));

    private static (RuleSettings Settings, IEnumerable<string> Problems) Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var options = OptionsFile.Read(SourceText.From(text, OptionsFile.Name), diagnostics);
        var settings = RuleSettings.Read(options.RuleSettings, Rules, diagnostics);
        return (settings, diagnostics.Diagnostics.Select(d => $"{d.Location}: {d.Message}"));
    }
}
