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

    private const string Computed = """
        resource "up_thing" "a" {
          size = 1
        }

        """;

    private static string Computing(string rest = "") => $$"""
        # file: plan.json
        { "terraform_version": "1.11.4", "resource_changes": [{{PlanFixture.Change("up_thing.a", "update", """{ "id": "1", "size": 1 }""",
            """{ "id": "1", "size": 1, "mode": "standard" }""", outer: "\"provider_name\": \"registry.terraform.io/hashicorp/up\"")}}]{{rest}} }
        """;

    private static string Planned(int schema) => $$"""
        , "planned_values": { "root_module": { "resources": [{ "address": "up_thing.a", "mode": "managed", "type": "up_thing", "name": "a",
          "schema_version": {{schema}}, "values": { "id": "1" } }] } }
        """;

    private static string StateOf(int schema, string tool) => $$"""

        # file: a.tfstate
        { "version": 4, "terraform_version": "{{tool}}", "serial": 1, "lineage": "l", "resources": [{ "mode": "managed", "type": "up_thing", "name": "a",
          "provider": "provider[\"registry.terraform.io/hashicorp/up\"]", "instances": [{ "schema_version": {{schema}}, "attributes": { "id": "1", "size": 1 } }] }] }
        """;

    [TestCase(1, 0, "1.11.4", CauseKind.Upgrade, "the state has it in version 0 of the schema of up_thing, and the hashicorp/up that made the plan has version 1")]
    [TestCase(1, 1, "1.9.0", CauseKind.Upgrade, "the state was written by version 1.9.0, and the plan was made by 1.11.4")]
    [TestCase(1, 1, "1.11.4", CauseKind.Unexplained, "nothing that was given says why")]
    public void Another_schema_or_tool_is_an_upgrade(int planned, int held, string tool, CauseKind kind, string text)
    {
        var cause = Fixture.Parse(Computed + Computing(Planned(planned)) + StateOf(held, tool)).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single().Cause;
        cause.Kind.ShouldBe(kind);
        cause.Text.ShouldStartWith(text);
    }

    [Test]
    public void What_the_configuration_spells_does_not_come_with_another_schema() =>
        Fixture.Parse(Computed.Replace("size = 1", "size = 1\n  mode = \"standard\"", StringComparison.Ordinal) + Computing(Planned(1)) + StateOf(0, "1.11.4"))
            .Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single().Cause.Kind.ShouldBe(CauseKind.Configured);

    [TestCase("old", CauseKind.Lookup)]
    [TestCase("other", CauseKind.Configured)]
    public void An_earlier_plan_tells_what_a_data_source_answered(string answer, CauseKind kind)
    {
        var cause = Fixture.Parse($$"""
            data "aws_ami" "newest" {}

            resource "terraform_data" "a" {
              input = data.aws_ami.newest.id
            }

            # file: plan.json
            { "timestamp": "2026-01-02T00:00:00Z", "resource_changes": [{{PlanFixture.Change("terraform_data.a", "update", """{ "input": "old" }""", """{ "input": "new" }""")}}] }
            # file: earlier/plan.json
            { "timestamp": "2026-01-01T00:00:00Z", "terraform_version": "1.11.4", "resource_changes": [], "prior_state": { "values": { "root_module": { "resources": [
              { "address": "data.aws_ami.newest", "mode": "data", "type": "aws_ami", "name": "newest", "schema_version": 0, "values": { "id": "{{answer}}" } }] } } } }
            """).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single().Cause;
        cause.Kind.ShouldBe(kind, cause.Text);
        if (kind == CauseKind.Lookup) cause.Text.ShouldBe("input had the answer of data.aws_ami.newest that the earlier plan 'earlier/plan.json' recorded as id, and it answers otherwise now");
    }

    private static string ConfigMap(string manager) => $$$"""
        { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a", "namespace": "n", "uid": "0-a", "managedFields": [
          { "manager": "{{{manager}}}", "operation": "Update", "apiVersion": "v1", "fieldsType": "FieldsV1", "fieldsV1": { "f:data": { ".": {}, "f:level": {} } } }] },
          "data": { "level": "debug" } }
        """;

    [TestCase("kubectl-edit", "debug", CauseKind.Outside, "kubectl-edit has set data.level of the live object, and the plan takes that back")]
    [TestCase("HashiCorp", "debug", CauseKind.Configured, "the configuration sets data.level, and the object has another value")]
    [TestCase("kubectl-edit", "trace", CauseKind.Configured, "the configuration sets data.level, and the object has another value")]
    public void A_live_object_says_field_by_field_who_set_it(string manager, string before, CauseKind kind, string text)
    {
        var cause = Fixture.Parse($$"""
            resource "kubernetes_config_map_v1" "a" {
              metadata {
                name      = "a"
                namespace = "n"
              }

              data = {
                level = "info"
              }
            }

            # file: plan.json
            { "resource_changes": [{{PlanFixture.Change("kubernetes_config_map_v1.a", "update",
                $$"""{ "metadata": [{ "name": "a", "namespace": "n" }], "data": { "level": "{{before}}" } }""",
                """{ "metadata": [{ "name": "a", "namespace": "n" }], "data": { "level": "info" } }""")}}] }
            # file: live/configmaps.json
            {{ConfigMap(manager)}}
            """).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single().Cause;
        cause.Kind.ShouldBe(kind, cause.Text);
        cause.Text.ShouldBe(text);
    }

    [Test]
    public void A_live_object_that_is_as_planned_was_another_when_the_plan_was_made()
    {
        var cause = Fixture.Parse($$"""
            resource "kubernetes_ingress_v1" "a" {
              metadata {
                name      = "a"
                namespace = "n"
              }
            }

            # file: plan.json
            { "resource_changes": [{{PlanFixture.Change("kubernetes_ingress_v1.a", "update",
                """{ "metadata": [{ "name": "a", "namespace": "n" }], "spec": [{ "ingress_class_name": "old" }] }""",
                """{ "metadata": [{ "name": "a", "namespace": "n" }], "spec": [{ "ingress_class_name": "tailscale" }] }""")}}] }
            # file: live/ingresses.json
            { "apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": { "name": "a", "namespace": "n", "uid": "0-a" }, "spec": { "ingressClassName": "tailscale" } }
            """).Compile(BuiltInKnowledge.Load()).Causes!.Changes.Single().Cause;
        (cause.Kind, cause.Confidence).ShouldBe((CauseKind.Outside, Confidence.Likely), cause.Text);
    }

    private const string Deferring = """
        # file: plan.json
        { "resource_changes": [{{CHANGE}}],
          "deferred_changes": [{ "reason": "resource_config_unknown", "resource_change": {{DEFERRED}} }],
          "action_invocations": [
            { "address": "action.test_call.after", "type": "test_call", "name": "after", "provider_name": "x/y/test",
              "lifecycle_action_trigger": { "triggering_resource_address": "terraform_data.a", "action_trigger_event": "AfterUpdate" } },
            { "address": "action.test_call.now", "type": "test_call", "name": "now", "provider_name": "x/y/test", "invoke_action_trigger": {} }] }
        """;

    [Test]
    public void Deferred_changes_and_actions_have_causes_and_stand_in_groups()
    {
        string plan = Deferring.Replace("{{CHANGE}}", PlanFixture.Change("terraform_data.a", "update", """{ "input": "old" }""", """{ "input": "new" }"""), StringComparison.Ordinal)
            .Replace("{{DEFERRED}}", PlanFixture.Change("terraform_data.b", "create", after: "{}"), StringComparison.Ordinal);
        var causes = Fixture.Parse(Block + "resource \"terraform_data\" \"b\" {}\n" + plan + "\n# file: base/main.tf\n" + Block.Replace("new", "old", StringComparison.Ordinal))
            .Compile(BuiltInKnowledge.Load()).Causes!;
        causes.Changes.Select(c => $"{c.Change.Address} {c.Cause.Kind} {c.IsIntended}").ShouldBe(["terraform_data.a Edited True", "terraform_data.b Edited True"]);
        causes.Invocations.Select(i => $"{i.Invocation.Address} {i.Cause.Kind} {i.Cause.Text} {i.IsIntended}").ShouldBe(
        [
            "action.test_call.after Follows it will be invoked after terraform_data.a is updated True",
            "action.test_call.now Requested the plan was made with -invoke ",
        ]);
        causes.Groups.Select(g => $"{g.Cause.Kind} {g.Changes.Length} {g.Invocations.Length}").ShouldBe(["Requested 0 1", "Edited 1 0", "Edited 1 0", "Follows 0 1"]);
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
