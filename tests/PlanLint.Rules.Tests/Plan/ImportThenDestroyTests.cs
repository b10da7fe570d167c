using PlanLint.Diagnostics;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ImportThenDestroyTests
{
    [Test]
    public void Reports_an_import_that_is_replaced_at_once() => Check<ImportThenDestroy>("""
        # file: main.tf
        resource "aws_db_instance" "main" {
          [|engine = "mysql"|]
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "importing": { "id": "main-1" },
          "replace_paths": [["engine"]], "before": { "engine": "postgres" }, "after": { "engine": "mysql" } } } ] }
        """)
        .WithMessages("aws_db_instance.main: the import of 'main-1' is followed by a replacement of the imported object (engine).")
        .WithNotes("live: engine is \"postgres\", the configuration says \"mysql\"")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_an_import_that_is_updated() => Check<ImportThenDestroy>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["update"], "importing": { "id": "main-1" },
          "before": { "engine_version": "14" }, "after": {}, "after_unknown": { "engine_version": true } } } ] }
        """);

    [Test]
    public void Is_silent_on_a_replacement_without_import() => Check<ImportThenDestroy>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """);

    [Test]
    public void Can_be_suppressed() => Check<ImportThenDestroy>("""
        # file: main.tf
        # planlint:disable=PL0114 reason="it is empty"
        resource "aws_db_instance" "main" {}
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "importing": { "id": "m" }, "before": {}, "after": {} } } ] }
        """).Suppressed.Length.ShouldBe(1);
}
