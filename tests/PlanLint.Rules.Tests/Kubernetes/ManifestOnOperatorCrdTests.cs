using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static RuleTest;

public sealed class ManifestOnOperatorCrdTests : RuleTests<ManifestOnOperatorCrd>
{
    protected override RuleCase Case => new("""
        [|resource "kubernetes_manifest" "db"|] {
          manifest = {
            apiVersion = {?"postgresql.cnpg.io/v1"?}
            kind       = "Cluster"
          }
        }
        """)
    {
        Lookalike = [("postgresql.cnpg.io/v1", "example.com/v1")],
    };

    [Test]
    public void Reports_a_database_cluster_without_guard_as_an_error_and_guards_it() => Check<ManifestOnOperatorCrd>("""
        [|resource "kubernetes_manifest" "db"|] {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            metadata   = { name = "db" }
            spec       = { instances = 2, postgresql = { parameters = { work_mem = "8MB" } } }
          }
        }
        """)
        .WithSeverities(Severity.Error)
        .WithAddresses("kubernetes_manifest.db")
        .FixedTo("""
        # file: main.tf
        resource "kubernetes_manifest" "db" {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "Cluster"
            metadata   = { name = "db" }
            spec       = { instances = 2, postgresql = { parameters = { work_mem = "8MB" } } }
          }

          computed_fields = ["metadata.labels", "metadata.annotations", "spec.postgresql.parameters"]

          lifecycle {
            prevent_destroy = true
          }
        }
        """);

    [Test]
    public void Reports_a_block_with_its_overrides_once() => Check<ManifestOnOperatorCrd>("""
        [|resource "kubernetes_manifest" "db"|] {
          manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster", metadata = { name = "db" } }
        }
        # file: main_override.tf
        resource "kubernetes_manifest" "db" {
          field_manager {
            name = "team"
          }
        }
        """).WithSeverities(Severity.Error);

    [Test]
    public void Counts_a_guard_that_an_override_gives() => Check<ManifestOnOperatorCrd>("""
        resource "kubernetes_manifest" "db" {
          manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster", metadata = { name = "db" } }
        }
        # file: main_override.tf
        resource "kubernetes_manifest" "db" {
          computed_fields = ["metadata.labels", "metadata.annotations"]
          lifecycle {
            prevent_destroy = true
          }
        }
        """);

    [Test]
    public void Warns_of_kinds_that_hold_no_data() => Check<ManifestOnOperatorCrd>("""
        [|resource "kubernetes_manifest" "backup"|] {
          manifest = {
            apiVersion = "postgresql.cnpg.io/v1"
            kind       = "ScheduledBackup"
            metadata   = { name = "daily" }
          }
        }
        """).WithSeverities(Severity.Warning);

    [Test]
    public void Reads_the_kind_from_yaml() => Check<ManifestOnOperatorCrd>("""
        [|resource "kubectl_manifest" "db"|] {
          yaml_body = <<-EOT
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata:
              name: db
          EOT
        }
        """);

    [Test]
    public void Reads_the_kind_from_a_template_whose_variables_are_unknown() => Check<ManifestOnOperatorCrd>("""
        variable "size" {}

        [|resource "kubernetes_manifest" "db"|] {
          manifest = yamldecode(templatefile("${path.module}/db.yaml.tftpl", { size = var.size }))
        }
        # file: db.yaml.tftpl
        apiVersion: postgresql.cnpg.io/v1
        kind: Cluster
        spec:
          storage:
            size: ${size}
        """);

    [Test]
    public void Is_silent_about_unknown_kinds_core_objects_and_operators_that_write_nothing() => Check<ManifestOnOperatorCrd>("""
        variable "api_version" {}

        resource "kubernetes_manifest" "unknown" {
          manifest = { apiVersion = var.api_version, kind = "Cluster", metadata = { name = "a" } }
        }

        resource "kubernetes_manifest" "map" {
          manifest = { apiVersion = "v1", kind = "ConfigMap", metadata = { name = "a" } }
        }

        resource "kubernetes_manifest" "route" {
          manifest = { apiVersion = "traefik.io/v1alpha1", kind = "IngressRoute", metadata = { name = "a" } }
        }

        resource "kubernetes_manifest" "cluster_of_others" {
          manifest = { apiVersion = "example.com/v1", kind = "Cluster", metadata = { name = "a" } }
        }
        """);

    [Test]
    public void Is_silent_when_both_guards_are_there() => Check<ManifestOnOperatorCrd>("""
        resource "kubernetes_manifest" "db" {
          manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster", metadata = { name = "a" } }

          computed_fields = ["metadata.annotations", "spec"]

          lifecycle {
            prevent_destroy = true
          }
        }
        """);

    [Test]
    public void Is_a_note_for_kinds_that_nothing_writes_to() => Check<ManifestOnOperatorCrd>("""
        [|resource "kubernetes_manifest" "class"|] {
          manifest = {
            apiVersion = "snapshot.storage.k8s.io/v1"
            kind       = "VolumeSnapshotClass"
            metadata   = { name = "zfs" }
          }
        }
        """).WithSeverities(Severity.Note);
}
