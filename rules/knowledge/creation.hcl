# Arguments that matter only when an object is made: to write another value there replaces what works.

creation_only "aws databases" {
  types = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster", "aws_redshift_cluster"]
  paths = ["snapshot_identifier", "restore_to_point_in_time*", "s3_import*", "snapshot_cluster_identifier", "source_region"]

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://github.com/hashicorp/terraform-provider-aws/issues/467",
  ]

  confidence = "likely"
}

creation_only "aws storage" {
  types = ["aws_ebs_volume", "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_fsx_*", "aws_memorydb_cluster"]
  paths = ["snapshot_id", "snapshot_name", "snapshot_arns*", "backup_id"]

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group",
  ]

  confidence = "likely"
}

# Unless it says otherwise itself, a machine runs it at its first boot alone.
creation_only "aws machines" {
  types      = ["aws_instance"]
  paths      = ["user_data", "user_data_base64"]
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"]
  confidence = "heuristic"
}

creation_only "eks access of the creator" {
  types      = ["aws_eks_cluster"]
  paths      = ["access_config[].bootstrap_cluster_creator_admin_permissions", "bootstrap_self_managed_addons"]
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster", "https://github.com/hashicorp/terraform-provider-aws/issues/35824"]
  confidence = "likely"
}

creation_only "google clusters, databases and disks" {
  types = ["google_container_cluster", "google_container_node_pool", "google_sql_database_instance", "google_compute_disk", "google_compute_instance", "google_alloydb_cluster"]
  paths = ["initial_node_count", "clone*", "restore_backup_context*", "snapshot", "boot_disk[].initialize_params*", "restore_*_source*"]

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
  ]

  confidence = "likely"
}

creation_only "azure databases and machines" {
  types = ["azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_mssql_database", "azurerm_managed_disk", "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"]
  paths = ["create_mode", "source_server_id", "point_in_time_restore_time_in_utc", "creation_source_database_id", "restore_point_in_time", "create_option", "source_resource_id", "custom_data", "admin_password"]

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk",
  ]

  confidence = "likely"
}

creation_only "volumes and machines of other clouds" {
  types = ["openstack_blockstorage_volume_v3", "digitalocean_volume", "digitalocean_droplet", "hcloud_server", "linode_instance", "libvirt_volume", "proxmox_*vm*"]
  paths = ["snapshot_id", "user_data", "image", "base_volume_id", "clone*", "source", "stackscript_data*"]

  source = [
    "https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs/resources/volume",
    "https://registry.terraform.io/providers/hetznercloud/hcloud/latest/docs/resources/server",
  ]

  confidence = "heuristic"
}
