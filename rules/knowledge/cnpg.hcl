# What a change of a CloudNativePG Cluster does.

field_effect "explicit restart" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"kubectl.kubernetes.io/restartedAt\"]", "metadata.annotations[\"cnpg.io/skipWalArchiving\"]"]
  effect     = "restart"
  detail     = "instances restart, the primary last"

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/cluster_upgrade.go",
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:pkg/utils/labels_annotations.go",
  ]

  confidence = "proven"
}

field_effect "image" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.imageName", "spec.imageCatalogRef", "spec.postgresql.extensions"]
  effect     = "rollout"
  detail     = "rolling update, the primary last; a new major version is an offline upgrade in place"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/cluster_upgrade.go"
  confidence = "proven"
}

field_effect "pod specification" {
  kind              = "Cluster.postgresql.cnpg.io"
  paths             = ["spec.resources", "spec.affinity", "spec.topologySpreadConstraints", "spec.schedulerName", "spec.env", "spec.envFrom", "spec.projectedVolumeTemplate", "spec.securityContext", "spec.podSecurityContext", "spec.priorityClassName"]
  effect            = "rollout"
  detail            = "the pod specification is outdated, so instances are made anew, the primary last"
  unless_annotation = "cnpg.io/reconcilePodSpec=disabled"
  source            = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/cluster_upgrade.go"
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

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:pkg/management/postgres/probes.go",
    "https://www.postgresql.org/docs/current/view-pg-settings.html",
  ]

  confidence = "proven"
}

field_effect "reloadable parameters" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.postgresql.parameters", "spec.postgresql.pg_hba", "spec.postgresql.pg_ident"]
  effect     = "reload"
  detail     = "PostgreSQL reads its configuration again"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/management/controller/instance_controller.go"
  confidence = "proven"
}

field_effect "new volumes" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.walStorage", "spec.tablespaces"]
  when       = "added"
  effect     = "rollout"
  detail     = "pods are made anew to attach a new claim"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/cluster_upgrade.go"
  confidence = "proven"
}

field_effect "removed volumes" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.walStorage", "spec.tablespaces"]
  when       = "removed"
  effect     = "rejected"
  detail     = "the webhook refuses to take volumes away, so the apply fails"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/webhook/v1/cluster_webhook.go"
  confidence = "proven"
}

field_effect "larger storage" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.storage.size", "spec.walStorage.size"]
  when       = "increased"
  effect     = "reload"
  detail     = "volumes grow online when their class allows it, else pods are deleted one after the other"

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:pkg/reconciler/persistentvolumeclaim/existing.go",
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/cluster_upgrade.go",
  ]

  confidence = "proven"
}

field_effect "smaller storage" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.storage.size", "spec.walStorage.size"]
  when       = "decreased"
  effect     = "rejected"
  detail     = "the webhook refuses to shrink storage, so the apply fails"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/webhook/v1/cluster_webhook.go"
  confidence = "proven"
}

field_effect "storage class" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.storage.storageClass"]
  effect     = "none"
  detail     = "only claims made later use it"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:docs/src/storage.md"
  confidence = "heuristic"
}

field_effect "fewer instances" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.instances"]
  when       = "decreased"
  effect     = "destroys_data"
  detail     = "instances are removed together with their claims"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/cluster_controller.go"
  confidence = "proven"
}

field_effect "hibernation" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"cnpg.io/hibernation\"]"]
  when       = "becomes"
  value      = "on"
  effect     = "stops"
  detail     = "all pods are deleted, the claims stay"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:pkg/reconciler/hibernation/reconciler.go"
  confidence = "proven"
}

field_effect "fencing" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"cnpg.io/fencedInstances\"]"]
  effect     = "stops"
  detail     = "PostgreSQL is stopped in the fenced instances"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/management/controller/instance_controller.go"
  confidence = "proven"
}

field_effect "validation switched off" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["metadata.annotations[\"cnpg.io/validation\"]", "metadata.annotations[\"cnpg.io/reconciliationLoop\"]"]
  when       = "becomes"
  value      = "disabled"
  effect     = "unguards"
  detail     = "the operator no longer checks or reconciles the cluster"

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/webhook/v1/common.go",
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:pkg/utils/labels_annotations.go",
  ]

  confidence = "proven"
}

