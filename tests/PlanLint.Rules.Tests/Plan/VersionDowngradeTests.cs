using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class VersionDowngradeTests : RuleTests<VersionDowngrade>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        resource "aws_db_instance" "main" {
          [|engine_version = "15.12"|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["update"], "before": { "engine_version": "15.17" }, "after": { "engine_version": {?"15.12"?} } } } ] }
        """)
    {
        Lookalike = [("\"after\": { \"engine_version\": \"15.12\" }", "\"after\": { \"engine_version\": \"15.20\" }")],
    };

    [Test]
    public void Says_what_becomes_of_the_apply_and_the_way_out()
    {
        var result = Check<VersionDowngrade>(KnownCase)
            .WithMessages("aws_db_instance.main: engine_version goes down from \"15.17\" to \"15.12\"; RDS refuses a downgrade, and the apply stops there.")
            .WithSeverities(Severity.Error)
            .FixedTo("""
            # file: main.tf
            resource "aws_db_instance" "main" {
              engine_version = "15.12"

              lifecycle {
                ignore_changes = [engine_version]
              }
            }
            """);
        result.Single.Notes.ShouldContain(n => n.Text.ToString().StartsWith("write the major version alone", StringComparison.Ordinal));
    }

    [Test]
    public void Says_when_it_was_upgraded_outside() => Check<VersionDowngrade>("""
        # file: plan.json [||]
        { "resource_drift": [ { "address": "aws_elasticache_replication_group.a", "change": { "actions": ["update"], "before": { "engine_version": "7.0" }, "after": { "engine_version": "7.1" } } } ],
          "resource_changes": [ { "address": "aws_elasticache_replication_group.a", "change": { "actions": ["delete", "create"], "before": { "engine_version": "7.1" }, "after": { "engine_version": "7.0" } } } ] }
        """)
        .WithMessages("aws_elasticache_replication_group.a: engine_version goes down from \"7.1\" to \"7.0\", because it was upgraded outside of Terraform; ElastiCache cannot downgrade: the cache would have to be made anew.");

    [TestCase("google_sql_database_instance", "database_version", "POSTGRES_16", "POSTGRES_15", Severity.Error)]
    [TestCase("azurerm_kubernetes_cluster", "kubernetes_version", "1.31.2", "1.30.9", Severity.Error)]
    [TestCase("helm_release", "version", "v10.5.0", "v9.12.0", Severity.Warning)]
    [TestCase("acme_database", "engine_version", "8.0.36", "8.0.35", Severity.Warning)]
    public void Knows_versions_of_other_providers(string type, string argument, string before, string after, Severity severity) => Check<VersionDowngrade>($$"""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "{{type}}.a", "change": { "actions": ["update"], "before": { "{{argument}}": "{{before}}" }, "after": { "{{argument}}": "{{after}}" } } } ] }
        """)
        .WithSeverities(severity);

    [Test]
    public void Looks_into_blocks() => Check<VersionDowngrade>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "azurerm_kubernetes_cluster.a", "change": { "actions": ["update"],
          "before": { "default_node_pool": [ { "orchestrator_version": "1.31" } ] }, "after": { "default_node_pool": [ { "orchestrator_version": "1.30" } ] } } } ] }
        """);

    [TestCase("15.17", "15", ExpectedResult = false)]
    [TestCase("15", "15.12", ExpectedResult = false)]
    [TestCase("9.6", "10.1", ExpectedResult = false)]
    [TestCase("10.1", "9.6", ExpectedResult = true)]
    [TestCase("8.0.mysql_aurora.3.05.2", "8.0.mysql_aurora.3.04.0", ExpectedResult = true)]
    [TestCase("POSTGRES_16", "MYSQL_8_0", ExpectedResult = false)]
    [TestCase("1.31.4-gke.200", "1.31.4-gke.100", ExpectedResult = true)]
    [TestCase("v1.2.3", "1.2.2", ExpectedResult = true)]
    [TestCase("1.2.3", "1.2.3-rc1", ExpectedResult = false)]
    [TestCase("latest", "1.0", ExpectedResult = false)]
    public bool Compares_versions(string before, string after) => VersionDowngrade.GoesDown(before, after);

    [Test]
    public void Is_silent_about_other_versions() => Check<VersionDowngrade>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_iam_policy.a", "change": { "actions": ["update"], "before": { "version": "2012-10-17" }, "after": { "version": "2008-10-17" } } } ] }
        """);
}
