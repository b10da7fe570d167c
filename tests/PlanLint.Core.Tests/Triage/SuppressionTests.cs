using PlanLint.Diagnostics;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Core.Tests.Triage;

public sealed class SuppressionTests
{
    [Test]
    public void Covers_the_block_below_and_everything_in_it()
    {
        var finding = new TriageCase("""
            # planlint:disable=PL0304 reason="Argo CD drops it" until=2026-12-31
            resource "a" "b" {
              metadata { labels = {} }
            }
            """).With("labels = {}").Findings().ShouldHaveSingleItem();
        finding.Suppression.ShouldNotBeNull().Kind.ShouldBe(SuppressionKind.InSource);
        finding.Suppression!.Justification.ShouldBe("Argo CD drops it");
        finding.Suppression.Location!.LineSpan.Start.Line.ShouldBe(0);
    }

    [Test]
    public void Covers_one_attribute_and_not_its_neighbour() =>
        new TriageCase("""
            resource "a" "b" {
              // planlint:disable=PL0304 reason="x"
              one = 1
              two = 2
            }
            """).With("one = 1").With("two = 2").Summary().ShouldBe(["PL0304 suppressed", "PL0304 shown"]);

    [Test]
    public void Covers_its_own_line_when_it_trails() =>
        new TriageCase("""
            resource "a" "b" {
              one = "#" # planlint:disable=PL0304 reason="x"
              two = 2
            }
            """).With("one = \"#\"").With("two = 2").Summary().ShouldBe(["PL0304 suppressed", "PL0304 shown"]);

    [Test]
    public void Covers_an_item_of_a_list_or_a_map() =>
        new TriageCase("""
            locals {
              list = [
                # planlint:disable=PL0304 reason="x"
                "first",
                "second",
              ]
              map = {
                /* planlint:disable=PL0304 reason="x" */
                third = "3"
              }
            }
            """).With("\"first\"").With("\"second\"").With("\"3\"").Summary().ShouldBe(["PL0304 suppressed", "PL0304 shown", "PL0304 suppressed"]);

    [Test]
    public void Covers_the_file_from_its_top() =>
        new TriageCase("""
            # The network.
            # planlint:disable-file=PL0304,PL0401 reason="generated"

            resource "a" "b" {}
            resource "c" "d" {}
            """).With("\"b\"").With("\"d\"", TriageCase.Other).Summary().ShouldBe(["PL0304 suppressed", "PL0401 suppressed"]);

    [Test]
    public void Stacks_with_other_comments_above_the_same_block() =>
        new TriageCase("""
            # planlint:disable=PL0304 reason="x"
            # planlint:disable=PL0401 reason="y"
            # a remark
            resource "a" "b" {}
            """).With("\"b\"").With("\"b\"", TriageCase.Other).Summary().ShouldBe(["PL0304 suppressed", "PL0401 suppressed"]);

    [TestCase("/*\n  planlint:disable=PL0304 reason=\"x\"\n*/\n")]
    [TestCase("/*\n * planlint:disable=PL0304 reason=\"x\"\n */\n")]
    [TestCase("/* The network.\r\n   planlint:disable=PL0304 reason=\"x\" */\r\n")]
    [TestCase("/* planlint:disable=PL0304 reason=\"x\"\n   until the network is done */\n")]
    [TestCase("/* planlint:disable=PL0304 reason=\"x\" */\n/* a\n   remark */\n# and another\n")]
    public void Is_seen_in_comments_of_several_lines(string comment) =>
        new TriageCase(comment + "resource \"a\" \"b\" {}\n").With("\"b\"").Summary().ShouldBe(["PL0304 suppressed"]);

    [Test]
    public void Is_seen_on_each_line_of_a_comment() =>
        new TriageCase("""
            /* planlint:disable=PL0304 reason="x"
             * planlint:disable=PL0401 reason="y" */
            resource "a" "b" {}
            """).With("\"b\"").With("\"b\"", TriageCase.Other).Summary().ShouldBe(["PL0304 suppressed", "PL0401 suppressed"]);

