namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class CountOnForeachableTests
{
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
}
