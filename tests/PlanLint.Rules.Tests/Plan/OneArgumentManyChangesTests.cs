using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class OneArgumentManyChangesTests : RuleTests<OneArgumentManyChanges>
{
    private static string Changes(int count, string before, string after, string type = "aws_sns_topic") => string.Join(",\n", Enumerable.Range(0, count)
        .Select(i => $$"""  { "address": "{{type}}.a[{{i}}]", "change": { "actions": ["update"], "before": {{before}}, "after": {{after}} } }"""));

    protected override RuleCase Case => new($$"""
        # file: main.tf
        provider "aws" {
          default_tags {
            tags = {
              [|Owner = {?"sre"?}|]
            }
          }
        }

        resource "aws_sns_topic" "a" {
          count = 5
        }
        # file: plan.json
        { "resource_changes": [
        {{Changes(4, """{ "tags_all": { "Owner": "it" } }""", """{ "tags_all": { "Owner": "sre" } }""")}},
          { "address": "aws_sns_topic.a[4]", "change": { "actions": ["update"], "before": { "tags_all": { "Owner": "it" } }, "after": { "tags_all": { "Owner": "sre" } } } } ] }
        """)
    {
        Lookalike = [("""  { "address": "aws_sns_topic.a[4]", "change": { "actions": ["update"],""", """  { "address": "aws_sns_topic.a[4]", "change": { "actions": ["no-op"],""")],
    };

    [Test]
    public void Says_what_it_changes_and_that_nothing_else_does() => Check<OneArgumentManyChanges>(KnownCase)
        .WithMessages("5 changes have one cause: tags_all.Owner follows default_tags of provider aws; nothing else changes in them.")
        .WithSeverities(Severity.Note);

    [Test]
    public void Names_the_changes_in_which_there_is_more() => Check<OneArgumentManyChanges>($$"""
        # file: main.tf
        provider "google" {
          default_labels = {
            [|team = "b"|]
          }
        }

        resource "google_pubsub_topic" "a" {
          count = 6
        }
        # file: plan.json
        { "resource_changes": [
        {{Changes(5, """{ "terraform_labels": { "team": "a" } }""", """{ "terraform_labels": { "team": "b" } }""", "google_pubsub_topic")}},
          { "address": "google_pubsub_topic.a[5]", "change": { "actions": ["update"], "before": { "retention": 1, "terraform_labels": { "team": "a" } }, "after": { "retention": 2, "terraform_labels": { "team": "b" } } } } ] }
        """)
        .WithMessages("6 changes have one cause: terraform_labels.team follows default_labels of provider google; more changes in 1 of them: google_pubsub_topic.a[5].");
}
