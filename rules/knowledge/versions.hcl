# Versions that cannot go down (PL0132). The first row that fits counts.

version_setting "aws databases" {
  types      = ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_rds_global_cluster"]
  paths      = ["engine_version"]
  outcome    = "RDS refuses a downgrade, and the apply stops there"
  remedy     = "write the major version alone, which lets minor upgrades be"
  source     = ["https://github.com/terraform-aws-modules/terraform-aws-rds/issues/436", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance"]
  confidence = "likely"
}

version_setting "aws clusters" {
  types      = ["aws_eks_cluster", "aws_eks_node_group"]
  paths      = ["version"]
  outcome    = "EKS goes back by one minor version within seven days of an upgrade, and refuses any other downgrade"
  level      = "warning"
  source     = "https://docs.aws.amazon.com/eks/latest/userguide/rollback-cluster.html"
  confidence = "likely"
}

version_setting "aws caches" {
  types      = ["aws_elasticache_cluster", "aws_elasticache_replication_group"]
  paths      = ["engine_version"]
  outcome    = "ElastiCache cannot downgrade: the cache would have to be made anew"
  source     = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html"
  confidence = "likely"
}

version_setting "aws searches" {
  types      = ["aws_opensearch_domain", "aws_elasticsearch_domain"]
  paths      = ["engine_version", "elasticsearch_version"]
  outcome    = "the service refuses a downgrade"
  source     = "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/version-migration.html"
  confidence = "likely"
}

version_setting "aws_msk_cluster" {
  types      = ["aws_msk_cluster"]
  paths      = ["kafka_version"]
  outcome    = "MSK refuses a downgrade"
  source     = "https://docs.aws.amazon.com/msk/latest/developerguide/version-upgrades.html"
  confidence = "likely"
}

version_setting "google databases" {
  types      = ["google_sql_database_instance"]
  paths      = ["database_version"]
  outcome    = "Cloud SQL has no downgrade: only a new instance has the older version"
  source     = "https://cloud.google.com/sql/docs/postgres/upgrade-major-db-version-inplace"
  confidence = "likely"
}

version_setting "google caches" {
  types      = ["google_redis_instance"]
  paths      = ["redis_version"]
  outcome    = "Memorystore refuses a downgrade"
  source     = "https://cloud.google.com/memorystore/docs/redis/upgrade-version"
  confidence = "likely"
}

version_setting "azure clusters" {
  types      = ["azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool"]
  paths      = ["kubernetes_version", "orchestrator_version", "default_node_pool[].orchestrator_version"]
  outcome    = "AKS refuses a downgrade"
  source     = "https://learn.microsoft.com/azure/aks/upgrade-aks-cluster"
  confidence = "likely"
}

version_setting "azure databases" {
  types = ["azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_redis_cache"]
  paths = ["version", "redis_version"]

  outcome = "the service has no downgrade: only a new server has the older version"

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache",
  ]

  confidence = "likely"
}

version_setting "helm charts" {
  types      = ["helm_release"]
  paths      = ["version"]
  outcome    = "an older chart is installed over a newer one: CRDs stay as they are, and data that was migrated is not migrated back"
  remedy     = "pin the version that is installed"
  level      = "warning"
  source     = "https://helm.sh/docs/chart_best_practices/custom_resource_definitions/"
  confidence = "likely"
}

version_setting "talos" {
  types      = ["talos_cluster", "talos_machine"]
  paths      = ["kubernetes_version", "talos_version"]
  outcome    = "an older version is installed over a newer one, which Kubernetes does not support for its control plane"
  level      = "warning"
  source     = "https://kubernetes.io/releases/version-skew-policy/"
  confidence = "likely"
}

version_setting "versions of engines and clusters" {
  types      = ["*"]
  paths      = ["engine_version", "kubernetes_version", "k8s_version", "database_version", "redis_version", "kafka_version", "elasticsearch_version", "postgres_version", "mysql_version", "cluster_version"]
  outcome    = "most services refuse a downgrade"
  level      = "warning"
  source     = "inferred: what the services above do, and the names of their arguments"
  confidence = "heuristic"
}
