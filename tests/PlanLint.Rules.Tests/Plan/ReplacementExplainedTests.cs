using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ReplacementExplainedTests : RuleTests<ReplacementExplained>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_db_instance" "a" {
          [|engine = "mysql"|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["delete", "create"], "replace_paths": {?[["engine"]]?}, "before": { "engine": "postgres" }, "after": { "engine": "mysql" } } } ] }
        """)
    {
        Lookalike = [("\"delete\", \"create\"", "\"update\"")],
    };

    [Test]
    public void Shows_what_forces_a_replacement() => Check<ReplacementExplained>("""
        # file: main.tf
        resource "aws_instance" "a" {
          [|ami = "ami-2"|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_instance.a", "action_reason": "replace_because_cannot_update",
          "change": { "actions": ["delete", "create"], "replace_paths": [["ami"]], "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } } } ] }
        """)
        .WithMessages("aws_instance.a must be replaced: ami \"ami-1\" → \"ami-2\".")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Says_when_the_new_value_is_not_known() => Check<ReplacementExplained>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": ["create", "delete"], "replace_paths": [["ami"]],
          "before": { "ami": "ami-1" }, "after": {}, "after_unknown": { "ami": true } } } ] }
        """)
        .WithMessages("aws_instance.a must be replaced: ami \"ami-1\" → (known after apply).")
        .WithNotes("order: the new object is made before the old one is destroyed",
            "help: to keep the object, leave ami as the state has it, or name it in ignore_changes");

    [TestCase("\"create\", \"forget\"")]
    [TestCase("\"forget\", \"create\"")]
    public void Says_that_a_forgotten_object_lives_on(string actions) => Check<ReplacementExplained>($$"""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_instance.a", "change": { "actions": [{{actions}}], "replace_paths": [["ami"]],
          "before": { "ami": "ami-1" }, "after": { "ami": "ami-2" } } } ] }
        """)
        .WithNotes("order: the old object is not destroyed but forgotten, so it exists beside the new one");

    [Test]
    public void Says_when_only_the_spelling_differs() => Check<ReplacementExplained>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_x.a", "change": { "actions": ["delete", "create"], "replace_paths": [["policy"]],
          "before": { "policy": "{\"a\":1,\"b\":2}" }, "after": { "policy": "{\"b\":2,\"a\":1}" } } } ] }
        """)
        .WithMessages("aws_x.a must be replaced: policy \"{\"a\":1,\"b\":2}\" → \"{\"b\":2,\"a\":1}\" (only a formatting difference).");

    [Test]
    public void Shows_no_secret() => Check<ReplacementExplained>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_x.a", "change": { "actions": ["delete", "create"], "replace_paths": [["token"]],
          "before": { "token": "hunter2hunter2" }, "after": { "token": "hunter3hunter3" }, "before_sensitive": { "token": true }, "after_sensitive": { "token": true } } } ] }
        """).Single.Message.ShouldNotContain("hunter");

    [Test]
    public void Tells_what_follows_from_a_replacement_with_its_cause() => Check<ReplacementExplained>("""
        # file: main.tf
        resource "keycloak_realm" "r" {
          [|realm = "b"|]
        }
        resource "keycloak_role" "x" {
          realm_id = keycloak_realm.r.id
        }
        # file: plan.json
        { "resource_changes": [
          { "address": "keycloak_realm.r", "change": { "actions": ["delete", "create"], "replace_paths": [["realm"]],
            "before": { "realm": "a", "id": "a" }, "after": { "realm": "b" }, "after_unknown": { "id": true } } },
          { "address": "keycloak_role.x", "change": { "actions": ["delete", "create"], "replace_paths": [["realm_id"]],
            "before": { "realm_id": "a" }, "after": {}, "after_unknown": { "realm_id": true } } } ],
        "configuration": { "root_module": { "resources": [
          { "address": "keycloak_realm.r", "mode": "managed", "type": "keycloak_realm", "name": "r", "provider_config_key": "keycloak", "expressions": { "realm": { "constant_value": "b" } } },
          { "address": "keycloak_role.x", "mode": "managed", "type": "keycloak_role", "name": "x", "provider_config_key": "keycloak",
            "expressions": { "realm_id": { "references": ["keycloak_realm.r.id", "keycloak_realm.r"] } } } ] } } }
        """)
        .WithMessages("keycloak_realm.r must be replaced: realm \"a\" → \"b\"; 1 more must be replaced after it.")
        .WithAddresses("keycloak_realm.r")
        .WithRelated("main.tf(4,1): keycloak_role.x will be replaced")
        .WithSeverities(Severity.Error);

    [Test]
    public void Follows_a_cause_through_a_module_argument() => Check<ReplacementExplained>("""
        # file: plan.json [||]
        { "resource_changes": [
          { "address": "aws_x.r", "change": { "actions": ["delete", "create"], "replace_paths": [["name"]],
            "before": { "name": "a" }, "after": { "name": "b" }, "after_unknown": { "id": true } } },
          { "address": "module.m.aws_y.x", "change": { "actions": ["delete", "create"], "replace_paths": [["parent"]],
            "before": { "parent": "a" }, "after": {}, "after_unknown": { "parent": true } } } ],
        "configuration": { "root_module": {
          "resources": [ { "address": "aws_x.r", "mode": "managed", "type": "aws_x", "name": "r", "provider_config_key": "aws" } ],
          "module_calls": { "m": { "source": "./m", "expressions": { "parent": { "references": ["aws_x.r.id", "aws_x.r"] } }, "module": {
            "variables": { "parent": {} },
            "resources": [ { "address": "aws_y.x", "mode": "managed", "type": "aws_y", "name": "x", "provider_config_key": "aws",
              "expressions": { "parent": { "references": ["var.parent"] } } } ] } } } } } }
        """)
        .WithMessages("aws_x.r must be replaced: name \"a\" → \"b\"; 1 more must be replaced after it.");

    [Test]
    public void Gives_the_reason_where_there_is_no_path() => Check<ReplacementExplained>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "aws_x.a", "action_reason": "replace_by_request", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """).WithMessages("aws_x.a must be replaced because the plan was made with -replace.");

    [Test]
    public void Is_silent_on_what_costs_nothing_and_on_tainted_objects() => Check<ReplacementExplained>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "null_resource.a", "change": { "actions": ["delete", "create"], "replace_paths": [["triggers"]], "before": { "triggers": { "a": "1" } }, "after": { "triggers": { "a": "2" } } } },
          { "address": "aws_x.a", "action_reason": "replace_because_tainted", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """);
}
