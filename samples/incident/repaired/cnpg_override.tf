# What `planlint fix` writes into the block itself: no plan may destroy the cluster, and what its operator writes is no diff.
resource "kubernetes_manifest" "cnpg_cluster" {
  computed_fields = ["metadata.labels", "metadata.annotations"]

  lifecycle {
    prevent_destroy = true
  }
}
