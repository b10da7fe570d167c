# What a change of a CloudNativePG Cluster does.

field_effect "explicit restart" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"kubectl.kubernetes.io/restartedAt\"]", "metadata.annotations[\"cnpg.io/skipWalArchiving\"]"]
  effect     = "restart"
  detail     = "instances restart, the primary last"
  source     = "cloudnative-pg: cluster_upgrade.go (explicitly restarted via annotation), labels_annotations.md"
  confidence = "proven"
}

field_effect "image" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.imageName", "spec.imageCatalogRef", "spec.postgresql.extensions"]
  effect     = "rollout"
  detail     = "rolling update, the primary last; a new major version is an offline upgrade in place"
  source     = "cloudnative-pg: rolling_update.md, postgres_upgrades.md:59, webhook:1340"
  confidence = "proven"
}

field_effect "pod specification" {
  kind              = "Cluster.postgresql.cnpg.io"
  paths             = ["spec.resources", "spec.affinity", "spec.topologySpreadConstraints", "spec.schedulerName", "spec.env", "spec.envFrom", "spec.projectedVolumeTemplate", "spec.securityContext", "spec.podSecurityContext", "spec.priorityClassName"]
  effect            = "rollout"
  detail            = "the pod specification is outdated, so instances are made anew, the primary last"
  unless_annotation = "cnpg.io/reconcilePodSpec=disabled"
  source            = "cloudnative-pg: cluster_upgrade.go:407-450"
  confidence        = "proven"
}

field_effect "restart-only parameters" {
  kind = "Cluster.postgresql.cnpg.io"

  # Parameters of context postmaster: pg_settings.context = 'postmaster'.
  paths = [
    "spec.postgresql.shared_preload_libraries",
    "spec.postgresql.parameters.archive_mode",
    "spec.postgresql.parameters.autovacuum_freeze_max_age",
    "spec.postgresql.parameters.autovacuum_max_workers",
    "spec.postgresql.parameters.autovacuum_multixact_freeze_max_age",
    "spec.postgresql.parameters.bonjour",
    "spec.postgresql.parameters.cluster_name",
    "spec.postgresql.parameters.dynamic_shared_memory_type",
    "spec.postgresql.parameters.event_source",
    "spec.postgresql.parameters.hot_standby",
    "spec.postgresql.parameters.huge_page_size",
    "spec.postgresql.parameters.huge_pages",
    "spec.postgresql.parameters.io_max_combine_limit",
    "spec.postgresql.parameters.io_max_concurrency",
    "spec.postgresql.parameters.io_method",
    "spec.postgresql.parameters.jit_provider",
    "spec.postgresql.parameters.listen_addresses",
    "spec.postgresql.parameters.logging_collector",
    "spec.postgresql.parameters.max_active_replication_origins",
    "spec.postgresql.parameters.max_connections",
    "spec.postgresql.parameters.max_files_per_process",
    "spec.postgresql.parameters.max_locks_per_transaction",
    "spec.postgresql.parameters.max_logical_replication_workers",
    "spec.postgresql.parameters.max_notify_queue_pages",
    "spec.postgresql.parameters.max_pred_locks_per_transaction",
    "spec.postgresql.parameters.max_prepared_transactions",
    "spec.postgresql.parameters.max_replication_slots",
    "spec.postgresql.parameters.max_wal_senders",
    "spec.postgresql.parameters.max_worker_processes",
    "spec.postgresql.parameters.min_dynamic_shared_memory",
    "spec.postgresql.parameters.old_snapshot_threshold",
    "spec.postgresql.parameters.port",
    "spec.postgresql.parameters.recovery_target*",
    "spec.postgresql.parameters.reserved_connections",
    "spec.postgresql.parameters.serializable_buffers",
    "spec.postgresql.parameters.shared_buffers",
    "spec.postgresql.parameters.shared_memory_type",
    "spec.postgresql.parameters.shared_preload_libraries",
    "spec.postgresql.parameters.subtransaction_buffers",
    "spec.postgresql.parameters.superuser_reserved_connections",
    "spec.postgresql.parameters.track_activity_query_size",
    "spec.postgresql.parameters.track_commit_timestamp",
    "spec.postgresql.parameters.transaction_buffers",
    "spec.postgresql.parameters.unix_socket_*",
    "spec.postgresql.parameters.wal_buffers",
    "spec.postgresql.parameters.wal_decode_buffer_size",
    "spec.postgresql.parameters.wal_level",
    "spec.postgresql.parameters.wal_log_hints",
  ]

  effect     = "restart"
  detail     = "the parameter needs a restart: instances restart, the primary last"
  source     = "cloudnative-pg: postgresql_conf.md:231,602; PostgreSQL: pg_settings.context = postmaster"
  confidence = "proven"
}

field_effect "reloadable parameters" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.postgresql.parameters", "spec.postgresql.pg_hba", "spec.postgresql.pg_ident"]
  effect     = "reload"
  detail     = "PostgreSQL reads its configuration again"
  source     = "cloudnative-pg: postgresql_conf.md"
  confidence = "proven"
}

field_effect "new volumes" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.walStorage", "spec.tablespaces"]
  when       = "added"
  effect     = "rollout"
  detail     = "pods are made anew to attach a new claim"
  source     = "cloudnative-pg: cluster_upgrade.go (attaching a new PVC)"
  confidence = "proven"
}

field_effect "removed volumes" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.walStorage", "spec.tablespaces"]
  when       = "removed"
  effect     = "rejected"
  detail     = "the webhook refuses to take volumes away, so the apply fails"
  source     = "cloudnative-pg: webhook:1760,1783"
  confidence = "proven"
}

