using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class LeftoverImportBlockTests : RuleTests<LeftoverImportBlock>
{
    protected override RuleCase Case => new("""
        [|import|] {
          to = aws_vpc.main[{?"a"?}]
          id = "vpc-1"
        }

        resource "aws_vpc" "main" {
          for_each = toset(["a"])
        }
        # file: plan.json
        { "resource_changes": [ { "address": "aws_vpc.main[\"a\"]", "change": { "actions": ["no-op"], "before": { "id": "vpc-1" }, "after": { "id": "vpc-1" } } } ] }
        """)
    {
        Lookalike = [("\"actions\": [\"no-op\"]", "\"actions\": [\"no-op\"], \"importing\": { \"id\": \"vpc-1\" }")],
    };

    private static string Plan(string extra = "") => $$"""

        # file: plan.json
        { "resource_changes": [ { "address": "aws_vpc.main", "change": { "actions": ["no-op"], "before": { "id": "vpc-1" }, "after": { "id": "vpc-1" }{{extra}} } } ] }
        """;

    [Test]
    public void Deletes_the_block() => Check<LeftoverImportBlock>("""
        # Taken over in spring.
        [|import|] {
          to = aws_vpc.main
          id = "vpc-1"
        }

        resource "aws_vpc" "main" {}
        """ + Plan()).FixedTo("""
        # file: main.tf
        resource "aws_vpc" "main" {}
        """);

    [Test]
    public void Is_silent_when_this_plan_carries_it_out() => Check<LeftoverImportBlock>("""
        import {
          to = aws_vpc.main
          id = "vpc-1"
        }

        resource "aws_vpc" "main" {}
        """ + Plan(""", "importing": { "id": "vpc-1" }"""));

    [Test]
    public void Is_silent_about_another_instance() => Check<LeftoverImportBlock>("""
        import {
          to = aws_vpc.main["b"]
          id = "vpc-2"
        }

        resource "aws_vpc" "main" {
          for_each = toset(["b"])
        }
        """ + Plan());
}