    private const string Json = """
        {
          "resource": {
            "a": {
              "b": { "//": "planlint:disable=PL0304 reason=\"x\"", "one": 1 },
              "c": { "two": 2, "//": ["a remark", "planlint:disable=PL0304,PL0401 reason=\"y\""] },
              "d": { "three": { "//": "planlint:disable=PL0304" } }
            }
          }
        }
        """;

    [TestCase("\"one\": 1", "PL0003 shown", "PL0304 suppressed")]
    [TestCase("\"resource\": {\n    \"a\": {\n      \"b\"", "PL0003 shown", "PL0304 suppressed", TestName = "Covers a block of JSON from its header")]
    [TestCase("\"two\": 2", "PL0003 shown", "PL0003 shown", "PL0304 suppressed")]
    [TestCase("\"three\"", "PL0003 shown", "PL0003 shown", "PL0304 shown")]
    public void Stands_in_a_block_of_json_syntax(string at, params string[] expected) =>
        new TriageCase("", ("main.tf.json", Json)).InFile("main.tf.json", at).Summary().Order().ShouldBe(expected);

    [Test]
    public void Is_taken_out_of_json_syntax_with_its_commas()
    {
        var unused = new TriageCase("", ("main.tf.json", Json)).InFile("main.tf.json", "\"two\"", TriageCase.Other).Findings().Where(f => f.Rule.Id == "PL0003").ToArray();
        Fixed(Json, unused[0]).ShouldBe(Json.Replace("\"//\": \"planlint:disable=PL0304 reason=\\\"x\\\"\", \"one\"", "\"one\""));
        Fixed(Json, unused[1]).ShouldBe(Json.Replace("PL0304,PL0401", "PL0401"));
    }

    [TestCase("{\n  \"locals\": {\n    \"a\": 1,\n    COMMENT\n  }\n}", "{\n  \"locals\": {\n    \"a\": 1\n  }\n}")]
    [TestCase("{\n  \"locals\": {\n    COMMENT,\n    \"a\": 1\n  }\n}", "{\n  \"locals\": {\n    \"a\": 1\n  }\n}")]
    [TestCase("{ \"locals\": [{ COMMENT }, { \"a\": 1 }] }", "{ \"locals\": [{}, { \"a\": 1 }] }")]
    public void Takes_the_whole_property(string text, string expected)
    {
        foreach (string comment in new[] { "\"//\": \"planlint:disable=PL0304 reason=\\\"y\\\"\"", "\"//\" : [ \"planlint:disable=PL0304 reason=\\\"y\\\"\" ]" })
        {
            string written = text.Replace("COMMENT", comment, StringComparison.Ordinal);
            var unused = new TriageCase("", ("main.tf.json", written)).InFile("main.tf.json", "\"a\"", TriageCase.Other).Findings().Single(f => f.Rule.Id == "PL0003");
            Fixed(written, unused).ShouldBe(expected);
        }
    }

    [Test]
    public void Leaves_the_other_remarks_of_json_syntax()
    {
        const string Text = "{ \"locals\": { \"//\": [\"a remark\", \"planlint:disable=PL0304 reason=\\\"y\\\"\"], \"a\": 1 } }";
        var unused = new TriageCase("", ("main.tf.json", Text)).InFile("main.tf.json", "\"a\": 1", TriageCase.Other).Findings().Single(f => f.Rule.Id == "PL0003");
        Fixed(Text, unused).ShouldBe("{ \"locals\": { \"//\": [\"a remark\"], \"a\": 1 } }");
    }

