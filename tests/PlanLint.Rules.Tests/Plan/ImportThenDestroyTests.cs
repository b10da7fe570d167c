using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ImportThenDestroyTests : RuleTests<ImportThenDestroy>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|resource "aws_db_instance" "main"|] {}
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "importing": { "id": "main-1" }, "before": {}, "after": {} } } ] }
        """)
    {
        Lookalike = [("\"delete\", \"create\"", "\"update\"")],
        AlwaysKnown = "The action decides, and an import whose id is unknown is destroyed all the same.",
    };

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
        .WithNotes("live: engine is \"postgres\", the configuration says \"mysql\"", "note: what is lost with it: a database",
                "help: to keep the object, leave engine as the state has it, or name it in ignore_changes")
        .WithSeverities(Severity.Error);

    [Test]
    public void Is_silent_on_a_replacement_without_import() => Check<ImportThenDestroy>("""
        # file: plan.json
        { "resource_changes": [ { "address": "aws_db_instance.main", "change": { "actions": ["delete", "create"], "before": {}, "after": {} } } ] }
        """);
}