field_effect "larger storage" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.storage.size", "spec.walStorage.size"]
  when       = "increased"
  effect     = "reload"
  detail     = "volumes grow online when their class allows it, else pods are deleted one after the other"
  source     = "cloudnative-pg: storage.md:256-272"
  confidence = "proven"
}

field_effect "smaller storage" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.storage.size", "spec.walStorage.size"]
  when       = "decreased"
  effect     = "rejected"
  detail     = "the webhook refuses to shrink storage, so the apply fails"
  source     = "cloudnative-pg: storage.md:345"
  confidence = "proven"
}

field_effect "storage class" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.storage.storageClass"]
  effect     = "none"
  detail     = "only claims made later use it"
  source     = "cloudnative-pg: storage.md:345"
  confidence = "heuristic"
}

field_effect "fewer instances" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.instances"]
  when       = "decreased"
  effect     = "destroys_data"
  detail     = "instances are removed together with their claims"
  source     = "cloudnative-pg: release notes 1.17-1.18 (PVC deleted when scaling down)"
  confidence = "proven"
}

field_effect "hibernation" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"cnpg.io/hibernation\"]"]
  when       = "becomes"
  value      = "on"
  effect     = "stops"
  detail     = "all pods are deleted, the claims stay"
  source     = "cloudnative-pg: declarative_hibernation.md"
  confidence = "proven"
}

field_effect "fencing" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"cnpg.io/fencedInstances\"]"]
  effect     = "stops"
  detail     = "PostgreSQL is stopped in the fenced instances"
  source     = "cloudnative-pg: fencing.md"
  confidence = "proven"
}

field_effect "validation switched off" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"cnpg.io/validation\"]", "metadata.annotations[\"cnpg.io/reconciliationLoop\"]"]
  when       = "becomes"
  value      = "disabled"
  effect     = "unguards"
  detail     = "the operator no longer checks or reconciles the cluster"
  source     = "cloudnative-pg: labels_annotations.md"
  confidence = "proven"
}

field_effect "no backups" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.backup"]
  when       = "removed"
  effect     = "unguards"
  detail     = "backups and WAL archiving stop"
  source     = "cloudnative-pg: backup.md"
  confidence = "proven"
}

field_effect "user ids" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.postgresUID", "spec.postgresGID"]
  effect     = "rejected"
  detail     = "the ids cannot be changed, so the apply fails"
  source     = "cloudnative-pg: webhook:2035"
  confidence = "proven"
}

field_effect "bootstrap" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.bootstrap"]
  effect     = "none"
  detail     = "it only counts when the cluster is made; one that is made again starts with an empty database"
  source     = "cloudnative-pg: design"
  confidence = "heuristic"
}

field_effect "pooler" {
  kind       = "Pooler.postgresql.cnpg.io"
  paths      = ["spec"]
  effect     = "rollout"
  detail     = "the pooler's deployment rolls"
  source     = "cloudnative-pg: connection_pooling.md"
  confidence = "likely"
}

field_effect "database reclaim policy" {
  kind       = "Database.postgresql.cnpg.io"
  paths      = ["spec.databaseReclaimPolicy"]
  when       = "becomes"
  value      = "delete"
  effect     = "unguards"
  detail     = "deleting the resource drops the database"
  source     = "cloudnative-pg: Database CRD"
  confidence = "proven"
}

# Other operators.

field_effect "zalando without instances" {
  kind       = "postgresql.acid.zalan.do"
  paths      = ["spec.numberOfInstances"]
  when       = "becomes"
  value      = "0"
  effect     = "stops"
  detail     = "all pods are stopped"
  source     = "zalando/postgres-operator: docs"
  confidence = "likely"
}

field_effect "strimzi claims deleted" {
  kind       = "Kafka*.kafka.strimzi.io"
  paths      = ["spec.kafka.storage.deleteClaim", "spec.zookeeper.storage.deleteClaim", "spec.storage.deleteClaim"]
  when       = "becomes"
  value      = "true"
  effect     = "destroys_data"
  detail     = "claims go with the cluster"
  source     = "Strimzi: storage.deleteClaim"
  confidence = "proven"
}

field_effect "strimzi fewer replicas" {
  kind       = "Kafka*.kafka.strimzi.io"
  paths      = ["spec.kafka.replicas", "spec.replicas"]
  when       = "decreased"
  effect     = "destroys_data"
  detail     = "partitions on removed brokers lose replicas"
  source     = "Strimzi: scaling down brokers"
  confidence = "likely"
}

field_effect "rook cleanup" {
  kind       = "CephCluster.ceph.rook.io"
  paths      = ["spec.cleanupPolicy.confirmation"]
  when       = "becomes"
  value      = "yes-really-destroy-data"
  effect     = "destroys_data"
  detail     = "deleting the cluster wipes its disks"
  source     = "rook/rook#6594, #9041"
  confidence = "proven"
}

field_effect "longhorn deletion" {
  kind       = "Setting.longhorn.io"
  paths      = ["value"]
  when       = "becomes"
  value      = "true"
  effect     = "unguards"
  detail     = "with deleting-confirmation-flag, uninstalling deletes every volume"
  source     = "Longhorn: deleting-confirmation-flag"
  confidence = "likely"
}

field_effect "kubevirt stopped" {
  kind       = "VirtualMachine.kubevirt.io"
  paths      = ["spec.running"]
  when       = "becomes"
  value      = "false"
  effect     = "stops"
  detail     = "the virtual machine is shut down"
  source     = "KubeVirt: spec.running"
  confidence = "proven"
}
