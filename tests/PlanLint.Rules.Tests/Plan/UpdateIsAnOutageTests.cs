using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class UpdateIsAnOutageTests : RuleTests<UpdateIsAnOutage>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "google_sql_database_instance" "main" {
          settings {
            [|tier = "b"|]
          }
        }
        # file: plan.json
        { "resource_changes": [ { "address": "google_sql_database_instance.main", "change": { "actions": ["update"],
          "before": { "settings": [ { "tier": "a" } ] }, "after": { "settings": [ { "tier": {?"b"?} } ] } } } ] }
        """)
    {
        Lookalike = [("\"before\": { \"settings\": [ { \"tier\": \"a\" } ] }", "\"before\": { \"settings\": [ { \"tier\": \"b\", \"pricing_plan\": \"x\" } ] }")],
    };

    [Test]
    public void Says_what_happens() => Check<UpdateIsAnOutage>(KnownCase)
        .WithMessages("google_sql_database_instance.main: the update of settings[0].tier from \"a\" to \"b\" restarts the instance now.")
        .WithSeverities(Severity.Warning);

    [TestCase("aws_db_instance", """{ "instance_class": "a", "apply_immediately": true }""", """{ "instance_class": "b", "apply_immediately": true }""", "takes the database down now, because apply_immediately is true")]
    [TestCase("aws_db_instance", """{ "instance_class": "a", "apply_immediately": null }""", """{ "instance_class": "b", "apply_immediately": null }""", "takes the database down in its next maintenance window")]
    [TestCase("google_compute_instance", """{ "machine_type": "a", "allow_stopping_for_update": true }""", """{ "machine_type": "b", "allow_stopping_for_update": true }""", "stops and starts the machine")]
    [TestCase("azurerm_linux_virtual_machine", """{ "size": "a" }""", """{ "size": "b" }""", "restarts the machine")]
    [TestCase("talos_machine_configuration_apply", """{ "config_patches": "a", "apply_mode": "reboot" }""", """{ "config_patches": "b", "apply_mode": "reboot" }""", "reboots the node")]
    [TestCase("proxmox_virtual_environment_vm", """{ "cpu": [ { "cores": 2 } ] }""", """{ "cpu": [ { "cores": 4 } ] }""", "reboots the machine")]
    public void Knows_other_providers(string type, string before, string after, string effect)
    {
        var result = Check<UpdateIsAnOutage>($$"""
            # file: plan.json [||]
            { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["update"], "before": {{before}}, "after": {{after}} } } ] }
            """);
        result.Single.Message.ShouldEndWith($" {effect}.");
    }

    [TestCase("aws_instance", """{ "user_data": "a", "user_data_replace_on_change": true }""", """{ "user_data": "b", "user_data_replace_on_change": true }""")]
    [TestCase("google_compute_instance", """{ "machine_type": "a" }""", """{ "machine_type": "b" }""")]
    [TestCase("proxmox_virtual_environment_vm", """{ "cpu": [ { "cores": 2 } ], "reboot_after_update": false }""", """{ "cpu": [ { "cores": 4 } ], "reboot_after_update": false }""")]
    [TestCase("aws_db_instance", """{ "instance_class": "a", "tags": {} }""", """{ "instance_class": "a", "tags": { "a": "b" } }""")]
    public void Is_silent_where_a_setting_prevents_it(string type, string before, string after) => Check<UpdateIsAnOutage>($$"""
        # file: plan.json
        { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["update"], "before": {{before}}, "after": {{after}} } } ] }
        """);
}
