# Facts that hold over all providers.

cheap_types {
  types      = ["null_resource", "terraform_data", "random_*", "time_*", "tls_*", "local_file", "local_sensitive_file", "kubernetes_job", "kubernetes_job_v1", "*_secret_version", "*_secretsmanager_secret_version", "google_secret_manager_secret_version"]
  source     = "choice: their objects live in the state alone, or are made again at no cost and without loss"
  confidence = "heuristic"
}

placeholders {
  patterns        = ["changeme*", "change-me*", "change_me*", "*placeholder*", "todo", "todo:*", "dummy*", "replace_me*", "replace-me*", "replaceme*", "<*>", "$${*}", "example", "fixme*", "tbd", "none", "null"]
  shortest_secret = 4
  source          = "choice: what people write where a secret will be"
  confidence      = "heuristic"
}

provider_side "*" {
  attributes = ["timeouts"]
  source     = "github.com/hashicorp/terraform-plugin-sdk@9e601691167da9f8b2d7e3909a1d55a1c4777dea:helper/schema/resource_timeout.go"
  confidence = "proven"
}

resource_types "values that are never found again" {
  for_each = {
    random_password = "{value}"
    random_string   = "{value}"
    random_id       = "{value}"
    random_uuid     = "{value}"
    random_integer  = "{value},{min},{max}"
    time_static     = "{rfc3339}"
    time_rotating   = "{rfc3339}"
    terraform_data  = "{id}"
  }

  import_format    = each.value
  other_import_ids = true

  source = [
    "github.com/hashicorp/terraform-provider-random@ad788e233bb42be5ecad3ba8f43de0d9d9dc7185:internal/provider/",
    "github.com/hashicorp/terraform-provider-time@16bc819eb938f78171198ba2efb37bfe27f6b700:internal/provider/resource_time_static.go",
    "github.com/hashicorp/terraform-provider-time@16bc819eb938f78171198ba2efb37bfe27f6b700:internal/provider/resource_time_rotating.go",
    "github.com/hashicorp/terraform@883c7221ee2e0bc2fad6912fd4b3cc4b53a598a7:internal/builtin/providers/terraform/resource_data.go",
  ]

  confidence = "proven"
}

resource_types "values without an importer" {
  for_each = {
    null_resource           = "value"
    random_pet              = "value"
    tls_private_key         = "value"
    tls_self_signed_cert    = "value"
    tls_locally_signed_cert = "value"
  }

  source = [
    "github.com/hashicorp/terraform-provider-null@620826048cda8fee5b6de9ead03950f2abd6e883:internal/provider/",
    "github.com/hashicorp/terraform-provider-random@ad788e233bb42be5ecad3ba8f43de0d9d9dc7185:internal/provider/resource_pet.go",
    "github.com/hashicorp/terraform-provider-tls@d72d90e1b47b7cb5ce6863f528af3154963d61b7:internal/provider/",
  ]

  confidence = "proven"
}

unrecoverable_secret "generated values" {
  types      = ["tls_private_key"]
  attributes = ["private_key_*"]
  source     = "github.com/hashicorp/terraform-provider-tls@d72d90e1b47b7cb5ce6863f528af3154963d61b7:internal/provider/resource_private_key.go"
  confidence = "proven"
}

unrecoverable_secret "random_password" {
  attributes = ["result", "bcrypt_hash"]
  remedy     = "the import id is the value itself; take it from where it is used"
  source     = "github.com/hashicorp/terraform-provider-random@ad788e233bb42be5ecad3ba8f43de0d9d9dc7185:internal/provider/resource_password.go"
  confidence = "proven"
}

unrecoverable_secret "azuread_application_password" {
  types      = ["azuread_application_password", "azuread_service_principal_password"]
  attributes = ["value"]

  source = [
    "github.com/hashicorp/terraform-provider-azuread@f0169e0ecec4a7f87c0a512fd989368a182306c1:internal/services/applications/application_password_resource.go",
    "github.com/hashicorp/terraform-provider-azuread@f0169e0ecec4a7f87c0a512fd989368a182306c1:internal/services/serviceprincipals/service_principal_password_resource.go",
  ]

  confidence = "proven"
}

