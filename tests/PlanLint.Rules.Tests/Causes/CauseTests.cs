using PlanLint.Causes;
using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Causes;

/// <summary>Each kind of cause by the smallest input that proves it, and lookalikes that do not.</summary>
internal sealed class CauseTests
{
    private const string Block = """
        resource "terraform_data" "a" {
          input = "new"
        }

        """;

    private static string Update(string outer = "", string rest = "") => $$"""
        # file: plan.json
        { "resource_changes": [{{PlanFixture.Change("terraform_data.a", "update", """{ "input": "old" }""", """{ "input": "new" }""", outer: outer.Length == 0 ? null : outer)}}]{{rest}} }
        """;

    private static string Create(string rest = "") => $$"""
        # file: plan.json
        { "resource_changes": [{{PlanFixture.Change("terraform_data.a", "create", after: """{ "input": "new" }""")}}]{{rest}} }
        """;

    private static string Drift(string before, string after, string actions = "update") => $$"""
        , "resource_drift": [{{PlanFixture.Change("terraform_data.a", actions, before, after)}}]
        """;

    private static readonly string Base = "\n# file: base/main.tf\n" + Block;

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("a literal that base had otherwise is an edit", Block + Update() + "\n# file: base/main.tf\n" + Block.Replace("new", "old", StringComparison.Ordinal), "edited intended");
        yield return Case("what base said already was never applied", Block + Update() + Base, "pending unintended");
        yield return Case("without a base nobody knows since when", Block + Update(), "configured unknown");
        yield return Case("an intent says what was meant without a base", Block + Update() + "\n# target: terraform_data.b", "configured unintended");
        yield return Case("an intent allows what the difference does not reach", Block + Update() + Base + "\n# target: terraform_data.a", "pending intended");
        yield return Case("drift that is taken back", Block + Update(rest: Drift("""{ "input": "new" }""", """{ "input": "old" }""")) + Base, "outside unintended");
        yield return Case("drift of another attribute is no cause", Block + Update(rest: Drift("""{ "input": "old", "id": "1" }""", """{ "input": "old", "id": "2" }""")) + Base, "pending unintended");
        yield return Case("an edit goes before drift", Block + Update(rest: Drift("""{ "input": "new" }""", """{ "input": "old" }""")) + "\n# file: base/main.tf\n" + Block.Replace("new", "older", StringComparison.Ordinal), "edited intended also outside");
        yield return Case("a create of what is gone", Block + Create(Drift("""{ "input": "new" }""", "null", "delete")), "vanished unknown");
        yield return Case("a create of what never was", Block + Create(), "configured unknown");
        yield return Case("an object without a block", Block + "# file: plan.json\n{ \"resource_changes\": [" + PlanFixture.Change("terraform_data.x", "delete", """{ "input": "old" }""") + "] }" + Base, "pending unintended");
        yield return Case("an object whose block is gone since", Block + "# file: plan.json\n{ \"resource_changes\": [" + PlanFixture.Change("terraform_data.x", "delete", """{ "input": "old" }""") + "] }" + Base + "resource \"terraform_data\" \"x\" {}\n", "edited intended");
        yield return Case("a tainted object", Block + "# file: plan.json\n{ \"resource_changes\": [" + PlanFixture.Change("terraform_data.a", "delete,create", """{ "input": "new" }""", """{ "input": "new" }""", outer: "\"action_reason\": \"replace_because_tainted\"") + "] }" + Base, "requested unintended");
        yield return Case("a function of the hour", Block.Replace("\"new\"", "timestamp()", StringComparison.Ordinal) + Update() + Base.Replace("\"new\"", "timestamp()", StringComparison.Ordinal), "impure unintended");
        yield return Case("a function of the hour behind a local", Block.Replace("\"new\"", "local.x", StringComparison.Ordinal) + "locals {\n  x = \"at ${uuid()}\"\n}\n" + Update(), "impure unknown");
        yield return Case("a change that nothing explains", "resource \"terraform_data\" \"a\" {}\n" + Update(), "unexplained unknown");
        yield return Case("a deposed object", Block + "# file: plan.json\n{ \"resource_changes\": [" + PlanFixture.Change("terraform_data.a", "delete", """{ "input": "new" }""", outer: "\"deposed\": \"0badcafe\"") + "] }" + Base, "pending unintended");

