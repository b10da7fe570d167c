using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Config;

using static RuleTest;

public sealed class KubeContextImplicitTests : RuleTests<KubeContextImplicit>
{
    protected override RuleCase Case => new("""
        provider "kubernetes" {
          host       = "https://edge"
          [|insecure   = {?true?}|]
        }
        """)
    {
        Lookalike = [("insecure   = true", "insecure   = false")],
    };

    [Test]
    public void Reports_a_file_without_context() => Check<KubeContextImplicit>("""
        variable "kube_context" {}

        provider "kubernetes" {
          [|config_path = "~/.kube/config"|]
        }
        """).WithSeverities(Severity.Error).FixedTo("""
        # file: main.tf
        variable "kube_context" {}

        provider "kubernetes" {
          config_path = "~/.kube/config"

          config_context = var.kube_context
        }
        """);

    [Test]
    public void Looks_into_the_helm_provider() => Check<KubeContextImplicit>("""
        provider "helm" {
          kubernetes {
            [|config_path = "~/.kube/config"|]
          }
        }
        # file: v3.tf
        provider "helm" {
          alias      = "v3"
          kubernetes = { [|config_path = "~/.kube/config"|] }
        }
        """);

    [Test]
    public void Warns_of_providers_without_any_setting_and_of_unverified_ones() => Check<KubeContextImplicit>("""
        [|provider "kubernetes"|] {}

        provider "kubernetes" {
          alias          = "edge"
          host           = "https://edge"
          [|insecure       = true|]
        }
        """).WithSeverities(Severity.Warning, Severity.Warning);

    [Test]
    public void Warns_of_two_clusters_in_one_root() => Check<KubeContextImplicit>("""
        provider "kubernetes" {
          config_path    = "a"
          config_context = "prod"
        }

        provider "helm" {
          kubernetes {
            config_path    = "a"
            config_context = [|"staging"|]
          }
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_about_explicit_connections() => Check<KubeContextImplicit>("""
        data "aws_eks_cluster" "c" {}

        provider "kubernetes" {
          host                   = data.aws_eks_cluster.c.endpoint
          cluster_ca_certificate = base64decode(data.aws_eks_cluster.c.certificate_authority[0].data)
        }

        provider "helm" {
          kubernetes {
            config_path    = var.path
            config_context = var.context
          }
        }

        provider "aws" {}
        """);

    [Test]
    public void Is_a_note_for_a_file_that_may_hold_one_cluster() => Check<KubeContextImplicit>("""
        provider "kubernetes" {
          [|config_path = "../cluster.yml"|]
        }
        """).WithSeverities(Severity.Note);

    [Test]
    public void Takes_a_path_with_a_default_for_a_file_and_warns_of_one_that_is_passed_in() => Check<KubeContextImplicit>("""
        variable "known" {
          default = "~/.kube/config"
        }

        variable "passed" {}

        provider "kubernetes" {
          [|config_path = var.known|]
        }

        provider "kubectl" {
          [|config_path = var.passed|]
        }
        """).WithSeverities(Severity.Error, Severity.Warning);

    [Test]
    public void Warns_of_a_helm_provider_that_only_names_registries() => Check<KubeContextImplicit>("""
        [|provider "helm"|] {
          registry {
            url = "oci://r"
          }
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Is_silent_about_a_connection_it_cannot_read() => Check<KubeContextImplicit>("""
        variable "connection" {}

        provider "helm" {
          kubernetes = var.connection
        }
        """);

    [Test]
    public void Is_a_note_for_a_file_that_is_named_after_a_cluster() => Check<KubeContextImplicit>("""
        variable "folder" {}

        variable "cluster" {}

        provider "kubernetes" {
          [|config_path = "${var.folder}/config-${var.cluster}"|]
        }

        provider "helm" {
          kubernetes {
            [|config_path = "${var.folder}/config"|]
          }
        }
        """).WithSeverities(Severity.Note, Severity.Warning);
}