    private static string Fixed(string text, Diagnostic finding)
    {
        var edit = finding.Fixes.ShouldHaveSingleItem().Edits.ShouldHaveSingleItem();
        return text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText);
    }

    [TestCase("{ \"//\": \"planlint:disable-file=PL0304 reason=\\\"x\\\"\", \"locals\": { \"a\": 1 } }", "PL0304 suppressed")]
    [TestCase("{ \"//\": \"planlint:disable=PL0304 reason=\\\"x\\\"\", \"locals\": { \"a\": 1 } }", "PL0006 shown", "PL0304 shown")]
    [TestCase("{ \"locals\": { \"//\": \"planlint:disable-file=PL0304 reason=\\\"x\\\"\", \"a\": 1 } }", "PL0006 shown", "PL0304 shown")]
    [TestCase("{ \"locals\": { \"b\": \"planlint:disable=PL0304\", \"a\": 1 } }", "PL0304 shown")]
    public void Covers_a_file_of_json_syntax_from_its_object(string text, params string[] expected) =>
        new TriageCase("", ("main.tf.json", text)).InFile("main.tf.json", "\"a\": 1").Summary().ShouldBe(expected);

    [Test]
    public void Covers_a_module_called_in_json_syntax() =>
        new TriageCase("", ("main.tf.json", """{ "module": { "m": { "//": "planlint:disable=PL0304 reason=\"x\"", "source": "./m" } } }"""), ("m/main.tf", "locals { a = 1 }\n"))
            .InFile("m/main.tf", "a = 1").Summary().ShouldBe(["PL0304 suppressed"]);

    [Test]
    public void Does_not_reach_over_an_empty_line() =>
        new TriageCase("# planlint:disable=PL0304 reason=\"x\"\n\nresource \"a\" \"b\" {}\n").With("\"b\"").Summary().ShouldBe(["PL0003 shown", "PL0304 shown"]);

    [TestCase("x = \"# planlint:disable=PL0304 reason='x'\"\n")]
    [TestCase("x = <<EOT\n# planlint:disable=PL0304 reason='x'\ny = 1\nEOT\n")]
    [TestCase("# see # planlint:disable=PL0304 for how\nx = 1\n")]
    [TestCase("/* see\n   the comment planlint:disable=PL0304 */\nx = 1\n")]
    [TestCase("# the comment planlint:disable=PL0304 silences\nx = 1\n")]
    public void Is_a_comment_that_starts_with_it(string text) =>
        new TriageCase(text).With("x =").Summary().ShouldBe(["PL0304 shown"]);

    [Test]
    public void Returns_with_a_note_when_it_has_expired()
    {
        var finding = new TriageCase("""
            # planlint:disable=PL0304 reason="x" until=2026-11-21
            resource "a" "b" {}
            """).With("\"b\"").Findings().ShouldHaveSingleItem();
        finding.Suppression.ShouldBeNull();
        finding.Notes.ShouldHaveSingleItem().Text.ShouldBe("main.tf:1 silenced this until 2026-11-21; that day has passed");
    }

    [Test]
    public void Holds_on_its_last_day() =>
        new TriageCase("# planlint:disable=PL0304 reason=\"x\" until=2026-11-22\nresource \"a\" \"b\" {}\n").With("\"b\"").Summary().ShouldBe(["PL0304 suppressed"]);

    [TestCase("# planlint:disable=PL0304,PL0401 reason=\"x\"\nresource \"a\" \"b\" {}\n", "# planlint:disable=PL0401 reason=\"x\"\nresource \"a\" \"b\" {}\n")]
    [TestCase("# planlint:disable=PL0304 reason=\"x\"\nresource \"a\" \"b\" {}\n", "resource \"a\" \"b\" {}\n")]
    [TestCase("resource \"a\" \"b\" {} # planlint:disable=PL0304 reason=\"x\"\n", "resource \"a\" \"b\" {}\n")]
    [TestCase("/* The network.\n * planlint:disable=PL0304 reason=\"x\"\n */\nresource \"a\" \"b\" {}\n", "/* The network.\n */\nresource \"a\" \"b\" {}\n")]
    [TestCase("/* planlint:disable=PL0304 reason=\"x\"\n   The network. */\nresource \"a\" \"b\" {}\n", "/*\n   The network. */\nresource \"a\" \"b\" {}\n")]
    public void Is_reported_with_a_fix_when_unused(string text, string repaired)
    {
        var unused = new TriageCase(text).With("\"b\"", TriageCase.Other).Findings().Single(f => f.Rule.Id == "PL0003");
        unused.Message.ShouldBe("The suppression of PL0304 silences nothing.");
        var edit = unused.Fixes.ShouldHaveSingleItem().Edits.ShouldHaveSingleItem();
        text.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.NewText).ShouldBe(repaired);
    }

    [Test]
    public void Is_not_unused_when_its_rule_did_not_run()
    {
        var test = new TriageCase("# planlint:disable=PL0304 reason=\"x\"\nresource \"a\" \"b\" {}\n");
        test.Input = test.Input with { RulesRun = new HashSet<string> { "PL0401" } };
        test.Findings().ShouldBeEmpty();
    }

    [Test]
    public void Is_reported_without_a_reason() =>
        new TriageCase("# planlint:disable=PL0304\nresource \"a\" \"b\" {}\n").With("\"b\"").Summary().ShouldBe(["PL0004 shown", "PL0304 suppressed"]);

    [Test]
    public void Names_the_rule_that_was_meant()
    {
        var unknown = new TriageCase("# planlint:disable=PL0340 reason=\"x\"\nresource \"a\" \"b\" {}\n").Findings().ShouldHaveSingleItem();
        unknown.Rule.Id.ShouldBe("PL0005");
        unknown.Message.ShouldBe("No rule has the id 'PL0340'; did you mean PL0304?");
        unknown.Location.Source!.ToString(unknown.Location.Span).ShouldBe("PL0340");
    }

    [TestCase("# planlint:disable PL0304", "equals sign")]
    [TestCase("# planlint:disable=", "rule id")]
    [TestCase("# planlint:disable=PL0304 because=\"x\"", "only reason")]
    [TestCase("# planlint:disable=PL0304 reason=x", "double quotes")]
    [TestCase("# planlint:disable=PL0304 until=soon", "year-month-day")]
    public void Says_how_to_write_it(string comment, string way)
    {
        var problem = new TriageCase(comment + "\nresource \"a\" \"b\" {}\n").Findings().ShouldHaveSingleItem();
        problem.Rule.Id.ShouldBe("PL0006");
        problem.Message.ShouldContain(way);
    }

    [Test]
    public void Belongs_at_the_top_when_it_covers_the_file() =>
        new TriageCase("resource \"a\" \"b\" {}\n# planlint:disable-file=PL0304 reason=\"x\"\n").With("\"b\"").Summary().ShouldBe(["PL0304 shown", "PL0006 shown"]);

    [Test]
    public void Cannot_silence_what_only_an_intent_may_accept()
    {
        var finding = new TriageCase("# planlint:disable=PL0106 reason=\"x\"\nresource \"a\" \"b\" {}\n").With("\"b\"", TriageCase.Fixed).Findings().ShouldHaveSingleItem();
        finding.Suppression.ShouldBeNull();
        finding.Notes.ShouldHaveSingleItem().Text.ShouldBe("a comment cannot silence PL0106; an intent's accept with the exact address can");
    }

    [Test]
    public void Cannot_silence_an_error_of_the_tool() =>
        new TriageCase("# planlint:disable-file=PL0001 reason=\"x\"\nx = 1\n").With("x = 1", ToolRules.SyntaxError).Summary().ShouldBe(["PL0001 shown"]);

    [Test]
    public void Covers_a_module_for_one_call_only()
    {
        var findings = new TriageCase("""
            # planlint:disable=PL0304 reason="x"
            module "one" {
              source = "./m"
            }
            module "two" {
              source = "./m"
            }
            """, ("m/main.tf", "resource \"a\" \"b\" {}\n"))
            .InFile("m/main.tf", "\"b\"", null, "module.one[0].a.b", "module.one[1].a.b", "module.two.a.b").Findings();
        findings.Length.ShouldBe(2);
        findings.Single(f => f.Suppression is null).Addresses.Select(a => a.ToString()).ShouldBe(["module.two.a.b"]);
        findings.Single(f => f.Suppression is not null).Addresses.Select(a => a.ToString()).ShouldBe(["module.one[0].a.b", "module.one[1].a.b"]);
        findings.Single(f => f.Suppression is not null).Message.ShouldBe("module.one.a.b (2 instances) is wrong");
    }

    [TestCase(false, "PL0304 suppressed")]
    [TestCase(true, "PL0304 shown", "PL0003 shown")]
    public void Covers_text_in_a_module_when_every_call_is_covered(bool calledTwice, params string[] expected) =>
        new TriageCase("# planlint:disable=PL0304 reason=\"x\"\nmodule \"one\" {\n  source = \"./m\"\n}\n" + (calledTwice ? "module \"two\" {\n  source = \"./m\"\n}\n" : ""),
            ("m/main.tf", "locals { a = 1 }\n")).InFile("m/main.tf", "a = 1").Summary().ShouldBe(expected);

    [Test]
    public void Accepts_by_the_exact_address_what_nothing_else_may_silence()
    {
        var test = new TriageCase("resource \"a\" \"b\" {}\n").With("\"b\"", TriageCase.Fixed, "a.b[\"x\"]", "a.b[\"y\"]");
        var entry = SourceLocation.InFile("plan.intent.hcl");
        test.Input = test.Input with { Accepted = [new("PL0106", new("a.b[\"x\"]"), "rehearsed", null, entry), new("PL0106", new("a.*"), "no", null, entry)] };
        var findings = test.Findings();
        findings.Single(f => f.Suppression is { Kind: SuppressionKind.Accepted, Justification: "rehearsed" }).Addresses.Select(a => a.ToString()).ShouldBe(["a.b[\"x\"]"]);
        var shown = findings.Single(f => f.Suppression is null);
        shown.Addresses.Select(a => a.ToString()).ShouldBe(["a.b[\"y\"]"]);
        shown.Notes.ShouldHaveSingleItem().Text.ShouldBe("PL0106 can only be accepted by the exact address: a.b[\"y\"]");
    }

    [TestCase("a.*", "2026-11-22", "PL0304 suppressed")]
    [TestCase("a.b", "2026-11-21", "PL0304 shown")]
    [TestCase("c.d", "2026-12-31", "PL0304 shown", "PL0003 shown")]
    public void Accepts_by_pattern_until_a_day(string pattern, string until, params string[] expected)
    {
        var test = new TriageCase("resource \"a\" \"b\" {}\n").With("\"b\"", null, "a.b");
        test.Input = test.Input with { Accepted = [new("PL0304", new(pattern), "x", DateOnly.Parse(until), SourceLocation.InFile("plan.intent.hcl"))] };
        test.Summary().ShouldBe(expected);
    }

    [Test]
    public void Is_of_use_when_one_of_several_roots_needs_it()
    {
        const string text = "# planlint:disable=PL0304 reason=\"x\"\nresource \"a\" \"b\" {}\n";
        var (used, unused) = (new TriageCase(text).With("\"b\"").Findings(), new TriageCase(text).Findings());
        var files = new HashSet<string> { "main.tf" };
        var both = FindingTriage.Reconcile([(used, files), (unused, files)]);
        both[0].Select(f => f.Rule.Id).ShouldBe(["PL0304"]);
        both[1].ShouldBeEmpty();
        FindingTriage.Reconcile([(unused, files), (unused, files)])[1].ShouldHaveSingleItem().Rule.Id.ShouldBe("PL0003");
    }
}