field_effect "no backups" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.backup"]
  when       = "removed"
  effect     = "unguards"
  detail     = "backups and WAL archiving stop"

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/backup_controller.go",
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/management/controller/cache.go",
  ]

  confidence = "proven"
}

field_effect "user ids" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.postgresUID", "spec.postgresGID"]
  effect     = "rejected"
  detail     = "the ids cannot be changed, so the apply fails"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/webhook/v1/cluster_webhook.go"
  confidence = "proven"
}

field_effect "bootstrap" {
  kind       = "Cluster.postgresql.cnpg.io"
  paths      = ["spec.bootstrap"]
  effect     = "none"
  detail     = "it only counts when the cluster is made; one that is made again starts with an empty database"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:docs/src/bootstrap.md"
  confidence = "heuristic"
}

field_effect "pooler" {
  kind       = "Pooler.postgresql.cnpg.io"
  paths      = ["spec"]
  effect     = "rollout"
  detail     = "the pooler's deployment rolls"
  source     = "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/controller/pooler_update.go"
  confidence = "proven"
}

field_effect "database reclaim policy" {
  kind       = "Database.postgresql.cnpg.io"
  paths      = ["spec.databaseReclaimPolicy"]
  when       = "becomes"
  value      = "delete"
  effect     = "unguards"
  detail     = "deleting the resource drops the database"

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:internal/management/controller/database_controller.go",
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:api/v1/database_types.go",
  ]

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
  source     = "github.com/zalando/postgres-operator@a7aaad0a0b9517bb46077f2925eb80ae8ebe1a0c:docs/reference/cluster_manifest.md"
  confidence = "likely"
}

field_effect "strimzi claims deleted" {
  kind       = "Kafka*.kafka.strimzi.io"
  paths      = ["spec.kafka.storage.deleteClaim", "spec.zookeeper.storage.deleteClaim", "spec.storage.deleteClaim"]
  when       = "becomes"
  value      = "true"
  effect     = "destroys_data"
  detail     = "claims go with the cluster"
  source     = "github.com/strimzi/strimzi-kafka-operator@8541da1e336bdcda9647aeacfbc2048e57580a52:cluster-operator/src/main/java/io/strimzi/operator/cluster/model/PersistentVolumeClaimUtils.java"
  confidence = "proven"
}

field_effect "strimzi fewer replicas" {
  kind       = "Kafka*.kafka.strimzi.io"
  paths      = ["spec.kafka.replicas", "spec.replicas"]
  when       = "decreased"
  effect     = "destroys_data"
  detail     = "partitions on removed brokers lose replicas"
  source     = "github.com/strimzi/strimzi-kafka-operator@8541da1e336bdcda9647aeacfbc2048e57580a52:documentation/modules/configuring/proc-scaling-down-a-kafka-cluster.adoc"
  confidence = "likely"
}

field_effect "rook cleanup" {
  kind       = "CephCluster.ceph.rook.io"
  paths      = ["spec.cleanupPolicy.confirmation"]
  when       = "becomes"
  value      = "yes-really-destroy-data"
  effect     = "destroys_data"
  detail     = "deleting the cluster wipes its disks"
  source     = "github.com/rook/rook@d0c3b9ce6d64ff0c47074437aab7314b7adf7f2c:pkg/apis/ceph.rook.io/v1/cleanup.go"
  confidence = "proven"
}

field_effect "longhorn deletion" {
  kind       = "Setting.longhorn.io"
  paths      = ["value"]
  when       = "becomes"
  value      = "true"
  effect     = "unguards"
  detail     = "with deleting-confirmation-flag, uninstalling deletes every volume"
  source     = "github.com/longhorn/longhorn@bb2f2223a6f7b5d97a98b7e765937fe48a1b96f7:chart/README.md"
  confidence = "likely"
}

field_effect "kubevirt stopped" {
  kind       = "VirtualMachine.kubevirt.io"
  paths      = ["spec.running"]
  when       = "becomes"
  value      = "false"
  effect     = "stops"
  detail     = "the virtual machine is shut down"
  source     = "github.com/kubevirt/kubevirt@d923fdb815cd2016ddaebdaaa51db04133576d72:staging/src/kubevirt.io/api/core/v1/types.go"
  confidence = "proven"
}