deletion_guard "deletion protection" {
  paths       = ["deletion_protection", "deletion_protection_enabled", "terraform_deletion_protection", "disable_api_termination", "enable_deletion_protection", "settings.deletion_protection_enabled"]
  weakened_by = "true_to_false"
  refuses     = true
  default_for = ["google_bigquery_table", "google_bigtable_instance", "google_container_cluster", "google_spanner_database", "google_sql_database_instance"]

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/sql/resource_sql_database_instance.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/container/resource_container_cluster.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/bigtable/resource_bigtable_instance.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/bigquery/resource_bigquery_table.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/spanner/resource_spanner_database.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_realm.go",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb",
  ]

  confidence = "proven"
}

# What is deleted stays recoverable; the delete itself is not refused.
deletion_guard "purge protection" {
  paths       = ["purge_protection_enabled"]
  weakened_by = "true_to_false"
  source      = "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/appconfiguration/app_configuration_resource.go"
  confidence  = "proven"
}

deletion_guard "destroy without question" {
  paths       = ["skip_final_snapshot", "force_destroy", "force_delete", "delete_contents_on_destroy", "delete_automated_backups"]
  weakened_by = "false_to_true"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
    "https://github.com/hashicorp/terraform-provider-aws/issues/44209",
  ]

  confidence = "likely"
}

deletion_guard "deletion policy" {
  types       = ["google_*"]
  paths       = ["deletion_policy"]
  weakened_by = "becomes"
  values      = ["DELETE"]

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/firestore_database",
  ]

  confidence = "likely"
}

deletion_guard "ceph cleanup" {
  types       = ["kubernetes_manifest"]
  paths       = ["manifest.spec.cleanupPolicy.confirmation"]
  weakened_by = "becomes"
  values      = ["yes-really-destroy-data"]
  source      = "github.com/rook/rook@d0c3b9ce6d64ff0c47074437aab7314b7adf7f2c:pkg/apis/ceph.rook.io/v1/cleanup.go"
  confidence  = "proven"
}

deletion_guard "recovery window" {
  paths       = ["deletion_window_in_days", "recovery_window_in_days", "soft_delete_retention_days"]
  weakened_by = "shrinks"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key",
  ]

  confidence = "likely"
}

deletion_guard "backup retention" {
  paths       = ["backup_retention_period", "backup_retention_days", "retention_in_days", "snapshot_retention_limit", "automated_snapshot_retention_period", "settings.backup_configuration.backup_retention_settings.retained_backups"]
  weakened_by = "to_zero"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
  ]

  confidence = "likely"
}

deletion_guard "versioning" {
  types       = ["aws_s3_bucket_versioning"]
  paths       = ["versioning_configuration.status"]
  weakened_by = "becomes"
  values      = ["Suspended", "Disabled"]
  source      = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning"
  confidence  = "likely"
}

deletion_guard "versioning switched off" {
  types       = ["aws_s3_bucket", "google_storage_bucket", "minio_s3_bucket_versioning"]
  paths       = ["versioning.enabled"]
  weakened_by = "true_to_false"

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/s3_bucket_versioning",
  ]

  confidence = "likely"
}

deletion_guard "bucket destroyed with objects" {
  types       = ["minio_s3_bucket", "aws_s3_bucket", "google_storage_bucket"]
  paths       = ["force_destroy"]
  weakened_by = "false_to_true"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/s3_bucket",
  ]

  confidence = "likely"
}

protected "databases of other providers" {
  types      = ["postgresql_database", "postgresql_role", "postgresql_schema", "mysql_database", "mongodbatlas_*cluster", "neon_*", "digitalocean_database_*"]
  holds      = "a database"
  source     = ["https://github.com/kislerdm/terraform-provider-neon/issues/149", "https://github.com/mongodb/terraform-provider-mongodbatlas/issues/938"]
  confidence = "likely"
}

