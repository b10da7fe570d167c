namespace PlanLint.MSBuild.Tests;

/// <summary>The smallest inputs that have one finding each.</summary>
internal static class Samples
{
    /// <summary>Complete, without changes, and without the configuration it was made from: no finding beside any configuration.</summary>
    public const string Clean = """
        {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},
         "resource_changes":[{"address":"terraform_data.a","mode":"managed","type":"terraform_data","name":"a","provider_name":"terraform.io/builtin/terraform","change":{"actions":["no-op"],"before":{"id":"1"},"after":{"id":"1"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}],
         "prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[{"address":"terraform_data.a","mode":"managed","type":"terraform_data","name":"a","provider_name":"terraform.io/builtin/terraform","schema_version":0,"values":{"id":"1"},"sensitive_values":{}}]}}},
         "complete":true,"applyable":false,"errored":false}
        """;

    /// <summary>A block that an operator fights: PL0301, a warning.</summary>
    public const string Warning = """
        resource "kubernetes_manifest" "backup" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "ScheduledBackup"
            metadata   = { name = "daily", namespace = "postgres" }
            spec       = { schedule = "0 0 2 * * *" }
          }
        }

        terraform {
          required_version = ">= 1.9"
          required_providers {
            kubernetes = {
              source  = "hashicorp/kubernetes"
              version = "~> 2.36"
            }
          }
        }

        """;

    /// <summary>Errored: PL0120, an error.</summary>
    public static readonly string Errored = Clean.Replace("\"errored\":false", "\"errored\":true", StringComparison.Ordinal);
}
