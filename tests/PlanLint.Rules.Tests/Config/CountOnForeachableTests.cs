using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class CountOnForeachableTests : RuleTests<CountOnForeachable>
{
    protected override RuleCase Case => new("""
        variable "names" {}

        resource "aws_sqs_queue" "q" {
          [|count = length(var.names)|]
          name  = var.names[count.index]
        }
        """)
    {
        Lookalike = [("var.names[count.index]", "\"q-${count.index}\"")],
        AlwaysKnown = "The form of the expressions decides, whatever their values are.",
    };

    [TestCase("var.names[count.index]")]
    [TestCase("element(var.names, count.index)")]
    [TestCase("var.names[count.index].id")]
    public void Reports_a_list_that_numbers_instances(string name) => Check<CountOnForeachable>($$"""
        variable "names" {}

        resource "aws_sqs_queue" "q" {
          [|count = length(var.names)|]
          name  = {{name}}
        }
        """);

    [TestCase("var.names != null ? 1 : 0", "var.names[0]")]
    [TestCase("length(var.names)", "\"q-${count.index}\"")]
    [TestCase("3", "var.names[count.index]")]
    public void Is_silent_about_switches_and_numbers(string count, string name) => Check<CountOnForeachable>($$"""
        variable "names" {}

        resource "aws_sqs_queue" "q" {
          count = {{count}}
          name  = {{name}}
        }
        """);

    private const string Names = """

        variable "names" {
          type    = list(string)
          default = ["web", "api"]
        }
        """;

    [Test]
    public void Keys_the_instances_and_moves_them() => FixTest.Fix<CountOnForeachable>("""
        # file: main.tf
        resource "aws_sqs_queue" "q" {
          [|count = length(var.names)|]

          name = "x-${var.names[count.index]}"
          tags = { Name = element(var.names, count.index) }
        }

        output "first" {
          value = aws_sqs_queue.q[0].id # the first
        }

        output "all" {
          value = aws_sqs_queue.q[*].id
        }

        output "last" {
          value = "${element(aws_sqs_queue.q.*.arn, 1)}-${length(aws_sqs_queue.q)}"
        }

        resource "terraform_data" "after" {
          depends_on = [aws_sqs_queue.q]
        }
        """ + Names, """
        # file: main.tf
        resource "aws_sqs_queue" "q" {
          for_each = toset(var.names)

          name = "x-${each.value}"
          tags = { Name = each.value }
        }

        moved {
          from = aws_sqs_queue.q[0]
          to   = aws_sqs_queue.q["web"]
        }

        moved {
          from = aws_sqs_queue.q[1]
          to   = aws_sqs_queue.q["api"]
        }

        output "first" {
          value = aws_sqs_queue.q["web"].id # the first
        }

        output "all" {
          value = [for key in var.names : aws_sqs_queue.q[key].id]
        }

        output "last" {
          value = "${element([for key in var.names : aws_sqs_queue.q[key].arn], 1)}-${length(aws_sqs_queue.q)}"
        }

        resource "terraform_data" "after" {
          depends_on = [aws_sqs_queue.q]
        }
        """ + Names, FixSafety.Unsafe);

    private const string Records = """

        variable "records" {
          type    = map(string)
          default = { b = "192.0.2.1", a = "192.0.2.9" }
        }
        """;

    [TestCase("length(keys(var.records))", "element(keys(var.records), count.index)", "element(values(var.records), count.index)")]
    [TestCase("length(var.records)", "keys(var.records)[count.index]", "values(var.records)[count.index]")]
    [TestCase("length(values(var.records))", "element(keys(var.records), count.index)", "values(var.records)[count.index]")]
    public void Keys_the_instances_by_the_keys_of_a_map(string count, string key, string value) => FixTest.Fix<CountOnForeachable>($$"""
        # file: main.tf
        resource "aws_route53_record" "r" {
          [|count   = {{count}}|]
          name    = {{key}}
          records = [{{value}}]
        }

        output "all" {
          value = aws_route53_record.r[*].id
        }
        """ + Records, """
        # file: main.tf
        resource "aws_route53_record" "r" {
          for_each = var.records
          name     = each.key
          records  = [each.value]
        }

        moved {
          from = aws_route53_record.r[0]
          to   = aws_route53_record.r["a"]
        }

        moved {
          from = aws_route53_record.r[1]
          to   = aws_route53_record.r["b"]
        }

        output "all" {
          value = [for key in keys(var.records) : aws_route53_record.r[key].id]
        }
        """ + Records, FixSafety.Unsafe);

    private const string Queue = """

        # file: queue/main.tf
        variable "name" {}

        resource "aws_sqs_queue" "q" {
          name = var.name
        }

        moved {
          from = aws_sqs_queue.old
          to   = aws_sqs_queue.q
        }

        output "id" {
          value = aws_sqs_queue.q.id
        }
        """;

    [Test]
    public void Keys_the_instances_of_a_module_and_moves_them() => FixTest.Fix<CountOnForeachable>("""
        # file: main.tf
        module "queue" {
          [|count  = length(var.names)|]
          source = "./queue"
          name   = var.names[count.index]
        }

        output "first" {
          value = module.queue[0].id
        }

        output "all" {
          value = module.queue[*].id
        }

        resource "terraform_data" "after" {
          count      = length(module.queue)
          depends_on = [module.queue]
        }
        """ + Names + Queue, """
        # file: main.tf
        module "queue" {
          for_each = toset(var.names)
          source   = "./queue"
          name     = each.value
        }

        moved {
          from = module.queue[0]
          to   = module.queue["web"]
        }

        moved {
          from = module.queue[1]
          to   = module.queue["api"]
        }

        output "first" {
          value = module.queue["web"].id
        }

        output "all" {
          value = [for key in var.names : module.queue[key].id]
        }

        resource "terraform_data" "after" {
          count      = length(module.queue)
          depends_on = [module.queue]
        }
        """ + Names, FixSafety.Unsafe);

    [TestCase("output \"o\" {\n  value = module.queue\n}", TestName = "Does not fix a module that is passed on whole")]
    [TestCase("output \"o\" {\n  value = module.queue[2].id\n}", TestName = "Does not fix a reference to an instance of a module that is not there")]
    [TestCase("output \"o\" {\n  value = module.queue[var.n].id\n}\nvariable \"n\" {}", TestName = "Does not fix instances of a module that are picked by number")]
    [TestCase("moved {\n  from = aws_sqs_queue.q\n  to   = module.queue[0].aws_sqs_queue.q\n}", TestName = "Does not fix a module that something moves into")]
    [TestCase("moved {\n  from = module.queues\n  to   = module.queue\n}", TestName = "Does not fix a module that is moved")]
    public void Does_not_fix_modules(string other) => FixTest.NoFix<CountOnForeachable>($$"""
        # file: main.tf
        module "queue" {
          [|count  = length(var.names)|]
          source = "./queue"
          name   = var.names[count.index]
        }

        {{other}}
        """ + Names + Queue);

    [TestCase("", "name = \"${var.names[count.index]}-${count.index}\"", TestName = "Does not fix a number that is used itself")]
    [TestCase("output \"o\" {\n  value = aws_sqs_queue.q[5].id\n}", "name = var.names[count.index]", TestName = "Does not fix a reference to an instance that is not there")]
    [TestCase("output \"o\" {\n  value = aws_sqs_queue.q\n}", "name = var.names[count.index]", TestName = "Does not fix what is passed on whole")]
    [TestCase("resource \"aws_vpc\" \"v\" {\n  count = 2\n  name  = aws_sqs_queue.q[count.index].id\n}", "name = var.names[count.index]", TestName = "Does not fix instances that others count along")]
    [TestCase("import {\n  to = aws_sqs_queue.q[0]\n  id = \"x\"\n}", "name = var.names[count.index]", TestName = "Does not fix instances that are imported")]
    public void Does_not_fix(string other, string name) => FixTest.NoFix<CountOnForeachable>($$"""
        # file: main.tf
        resource "aws_sqs_queue" "q" {
          [|count = length(var.names)|]
          {{name}}
        }

        {{other}}
        """ + Names);

    [TestCase("[\"a\", \"a\"]", TestName = "Does not fix a list with equal elements")]
    [TestCase("[1, 2]", TestName = "Does not fix a list of numbers")]
    [TestCase("[]", TestName = "Does not fix an empty list")]
    [TestCase("var.given", TestName = "Does not fix a list nobody knows")]
    public void Does_not_fix_lists(string list) => FixTest.NoFix<CountOnForeachable>($$"""
        # file: main.tf
        variable "given" {
          type = list(string)
        }

        locals {
          names = {{list}}
        }

        resource "aws_sqs_queue" "q" {
          [|count = length(local.names)|]
          name  = local.names[count.index]
        }
        """);

    [Test]
    public void Does_not_fix_a_module_that_is_called_twice() => FixTest.NoFix<CountOnForeachable>("""
        # file: main.tf
        module "a" {
          source = "./m"
        }

        module "b" {
          source = "./m"
        }
        # file: m/main.tf
        resource "aws_sqs_queue" "q" {
          [|count = length(var.names)|]
          name  = var.names[count.index]
        }
        """ + Names);

    [Test]
    public void Moves_each_instance_by_what_the_state_holds_and_not_by_its_place_in_the_new_list() => Check<CountOnForeachable>("""
        # file: main.tf
        resource "terraform_data" "topic" {
          [|count = length(["alerts", "orders"])|]
          input = ["alerts", "orders"][count.index]
        }
        # file: plan.json
        { "prior_state": { "values": { "root_module": {} } }, "resource_changes": [
          { "address": "terraform_data.topic[0]", "change": { "actions": ["no-op"], "before": { "input": "alerts" }, "after": { "input": "alerts" } } },
          { "address": "terraform_data.topic[1]", "change": { "actions": ["update"], "before": { "input": "audit" }, "after": { "input": "orders" } } },
          { "address": "terraform_data.topic[2]", "change": { "actions": ["delete"], "before": { "input": "orders" } } } ] }
        """)
        .FixedTo("""
        # file: main.tf
        resource "terraform_data" "topic" {
          for_each = toset(["alerts", "orders"])
          input    = each.value
        }

        moved {
          from = terraform_data.topic[0]
          to   = terraform_data.topic["alerts"]
        }

        moved {
          from = terraform_data.topic[2]
          to   = terraform_data.topic["orders"]
        }
        """);

    [Test]
    public void Offers_no_fix_where_the_values_do_not_tell_which_instance_is_which() => FixTest.NoFix<CountOnForeachable>("""
        # file: main.tf
        resource "terraform_data" "topic" {
          [|count = length(["alerts", "orders"])|]
          input = ["alerts", "orders"][count.index]
        }
        # file: plan.json
        { "prior_state": { "values": { "root_module": {} } }, "resource_changes": [
          { "address": "terraform_data.topic[0]", "change": { "actions": ["no-op"], "before": { "input": "alerts" }, "after": { "input": "alerts" } } },
          { "address": "terraform_data.topic[1]", "change": { "actions": ["update"], "before": { "input": "audit" }, "after": { "input": "orders" } } } ] }
        """);
}
