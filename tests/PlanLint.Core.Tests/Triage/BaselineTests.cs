using PlanLint.Diagnostics;
using PlanLint.Reporting;
using PlanLint.Reporting.Sarif;
using PlanLint.Triage;

namespace PlanLint.Core.Tests.Triage;

public sealed class BaselineTests
{
    private const string Text = "resource \"a\" \"b\" {\n  x = 1\n}\n";

    [Test]
    public void Silences_what_it_holds_and_nothing_else()
    {
        var before = new TriageCase(Text).With("x = 1", null, "a.b");
        var after = new TriageCase(Text).With("x = 1", null, "a.b").With("x = 1", TriageCase.Other, "a.b");
        after.Input = after.Input with { Baseline = Reread(Baseline.Of(before.Result().ForBaseline())) };
        after.Summary().ShouldBe(["PL0304 suppressed", "PL0401 shown"]);
        after.Findings()[0].Suppression!.Kind.ShouldBe(SuppressionKind.Baseline);
    }

    [Test]
    public void Counts_instances_so_that_a_new_one_shows()
    {
        var test = new TriageCase(Text).With("x = 1", null, "a.b[0]", "a.b[1]", "a.b[2]");
        test.Input = test.Input with { Baseline = Baseline.Of(new TriageCase(Text).With("x = 1", null, "a.b[0]", "a.b[1]").Result().ForBaseline()) };
        var finding = test.Findings().ShouldHaveSingleItem();
        finding.Suppression.ShouldBeNull();
        finding.Notes.ShouldHaveSingleItem().ShouldBe(new DiagnosticNote("baseline", "holds 2 of the 3 instances"));
    }

    [Test]
    public void Shows_a_finding_whose_value_changed()
    {
        var test = new TriageCase(Text.Replace("1", "2", StringComparison.Ordinal)).With("x = 2", null, "a.b");
        test.Input = test.Input with { Baseline = Baseline.Of(new TriageCase(Text).With("x = 1", null, "a.b").Result().ForBaseline()) };
        test.Summary().ShouldBe(["PL0304 shown"]);
    }

    [Test]
    public void Never_holds_what_only_an_intent_may_accept() =>
        new TriageCase(Text).With("x = 1", TriageCase.Fixed).With("x = 1", ToolRules.SyntaxError).Result().ForBaseline().ShouldBeEmpty();

    [Test]
    public void Loses_what_is_gone_when_pruned()
    {
        var one = new TriageCase(Text).With("x = 1", null, "a.b[0]", "a.b[1]").With("x = 1", TriageCase.Other, "a.b[0]");
        var now = new TriageCase(Text).With("x = 1", null, "a.b[0]").With("\"b\"", null, "a.b[0]");
        var pruned = Baseline.Of(one.Result().ForBaseline()).Prune(Baseline.Of(now.Result().ForBaseline()));
        Written(pruned).ShouldBe("""
            {
              "planlint_baseline": 1,
              "findings": [
                {
                  "rule": "PL0304",
                  "address": "a.b",
                  "attribute": "x",
                  "value": "VALUE",
                  "count": 1
                }
              ]
            }

            """.Replace("VALUE", Value(pruned), StringComparison.Ordinal));
    }

    [Test]
    public void Reads_an_earlier_sarif_file()
    {
        var test = new TriageCase(Text).With("x = 1", null, "a.b[0]", "a.b[1]");
        var report = new LintReport("0.1.0", 1, [new RootReport(".") { Findings = test.Findings() }]);
        using var sarif = new StringWriter();
        new SarifReporter().Write(report, sarif, ReportOptions.Plain);
        var baseline = Baseline.Read(new StringReader(sarif.ToString()), "old.sarif", new DiagnosticBag());
        baseline.Count.ShouldBe(1);
        test.Input = test.Input with { Baseline = baseline };
        test.Summary().ShouldBe(["PL0304 suppressed"]);
    }

    [TestCase("", "is empty")]
    [TestCase("[]", "not a JSON object")]
    [TestCase("{}", "neither a PlanLint baseline nor SARIF")]
    [TestCase("{\"planlint_baseline\":2}", "write it again")]
    [TestCase("{\"planlint_baseline\":1,\"findings\":[{\"rule\":7}]}", "a string is expected")]
    [TestCase("{\"planlint_baseline\":1,\"findings\":[{\"count\":-1}]}", "a whole number is expected")]
    [TestCase("{\"planlint_baseline\":1,\"findings\":", "ends in the middle")]
    [TestCase("{\"runs\":[{\"results\":{}}]}", "a list is expected")]
    public void Says_what_is_wrong_with_a_file(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();
        Baseline.Read(new StringReader(text), "b.json", diagnostics).Count.ShouldBe(0);
        diagnostics.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(expected);
    }

    private static Baseline Reread(Baseline baseline)
    {
        var diagnostics = new DiagnosticBag();
        var read = Baseline.Read(new StringReader(Written(baseline)), "b.json", diagnostics);
        diagnostics.Diagnostics.ShouldBeEmpty();
        return read;
    }

    private static string Written(Baseline baseline)
    {
        using var writer = new StringWriter();
        baseline.Write(writer);
        return writer.ToString();
    }

    private static string Value(Baseline baseline) => Newtonsoft.Json.Linq.JObject.Parse(Written(baseline)).SelectToken("$.findings[0].value")!.ToString();
}
