using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class DeprecatedResourceTypeTests : RuleTests<DeprecatedResourceType>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_secret" "a"|] {}
        """)
    {
        Lookalike = [("kubernetes_secret", "kubernetes_secret_v1")],
        AlwaysKnown = "The type of a block is a label, never an expression.",
    };

    [Test]
    public void Names_the_successor() => Check<DeprecatedResourceType>("""
        [|resource "kubernetes_daemonset" "a"|] {}

        [|data "kubernetes_service" "b"|] {}
        """);

    [TestCase("~> 3.0", Severity.Warning)]
    [TestCase("~> 10.0", Severity.Warning)]
    [TestCase(">= 2.30", Severity.Note)]
    [TestCase("~> 2.38, < 3.0", Severity.Note)]
    public void Warns_from_version_3_of_the_provider(string version, Severity severity) => Check<DeprecatedResourceType>($$"""
        terraform {
          required_providers {
            kubernetes = { source = "hashicorp/kubernetes", version = "{{version}}" }
          }
        }

        [|resource "kubernetes_secret" "a"|] {}
        """).WithSeverities(severity);

    [Test]
    public void Is_silent_about_current_types() => Check<DeprecatedResourceType>("""
        resource "kubernetes_secret_v1" "a" {}

        resource "kubernetes_manifest" "b" {}

        resource "aws_lb" "c" {}

        resource "aws_alb" "d" {}
        """);

    [TestCase("~> 3.76", false)]
    [TestCase(">= 3.0, < 4.0", false)]
    [TestCase("3.76.1", false)]
    [TestCase("~> 4.0", true)]
    [TestCase(">= 3.0", true)]
    [TestCase("~> 3", true)]
    public void Is_silent_where_the_pinned_versions_lack_the_successor(string version, bool isReported)
    {
        string mark = isReported ? "[|" : "", end = isReported ? "|]" : "";
        Check<DeprecatedResourceType>($$"""
            terraform {
              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "{{version}}"
                }
              }
            }

            {{mark}}resource "aws_s3_bucket_object" "index"{{end}} {
              bucket = "b"
            }
            """);
    }

    [Test]
    public void Says_of_data_sources_that_the_other_is_read() => Check<DeprecatedResourceType>("""
        [|data "template_file" "a"|] {
          template = "a"
        }
        """).WithMessages("data.template_file.a: template_file is deprecated in favour of templatefile(); read that instead.");
}