        yield return Case("a default that is another, as the plan's value is", Variable("new") + Planned("new") + Earlier(Variable("old")), "edited intended");
        yield return Case("a default that was always so", Variable("new") + Planned("new") + Earlier(Variable("new")), "pending unintended");
        yield return Case("a variable file that is new", Variable("old") + Planned("new") + "\n# file: terraform.tfvars\nx = \"new\"\n" + Earlier(Variable("old")), "edited intended");

        static string Variable(string standard) => $$"""
            variable "x" {
              default = "{{standard}}"
            }

            resource "terraform_data" "a" {
              input = var.x
            }

            """;

        static string Planned(string value) => $$"""
            # file: plan.json
            { "variables": { "x": { "value": "{{value}}" } }, "resource_changes": [{{PlanFixture.Change("terraform_data.a", "update", """{ "input": "old" }""", $$"""{ "input": "{{value}}" }""")}}] }
            """;

        static string Earlier(string text) => "\n# file: base/main.tf\n" + text;

        static TestCaseData Case(string name, string fixture, string expected) => new TestCaseData(fixture, expected).SetName(name);
    }

    [TestCaseSource(nameof(Cases))]
    public void Kind_and_intention(string fixture, string expected)
    {
        var change = Fixture.Parse(fixture).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single();
        string also = change.Cause.Also.IsEmpty ? "" : " also " + string.Join(" ", change.Cause.Also.Select(c => c.Kind.ToString().ToLowerInvariant()));
        $"{change.Cause.Kind.ToString().ToLowerInvariant()} {change.IsIntended switch { true => "intended", false => "unintended", null => "unknown" }}{also}".ShouldBe(expected, change.Cause.Text);
    }

    [Test]
    public void A_value_from_a_changing_resource_follows_it_and_names_the_line()
    {
        var causes = Fixture.Parse(Block + $$"""
            resource "terraform_data" "b" {
              for_each = toset(["x"])
              input    = terraform_data.a.output
            }
            # file: plan.json
            { "resource_changes": [
              {{PlanFixture.Change("terraform_data.a", "update", """{ "input": "old", "output": "old" }""", """{ "input": "new" }""", "\"after_unknown\": { \"output\": true }")}},
              {{PlanFixture.Change("terraform_data.b[\"x\"]", "update", """{ "input": "old" }""", "{}", "\"after_unknown\": { \"input\": true }")}}
            ] }
            """).Compile(BuiltInKnowledge.Load()).Causes!;
        var follows = causes.Changes.Single(c => c.Change.Address.Name == "b");
        follows.Cause.Kind.ShouldBe(CauseKind.Follows, follows.Cause.Text);
        follows.Cause.Confidence.ShouldBe(Confidence.Proven);
        follows.Cause.Address!.ToString().ShouldBe("terraform_data.a");
        follows.Place.LineSpan.Start.Line.ShouldBe(5);
        causes.Groups.Select(g => g.Cause.Kind).ShouldBe([CauseKind.Follows, CauseKind.Configured]);
    }

    [TestCase("x", true)]
    [TestCase("y", false)]
    public void Of_several_instances_the_one_that_a_reference_names_has_to_have_drifted(string drifted, bool isCause)
    {
        var change = Fixture.Parse($$"""
            resource "terraform_data" "a" {
              for_each = toset(["x", "y"])
            }

            resource "terraform_data" "b" {
              for_each = toset(["y"])
              input    = terraform_data.a["x"].id
            }
            # file: plan.json
            {
              "resource_changes": [{{PlanFixture.Change("terraform_data.b[\"y\"]", "update", """{ "input": "old" }""", """{ "input": "new" }""")}}],
              "resource_drift": [{{PlanFixture.Change($"terraform_data.a[\"{drifted}\"]", "update", """{ "id": "old" }""", """{ "id": "new" }""")}}]
            }
            """).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single();
        change.Cause.Also.Any(c => c.Kind == CauseKind.Outside).ShouldBe(isCause, change.Cause.Text);
    }

    [Test]
    public void Default_tags_are_the_providers()
    {
        var change = Fixture.Parse($$"""
            provider "aws" {
              default_tags {
                tags = { Team = "sea" }
              }
            }

            resource "aws_vpc" "a" {
              cidr_block = "10.0.0.0/16"
            }
            # file: plan.json
            { "resource_changes": [{{PlanFixture.Change("aws_vpc.a", "update", """{ "tags_all": {} }""", """{ "tags_all": { "Team": "sea" } }""")}}] }
            """).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single();
        change.Cause.Kind.ShouldBe(CauseKind.Provider, change.Cause.Text);
        change.Cause.Provider.ShouldBe("aws");
        change.Place.LineSpan.Start.Line.ShouldBe(2);
    }
}
