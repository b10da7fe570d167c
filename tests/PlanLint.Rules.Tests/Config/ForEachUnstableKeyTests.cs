using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class ForEachUnstableKeyTests : RuleTests<ForEachUnstableKey>
{
    protected override RuleCase Case => new(Root("[|for_each = {?toset([aws_subnet.b[\"x\"].arn])?}|]"))
    {
        Lookalike = [("aws_subnet.b[\"x\"].arn", "\"x\"")],
    };

    private static string Root(string forEach) => $$"""
        variable "names" {
          type = list(string)
        }

        variable "sizes" {
          type = map(string)
        }

        variable "any" {}

        locals {
          ids = toset(aws_subnet.a[*].id)
        }

        resource "aws_subnet" "a" {
          count = 2
          name  = "a${count.index}"
        }

        resource "aws_subnet" "b" {
          for_each = toset(["x", "y"])
        }

        data "aws_subnets" "all" {}

        resource "aws_acm_certificate" "c" {}

        resource "aws_route" "r" {
          {{forEach}}
        }
        """;

    [TestCase("toset(aws_subnet.a[*].id)", "aws_subnet.a[*].id")]
    [TestCase("local.ids", "aws_subnet.a[*].id")]
    [TestCase("toset([aws_subnet.b[\"x\"].arn])", "aws_subnet.b[\"x\"].arn")]
    [TestCase("{ for s in aws_subnet.b : s.id => s }", "s.id")]
    [TestCase("{ for s in values(aws_subnet.b) : \"subnet-${s.id}\" => s }", "\"subnet-${s.id}\"")]
    [TestCase("merge({ a = 1 }, { (aws_subnet.b[\"x\"].id) = 2 })", "(aws_subnet.b[\"x\"].id)")]
    public void Reports_ids_that_a_provider_makes_up(string forEach, string key) => Check<ForEachUnstableKey>(Root($"[|for_each = {forEach}|]"))
        .WithMessages($"aws_route.r keys its instances by {key}: the provider makes them up, so the first plan cannot know them and a replaced object renames its followers.");

    [TestCase("{ for i, n in var.names : i => n }", "i")]
    [TestCase("{ for i, n in var.names : tostring(i) => n }", "tostring(i)")]
    [TestCase("{ for i, n in [\"a\", \"b\"] : \"r-${i}\" => n }", "\"r-${i}\"")]
    [TestCase("zipmap(range(length(var.names)), var.names)", "range(length(var.names))")]
    public void Reports_places_in_a_list(string forEach, string key) => Check<ForEachUnstableKey>(Root($"[|for_each = {forEach}|]"))
        .WithMessages($"aws_route.r keys its instances by {key}, the place in a list: an element taken out renames all that follow.");

    [Test]
    public void Reports_times() => Check<ForEachUnstableKey>(Root("[|for_each = { (formatdate(\"YYYY\", timestamp())) = 1 }|]"))
        .WithMessages("aws_route.r keys its instances by timestamp(): they are others in every plan, so every instance is replaced.");

    [TestCase("toset(var.names)")]
    [TestCase("var.sizes")]
    [TestCase("{ for k, v in var.sizes : k => v }")]
    [TestCase("{ for k, v in var.any : k => v }")]
    [TestCase("{ for i, n in var.names : \"${n}-${i}\" => n }")]
    [TestCase("{ for n in var.names : n => n }")]
    [TestCase("aws_subnet.b")]
    [TestCase("{ for k, s in aws_subnet.b : k => s.id }")]
    [TestCase("toset(aws_subnet.a[*].name)")]
    [TestCase("{ a = aws_subnet.b[\"x\"].id }")]
    [TestCase("toset(data.aws_subnets.all.ids)")]
    [TestCase("{ for d in aws_acm_certificate.c.domain_validation_options : d.domain_name => d }")]
    public void Is_silent_about_names_and_what_nobody_knows(string forEach) => Check<ForEachUnstableKey>(Root($"for_each = {forEach}"));
}
