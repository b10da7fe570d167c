using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class DeletionGuardRemovedTests : RuleTests<DeletionGuardRemoved>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_db_instance" "a" {
          [|deletion_protection = false|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"], "before": { "deletion_protection": true }, "after": { "deletion_protection": {?false?} } } } ] }
        """)
    {
        Lookalike = [("\"before\": { \"deletion_protection\": true }, \"after\": { \"deletion_protection\": false }", "\"before\": { \"deletion_protection\": false }, \"after\": { \"deletion_protection\": true }")],
    };

    [TestCase("aws_db_instance", "deletion_protection", "true", "false")]
    [TestCase("aws_db_instance", "skip_final_snapshot", "false", "true")]
    [TestCase("aws_s3_bucket", "force_destroy", "false", "true")]
    [TestCase("aws_kms_key", "deletion_window_in_days", "30", "7")]
    [TestCase("aws_db_instance", "backup_retention_period", "7", "0")]
    [TestCase("google_sql_database", "deletion_policy", "\"ABANDON\"", "\"DELETE\"")]
    [TestCase("keycloak_realm", "terraform_deletion_protection", "true", "false")]
    public void Reports_a_guard_that_is_taken_away(string type, string attribute, string before, string after) => Check<DeletionGuardRemoved>($$"""
        # file: main.tf
        resource "{{type}}" "a" {
          [|{{attribute}} = {{after}}|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["update"], "before": { "{{attribute}}": {{before}} }, "after": { "{{attribute}}": {{after}} } } } ] }
        """)
        .WithMessages($"{type}.a: {attribute} changes from {before} to {after}, which lets a later apply delete it permanently.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_guards_that_are_put_up() => Check<DeletionGuardRemoved>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.a", "change": { "actions": ["update"],
          "before": { "deletion_protection": false, "skip_final_snapshot": true, "backup_retention_period": 1, "deletion_window_in_days": 7 },
          "after": { "deletion_protection": true, "skip_final_snapshot": false, "backup_retention_period": 7, "deletion_window_in_days": 30 } } },
          { "address": "google_sql_database.b", "change": { "actions": ["update"], "before": { "deletion_policy": "DELETE" }, "after": { "deletion_policy": "ABANDON" } } } ] }
        """);

    [Test]
    public void Is_silent_on_creates_and_unknown_values() => Check<DeletionGuardRemoved>("""
        # file: plan.json
        { "resource_changes": [
          { "address": "aws_db_instance.a", "change": { "actions": ["create"], "after": { "deletion_protection": false, "skip_final_snapshot": true } } },
          { "address": "aws_db_instance.b", "change": { "actions": ["update"], "before": { "deletion_protection": true }, "after": {}, "after_unknown": { "deletion_protection": true } } } ] }
        """);
}