protected "databases of other clouds" {
  types = [
    "scaleway_rdb_instance", "scaleway_rdb_database", "scaleway_redis_cluster", "scaleway_mongodb_instance", "ovh_cloud_project_database",
    "ovh_cloud_project_database_database", "oci_database_autonomous_database", "oci_database_db_system", "oci_mysql_mysql_db_system",
    "oci_nosql_table", "oci_psql_db_system", "exoscale_database", "exoscale_dbaas", "upcloud_managed_database_*", "vultr_database",
    "linode_database_mysql*", "linode_database_postgresql*", "civo_database", "ibm_database", "alicloud_db_instance", "alicloud_mongodb_instance", "alicloud_polardb_cluster",
    "yandex_mdb_*_cluster", "yandex_ydb_database_*", "aiven_pg", "aiven_mysql", "aiven_kafka", "aiven_opensearch", "aiven_valkey",
    "aiven_clickhouse", "snowflake_database", "snowflake_schema", "snowflake_table", "databricks_schema", "databricks_catalog",
    "elasticstack_elasticsearch_index", "ec_deployment", "influxdb-v2_bucket", "clickhouse_service", "cockroach_cluster", "tidbcloud_cluster",
    "openstack_db_instance_v1", "planetscale_database", "redpanda_cluster", "supabase_project", "upstash_redis_database", "turso_database",
  ]
  holds  = "a database"
  source = [
    "https://registry.terraform.io/providers/scaleway/scaleway/latest/docs/resources/rdb_instance",
    "https://registry.terraform.io/providers/ovh/ovh/latest/docs/resources/cloud_project_database",
    "https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/database_autonomous_database",
    "https://registry.terraform.io/providers/aiven/aiven/latest/docs/resources/pg",
  ]
  confidence = "likely"
}

protected "volumes of other clouds" {
  types = [
    "linode_volume", "digitalocean_volume", "digitalocean_spaces_bucket", "openstack_blockstorage_volume_v2", "openstack_blockstorage_volume_v3",
    "openstack_objectstorage_container_v1", "openstack_sharedfilesystem_share_v2", "oci_core_volume", "oci_core_boot_volume",
    "oci_file_storage_file_system", "oci_objectstorage_bucket", "scaleway_block_volume", "scaleway_instance_volume", "scaleway_object_bucket",
    "vultr_block_storage", "vultr_object_storage", "upcloud_storage", "upcloud_managed_object_storage", "exoscale_block_storage_volume",
    "civo_volume", "alicloud_disk", "alicloud_ecs_disk", "alicloud_oss_bucket", "ibm_is_volume", "ibm_cos_bucket", "yandex_compute_disk",
    "yandex_storage_bucket", "vsphere_virtual_disk", "nutanix_storage_containers_v2", "linode_object_storage_bucket", "wasabi_bucket", "b2_bucket",
    "truenas_dataset", "docker_volume", "lxd_storage_volume", "lxd_volume", "incus_storage_volume",
  ]
  holds  = "stored data"
  source = [
    "https://registry.terraform.io/providers/linode/linode/latest/docs/resources/volume",
    "https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs/resources/volume",
    "https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/blockstorage_volume_v3",
    "https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/core_volume",
    "https://registry.terraform.io/providers/kreuzwerker/docker/latest/docs/resources/volume",
  ]
  confidence = "likely"
}

protected "machines of other clouds" {
  types = [
    "linode_instance", "digitalocean_droplet", "openstack_compute_instance_v2", "oci_core_instance", "scaleway_instance_server", "vultr_instance",
    "vultr_bare_metal_server", "upcloud_server", "exoscale_compute_instance", "civo_instance", "alicloud_instance", "ibm_is_instance",
    "yandex_compute_instance", "vsphere_virtual_machine", "nutanix_virtual_machine", "nutanix_virtual_machine_v2", "equinix_metal_device",
    "vcd_vapp_vm", "vcd_vm", "xenorchestra_vm", "lxd_instance", "incus_instance",
  ]
  holds  = "a machine and what is on its disks"
  level  = "warning"
  source = [
    "https://registry.terraform.io/providers/linode/linode/latest/docs/resources/instance",
    "https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/virtual_machine",
    "https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/compute_instance_v2",
  ]
  confidence = "likely"
}

