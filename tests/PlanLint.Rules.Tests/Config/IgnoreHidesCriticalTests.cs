using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class IgnoreHidesCriticalTests : RuleTests<IgnoreHidesCritical>
{
    protected override RuleCase Case => new("""
        resource "aws_instance" "web" {
          lifecycle {
            ignore_changes = [tags, [|ami|]]
          }
        }
        """)
    {
        Lookalike = [("ami", "monitoring")],
        AlwaysKnown = "An ignore_changes takes names, and no expressions.",
    };

    [Test]
    public void Points_at_the_attribute() => Check<IgnoreHidesCritical>("""
        resource "aws_instance" "web" {
          lifecycle {
            ignore_changes = [tags, [|ami|], [|user_data|]]
          }
        }
        """);

    [Test]
    public void Is_silent_about_a_part_of_it() => Check<IgnoreHidesCritical>("""
        resource "kubernetes_secret_v1" "a" {
          lifecycle {
            ignore_changes = [data["password"], metadata[0].labels["a"]]
          }
        }
        """);

    [Test]
    public void Is_a_note_for_what_would_replace_a_machine() => Check<IgnoreHidesCritical>("""
        resource "aws_instance" "web" {
          lifecycle {
            ignore_changes = [[|ami|]]
          }
        }

        resource "aws_s3_bucket_policy" "a" {
          lifecycle {
            ignore_changes = [[|policy|]]
          }
        }
        """).WithSeverities(Severity.Note, Severity.Warning);

    [Test]
    public void Is_a_note_for_what_a_deployment_sets() => Check<IgnoreHidesCritical>("""
        resource "aws_ecs_service" "app" {
          lifecycle {
            ignore_changes = [[|task_definition|], load_balancer]
          }
        }

        resource "aws_lambda_function" "app" {
          lifecycle {
            ignore_changes = [filename, [|source_code_hash|]]
          }
        }
        """).WithSeverities(Severity.Note, Severity.Note);
}
