# Updates in place that stop what they update (PL0133).

outage "Cloud SQL machine" {
  types      = ["google_sql_database_instance"]
  paths      = ["settings[].tier"]
  effect     = "restarts the instance now"
  source     = "https://cloud.google.com/sql/docs/postgres/edit-instance"
  confidence = "likely"
}

outage "Cloud SQL version" {
  types      = ["google_sql_database_instance"]
  paths      = ["database_version"]
  effect     = "takes the instance offline while it is upgraded"
  source     = "https://cloud.google.com/sql/docs/postgres/upgrade-major-db-version-inplace"
  confidence = "likely"
}

outage "Compute Engine machine" {
  types      = ["google_compute_instance"]
  paths      = ["machine_type", "min_cpu_platform", "enable_display", "shielded_instance_config"]
  only_if    = { allow_stopping_for_update = "true" }
  effect     = "stops and starts the machine"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance"
  confidence = "likely"
}

outage "RDS at once" {
  types      = ["aws_db_instance", "aws_rds_cluster_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_docdb_cluster_instance", "aws_neptune_cluster", "aws_neptune_cluster_instance"]
  paths      = ["instance_class", "engine_version", "db_cluster_instance_class"]
  only_if    = { apply_immediately = "true" }
  effect     = "takes the database down now, because apply_immediately is true"
  source     = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html"
  confidence = "likely"
}

outage "RDS in its window" {
  types      = ["aws_db_instance", "aws_rds_cluster_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_docdb_cluster_instance", "aws_neptune_cluster", "aws_neptune_cluster_instance"]
  paths      = ["instance_class", "engine_version", "db_cluster_instance_class"]
  unless     = { apply_immediately = "true" }
  effect     = "takes the database down in its next maintenance window"
  source     = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html"
  confidence = "likely"
}

outage "EC2 instance type" {
  types      = ["aws_instance"]
  paths      = ["instance_type"]
  effect     = "stops and starts the instance"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance"
  confidence = "likely"
}

outage "EC2 user data" {
  types      = ["aws_instance"]
  paths      = ["user_data", "user_data_base64"]
  unless     = { user_data_replace_on_change = "true" }
  effect     = "stops and starts the instance, which runs the new user data only where it is made to run again"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance"
  confidence = "likely"
}

outage "Azure machine size" {
  types      = ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_virtual_machine"]
  paths      = ["size", "vm_size"]
  effect     = "restarts the machine"
  source     = "https://learn.microsoft.com/azure/virtual-machines/sizes/resize-vm"
  confidence = "likely"
}

outage "Azure database size" {
  types      = ["azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server"]
  paths      = ["sku_name"]
  effect     = "restarts the server"
  source     = ["https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-scale-compute-storage-portal", "https://learn.microsoft.com/azure/mysql/flexible-server/concepts-service-tiers-storage"]
  confidence = "likely"
}

outage "helm recreates pods" {
  types      = ["helm_release"]
  paths      = ["values", "set", "set_sensitive", "set_list", "version", "chart"]
  only_if    = { recreate_pods = "true" }
  effect     = "restarts all pods of the release at once"
  source     = "https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release"
  confidence = "likely"
}

outage "Proxmox machine" {
  types      = ["proxmox_virtual_environment_vm"]
  paths      = ["cpu", "memory", "machine", "bios", "efi_disk", "vga", "numa", "hostpci"]
  unless     = { reboot_after_update = "false" }
  effect     = "reboots the machine"
  source     = "https://registry.terraform.io/providers/bpg/proxmox/latest/docs/resources/virtual_environment_vm"
  confidence = "likely"
}

outage "Talos reboots" {
  types      = ["talos_machine_configuration_apply"]
  paths      = ["machine_configuration_input", "config_patches"]
  only_if    = { apply_mode = "reboot" }
  effect     = "reboots the node"
  source     = "https://github.com/siderolabs/terraform-provider-talos/blob/4e5c210c219ddeb0ccf68cd80cb2988ce0ab5ccd/docs/resources/machine_configuration_apply.md"
  confidence = "likely"
}

outage "Talos may reboot" {
  types      = ["talos_machine_configuration_apply"]
  paths      = ["machine_configuration_input", "config_patches"]
  only_if    = { apply_mode = "auto" }
  effect     = "reboots the node when the change cannot be made while it runs"
  source     = "https://github.com/siderolabs/terraform-provider-talos/blob/4e5c210c219ddeb0ccf68cd80cb2988ce0ab5ccd/docs/resources/machine_configuration_apply.md"
  confidence = "likely"
}
