using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class HardcodedSecretTests : RuleTests<HardcodedSecret>
{
    protected override RuleCase Case => new("""
        resource "example" "a" {
          password = [|{?"T7-vm2qLx9ZpR4"?}|]
        }
        """)
    {
        Lookalike = [("T7-vm2qLx9ZpR4", "changeme")],
    };

    [TestCase("password", "T7-vm2qLx9ZpR4")]
    [TestCase("admin_password", "Sommer2024!")]
    [TestCase("dbPassword", "hunter22")]
    [TestCase("password_2", "hunter22")]
    [TestCase("client_secret", "8Q~x7fKq2mZpLr0w9BtYv")]
    [TestCase("api_key", "f3a9c1d8e7b24a6f90c2d1e8")]
    [TestCase("anything", "ghp_0Aa1Bb2Cc3Dd4Ee5Ff6Gg7Hh8Ii9Jj0Kk1L2")]
    [TestCase("anything", "AKIAQ3EGRT5HJK7LMN2P")]
    [TestCase("url", "https://user:x7fKq2mZ@ghp.example.com/AKIAQ3EGRT5HJK7LMN2P")]
    [TestCase("connection_string", "postgres://app:x7fKq2mZp9@db/app")]
    public void Finds_secrets(string name, string value) => Check<HardcodedSecret>($$"""
        resource "example" "a" {
          {{name}} = [|"{{value}}"|]
        }
        """);

    [TestCase("password", "changeme")]
    [TestCase("password", "")]
    [TestCase("password", "${var.password}")]
    [TestCase("password", "<your password>")]
    [TestCase("password_change_interval", "1000s")]
    [TestCase("password_policy", "Strict9policy9")]
    [TestCase("secret_name", "app-secret-7f3k9")]
    [TestCase("secret", "my-app-secret")]
    [TestCase("secret_id", "projects/1/secrets/a9f8")]
    [TestCase("token", "bootstrap-token")]
    [TestCase("password", "AQICAHigGxb3ltzOKgqcDFMW6Sexs6XykkWNQ7w")]
    [TestCase("password", "vault:v1:8SDd3WHDOjf7mq69CyCqYjBXAiQQAVZRkFM")]
    [TestCase("token_endpoint", "https://login.example.com/oauth2/v2.0/token")]
    [TestCase("kms_key_id", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")]
    [TestCase("secret", "1234abcd-12ab-34cd-56ef-1234567890ab")]
    [TestCase("ssh_public_key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0example")]
    [TestCase("image", "nginx@sha256:4c0fdaa8b6341bfdeca5f18f7837462c80cff90527ee35ef185571e1c327beac")]
    [TestCase("ami", "ami-0123456789abcdef0")]
    [TestCase("access_key", "AKIAIOSFODNN7EXAMPLE")]
    [TestCase("description", "The password is Sommer2024!")]
    public void Is_silent_about_lookalikes(string name, string value) => Check<HardcodedSecret>($$"""
        variable "password" {}

        resource "example" "a" {
          {{name}} = "{{value}}"
        }
        """);

    [Test]
    public void Looks_into_defaults_values_and_embedded_texts() => Check<HardcodedSecret>("""
        variable "db_password" {
          default = [|"T7-vm2qLx9ZpR4"|]
        }

        variable "api_token" {}

        resource "helm_release" "a" {
          set_sensitive {
            name  = "auth.password"
            value = [|"T7-vm2qLx9ZpR5"|]
          }

          values = [
            [|<<-EOT
            auth:
              username: admin
              password: T7-vm2qLx9ZpR6
            EOT|]
          ]
        }
        # file: terraform.tfvars
        api_token = [|"f3a9c1d8e7b24a6f90c2d1e8"|]
        """);

    [Test]
    public void Shows_no_value()
    {
        var result = Check<HardcodedSecret>("""
            provider "postgresql" {
              password = [|"T7-vm2qLx9ZpR4"|]
            }
            """).WithSeverities(Severity.Error);
        result.Single.Message.ShouldNotContain("T7-");
    }

    [Test]
    public void Warns_of_random_looking_strings_beside_a_telling_name() => Check<HardcodedSecret>("""
        locals {
          key_material = [|"Zk3mP9qLx7vT2rWb8NcYd5Hf"|]
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Notes_the_id_of_a_key_whose_secret_is_elsewhere() => Check<HardcodedSecret>("""
        locals {
          aws_access_key_id = [|"AKIAQ3EGRT5HJK7LMN2P"|]
        }
        """).WithSeverities(Severity.Note);
}
