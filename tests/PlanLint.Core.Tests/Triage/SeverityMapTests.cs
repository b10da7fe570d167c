using PlanLint.Diagnostics;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Core.Tests.Triage;

public sealed class SeverityMapTests
{
    private static readonly SourceLocation Place = SourceLocation.InFile("main.tf");

    [Test]
    public void Hears_the_command_line_before_the_options_file_before_the_rule()
    {
        var finding = new Diagnostic(TriageCase.Rule, Severity.Warning, "x", Place);
        var configured = SeverityMap.Default.Configure([new("PL0304", Severity.Note)]);
        SeverityMap.Default.For(finding).ShouldBe(Severity.Warning);
        configured.For(finding).ShouldBe(Severity.Note);
        configured.Override([new("PL0304", Severity.Error)]).For(finding).ShouldBe(Severity.Error);
    }

    [Test]
    public void Keeps_a_heuristic_finding_below_error()
    {
        var finding = new Diagnostic(TriageCase.Other, Severity.Error, "x", Place) { Confidence = Confidence.Heuristic };
        SeverityMap.Default.Override([new("PL0401", Severity.Error)]).For(finding).ShouldBe(Severity.Warning);
    }

    [Test]
    public void Cannot_turn_off_what_keeps_a_run_from_passing_blindly()
    {
        var finding = new Diagnostic(ToolRules.SyntaxError, Severity.Error, "x", Place);
        SeverityMap.Default.Override([new("PL0001", Severity.None)]).For(finding).ShouldBe(Severity.Error);
    }

    [Test]
    public void Drops_findings_of_a_rule_that_is_off()
    {
        var test = new TriageCase("resource \"a\" \"b\" {}\n").With("\"b\"");
        test.Input = test.Input with { Severities = SeverityMap.Default.Override([new("PL0304", Severity.None)]) };
        test.Findings().ShouldBeEmpty();
        test.Input.Severities.IsEnabled(TriageCase.Rule).ShouldBeFalse();
    }

    [TestCase("resource \"a\" \"b\" {}\n", false, new[] { "PL0304 shown" }, TestName = "Leaves a finding to the one that says more")]
    [TestCase("resource \"a\" \"b\" {}\n", true, new[] { "PL0106 shown" }, TestName = "Keeps a finding when the rule that says more is off")]
    [TestCase("# planlint:disable=PL0304 reason=\"x\"\nresource \"a\" \"b\" {}\n", false, new[] { "PL0106 shown", "PL0304 suppressed" }, TestName = "Keeps a finding when the one that says more is suppressed")]
    public void Leaves_a_finding_only_to_one_that_is_heard(string main, bool isOff, string[] expected)
    {
        var test = new TriageCase(main).With("\"b\"", addresses: ["a.b", "a.c"]);
        if (isOff) test.Input = test.Input with { Severities = SeverityMap.Default.Override([new("PL0304", Severity.None)]) };
        var source = test.Modules.Trees.First().Source;
        FindingTriage.Apply([.. test.Given, TriageCase.Finding(source, "\"b\"", TriageCase.Fixed, "a.c") with { YieldsTo = "PL0304", Severity = Severity.Note }], test.Input)
            .Findings.Select(f => $"{f.Rule.Id} {(f.Suppression is null ? "shown" : "suppressed")}").ShouldBe(expected);
    }

    [Test]
    public void Keeps_what_cannot_be_accepted_when_the_one_that_says_more_is_in_the_baseline()
    {
        const string Main = "resource \"a\" \"b\" {}\n";
        var before = new TriageCase(Main).With("\"b\"", addresses: ["a.b"]);
        var test = new TriageCase(Main).With("\"b\"", addresses: ["a.b"]);
        test.Input = test.Input with { Baseline = Baseline.Of(before.Result().ForBaseline()) };
        var source = test.Modules.Trees.First().Source;
        Diagnostic Left(RuleDescriptor rule) => TriageCase.Finding(source, "\"b\"", rule, "a.b") with { YieldsTo = "PL0304", Severity = Severity.Note };
        FindingTriage.Apply([.. test.Given, Left(TriageCase.Fixed), Left(TriageCase.Other)], test.Input)
            .Findings.Select(f => $"{f.Rule.Id} {f.Suppression?.Kind}").ShouldBe(["PL0106 ", "PL0304 Baseline"]);
    }

    [TestCase("PL0304", "PL0401", "", "PL0401", TestName = "Findings that leave their place in a chain are told by the last")]
    [TestCase("PL0304", "PL0106", "", "PL0106 PL0401", TestName = "Of two findings that leave their place to each other one stays")]
    [TestCase("PL0304", "PL0401", "PL0106", "PL0106", TestName = "Of three findings that leave their place in a circle one stays")]
    public void Loses_no_object_altogether(string @fixed, string rule, string other, string expected)
    {
        var test = new TriageCase("resource \"a\" \"b\" {}\n");
        var source = test.Modules.Trees.First().Source;
        Diagnostic Finding(RuleDescriptor of, string to) => TriageCase.Finding(source, "\"b\"", of, "a.b") with { YieldsTo = to.Length == 0 ? null : to, Severity = Severity.Error };
        FindingTriage.Apply([Finding(TriageCase.Fixed, @fixed), Finding(TriageCase.Rule, rule), Finding(TriageCase.Other, other)], test.Input)
            .Findings.Select(f => f.Rule.Id).ShouldBe(expected.Split(' '), ignoreOrder: true);
    }
}
