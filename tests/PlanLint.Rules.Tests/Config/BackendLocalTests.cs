using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class BackendLocalTests : RuleTests<BackendLocal>
{
    protected override RuleCase Case => new("""
        terraform {
          [|backend "local"|] {}
        }

        resource "kubernetes_manifest" "db" {
          manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = {?"Cluster"?} }
        }
        """)
    {
        Lookalike = [("backend \"local\"", "backend \"s3\"")],
    };

    private const string Database = """

        provider "aws" {
          region = "eu-west-1"
        }

        resource "aws_db_instance" "main" {}
        """;

    [Test]
    public void Reports_an_explicit_local_backend() => Check<BackendLocal>("""
        terraform {
          [|backend "local"|] {}
        }
        """ + Database);

    [Test]
    public void Reports_the_terraform_block_without_backend() => Check<BackendLocal>("""
        [|terraform|] {
          required_version = ">= 1.9"
        }
        """ + Database);

    [TestCase("backend \"s3\" {}")]
    [TestCase("cloud {}")]
    public void Is_silent_about_remote_state(string backend) => Check<BackendLocal>("terraform {\n  " + backend + "\n}\n" + Database);

    [Test]
    public void Is_silent_about_what_can_be_made_again() => Check<BackendLocal>("""
        provider "aws" {
          region = "eu-west-1"
        }

        resource "aws_instance" "web" {}
        """);

    [Test]
    public void Is_a_note_until_something_shows_that_the_root_is_applied()
    {
        const string root = "[|terraform|] {\n  required_version = \">= 1.9\"\n}\n" + Database;
        Check<BackendLocal>(root).WithSeverities(Severity.Note);
        Check<BackendLocal>(root + "\n# file: .terraform.lock.hcl\n").WithSeverities(Severity.Warning);
        Check<BackendLocal>(root + "\n# file: plan.json\n{ \"resource_changes\": [] }").WithSeverities(Severity.Warning);
    }

    [Test]
    public void Is_silent_where_terragrunt_brings_the_backend() => Check<BackendLocal>("""
        # file: terragrunt.hcl
        remote_state {
          backend  = "s3"
          generate = { path = "backend.tf", if_exists = "overwrite" }
        }
        # file: main.tf
        resource "aws_db_instance" "main" {}
        """);
}