protected "networks that devices are in" {
  types      = ["unifi_network", "unifi_site"]
  holds      = "a network that devices are in"
  level      = "warning"
  source     = "https://registry.terraform.io/providers/paultyng/unifi/latest/docs/resources/network"
  confidence = "likely"
}

protected "kafka of other providers" {
  types      = ["confluent_kafka_cluster", "confluent_kafka_mirror_topic", "confluent_kafka_topic"]
  holds      = "Kafka topics"
  source     = "https://github.com/confluentinc/terraform-provider-confluent/issues/79"
  confidence = "likely"
}

protected "machines of other providers" {
  types      = ["hcloud_server", "hcloud_volume", "proxmox_*vm*"]
  holds      = "a machine or its disk"
  source     = "inferred: a machine of a hosting provider has its disk with it"
  confidence = "heuristic"
}

secret_attribute "names that secrets go by" {
  attributes = [
    "password", "master_password", "admin_password", "administrator_password", "administrator_login_password", "private_key", "private_key_pem", "private_key_openssh",
    "client_secret", "secret_string", "secret_binary", "secret_data", "connection_string", "primary_connection_string", "secondary_connection_string", "primary_access_key",
    "secondary_access_key", "primary_key", "secondary_key", "auth_token", "kube_config_raw", "kube_admin_config_raw", "access_key_secret", "ses_smtp_password_v4", "token_secret",
    "encrypted_password", "initial_password", "jwt", "password_wo", "master_password_wo", "secret_string_wo",
  ]

  source     = "inferred: providers of many kinds give these names to secrets"
  confidence = "heuristic"
}

secret_attribute "random_password" {
  types      = ["random_password"]
  attributes = ["result", "bcrypt_hash"]
  source     = "github.com/hashicorp/terraform-provider-random@ad788e233bb42be5ecad3ba8f43de0d9d9dc7185:internal/provider/resource_password.go"
  confidence = "proven"
}

secret_attribute "tls_private_key" {
  types      = ["tls_private_key"]
  attributes = ["private_key_pem", "private_key_openssh", "private_key_pem_pkcs8"]
  source     = "github.com/hashicorp/terraform-provider-tls@d72d90e1b47b7cb5ce6863f528af3154963d61b7:internal/provider/resource_private_key.go"
  confidence = "proven"
}

secret_attribute "azuread_application_password" {
  types      = ["azuread_application_password"]
  attributes = ["value"]
  source     = "github.com/hashicorp/terraform-provider-azuread@f0169e0ecec4a7f87c0a512fd989368a182306c1:internal/services/applications/application_password_resource.go"
  confidence = "proven"
}

successor "functions of the language" {
  mode = "data"

  replaced_by = {
    null_data_source = "locals"
    template_dir     = "templatefile()"
    template_file    = "templatefile()"
  }

  source     = "github.com/hashicorp/terraform-provider-null@620826048cda8fee5b6de9ead03950f2abd6e883:internal/provider/data_source.go"
  confidence = "proven"
}

kept_as_written "terraform_data" {
  arguments  = ["input", "triggers_replace"]
  source     = "github.com/hashicorp/terraform@883c7221ee2e0bc2fad6912fd4b3cc4b53a598a7:internal/builtin/providers/terraform/resource_data.go"
  confidence = "proven"
}

kept_as_written "null_resource" {
  arguments      = ["triggers"]
  map_of_strings = true
  source         = "github.com/hashicorp/terraform-provider-null@914509687d1ba5fde4004685353009e4362ea629:internal/provider/resource.go"
  confidence     = "proven"
}

kept_as_written "random_*" {
  arguments      = ["keepers"]
  map_of_strings = true
  source         = "github.com/hashicorp/terraform-provider-random@ad788e233bb42be5ecad3ba8f43de0d9d9dc7185:internal/provider/"
  confidence     = "proven"
}

kept_as_written "time_*" {
  arguments      = ["triggers"]
  map_of_strings = true
  source         = "github.com/hashicorp/terraform-provider-time@16bc819eb938f78171198ba2efb37bfe27f6b700:internal/provider/"
  confidence     = "proven"
}
