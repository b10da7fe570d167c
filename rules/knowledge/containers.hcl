# What goes along when the object that holds it goes (PL0129).

container "vault mounts" {
  types    = ["vault_mount"]
  named    = ["path"]
  contents = { "vault_kv_secret*" = "mount", "vault_generic_secret" = "path", "vault_*_secret_backend_*" = "backend", "vault_transit_secret_*" = "backend", "vault_transform_*" = "path" }

  source = [
    "https://developer.hashicorp.com/vault/docs/commands/secrets/disable",
    "https://github.com/hashicorp/terraform-provider-vault/issues/909",
  ]

  confidence = "likely"
}

container "vault auth methods" {
  types      = ["vault_auth_backend", "vault_jwt_auth_backend", "vault_ldap_auth_backend", "vault_github_auth_backend"]
  named      = ["path"]
  contents   = { "vault_*_auth_backend_*" = "backend", "vault_github_team" = "backend", "vault_github_user" = "backend" }
  source     = "https://developer.hashicorp.com/vault/docs/commands/auth/disable"
  confidence = "likely"
}

container "vault namespaces" {
  types      = ["vault_namespace"]
  named      = ["path", "path_fq"]
  contents   = { "vault_*" = "namespace" }
  source     = "https://developer.hashicorp.com/vault/docs/commands/namespace/delete"
  confidence = "likely"
}

container "kubernetes namespaces" {
  types      = ["kubernetes_namespace", "kubernetes_namespace_v1"]
  named      = ["metadata[].name"]
  contents   = { "kubernetes_manifest" = "manifest.metadata.namespace", "kubectl_manifest" = "namespace", "helm_release" = "namespace", "kubernetes_*" = "metadata[].namespace" }
  source     = "https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace"
  confidence = "likely"
}

container "keycloak realms" {
  types      = ["keycloak_realm"]
  named      = ["id", "realm"]
  contents   = { "keycloak_*" = "realm_id" }
  source     = "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/realm"
  confidence = "likely"
}

container "harbor projects" {
  types      = ["harbor_project"]
  named      = ["id", "project_id"]
  contents   = { "harbor_*" = "project_id" }
  source     = "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/project"
  confidence = "likely"
}

container "argocd projects" {
  types      = ["argocd_project"]
  named      = ["metadata[].name"]
  contents   = { "argocd_project_token" = "project" }
  source     = "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/project_token"
  confidence = "likely"
}

container "grafana folders" {
  types      = ["grafana_folder"]
  named      = ["id", "uid"]
  contents   = { "grafana_dashboard" = "folder", "grafana_rule_group" = "folder_uid", "grafana_library_panel" = "folder_uid" }
  source     = "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/folder"
  confidence = "likely"
}

container "repositories" {
  types      = ["github_repository"]
  named      = ["name", "node_id"]
  contents   = { "github_*" = "repository", "github_branch_protection" = "repository_id" }
  source     = "https://docs.github.com/en/repositories/creating-and-managing-repositories/deleting-a-repository"
  confidence = "likely"
}

container "cloudflare zones" {
  types      = ["cloudflare_zone"]
  named      = ["id"]
  contents   = { "cloudflare_*" = "zone_id" }
  source     = "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/zone"
  confidence = "likely"
}

container "database servers" {
  types = ["google_sql_database_instance"]
  named = ["name"]

  contents = { "google_sql_database" = "instance", "google_sql_user" = "instance", "google_sql_ssl_cert" = "instance" }

  source     = "https://cloud.google.com/sql/docs/postgres/delete-instance"
  confidence = "likely"
}

container "azure database servers" {
  types = ["azurerm_postgresql_flexible_server", "azurerm_mssql_server", "azurerm_mysql_flexible_server"]
  named = ["id", "name"]

  contents = { "azurerm_postgresql_flexible_server_*" = "server_id", "azurerm_mssql_*" = "server_id", "azurerm_mysql_flexible_*" = "server_name" }

  source     = "https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-manage-server-portal"
  confidence = "likely"
}

container "azure resource groups" {
  types      = ["azurerm_resource_group"]
  named      = ["name"]
  contents   = { "azurerm_*" = "resource_group_name" }
  source     = "https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group"
  confidence = "likely"
}

container "azure storage accounts" {
  types      = ["azurerm_storage_account"]
  named      = ["name", "id"]
  contents   = { "azurerm_storage_*" = "storage_account_name" }
  source     = "https://learn.microsoft.com/azure/storage/common/storage-account-create#delete-a-storage-account"
  confidence = "likely"
}

container "aws buckets" {
  types      = ["aws_s3_bucket"]
  named      = ["id", "bucket"]
  contents   = { "aws_s3_object" = "bucket", "aws_s3_bucket_object" = "bucket" }
  source     = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html"
  confidence = "likely"
}

container "google buckets" {
  types      = ["google_storage_bucket"]
  named      = ["name"]
  contents   = { "google_storage_bucket_object" = "bucket" }
  source     = "https://cloud.google.com/storage/docs/deleting-buckets"
  confidence = "likely"
}

container "postgres databases" {
  types      = ["postgresql_database"]
  named      = ["name"]
  contents   = { "postgresql_schema" = "database", "postgresql_extension" = "database", "postgresql_grant" = "database", "postgresql_default_privileges" = "database" }
  source     = "https://www.postgresql.org/docs/current/sql-dropdatabase.html"
  confidence = "likely"
}

container "machines that serve" {
  types      = ["aws_instance", "google_compute_instance", "azurerm_linux_virtual_machine", "hcloud_server", "digitalocean_droplet", "openstack_compute_instance_v2", "proxmox_virtual_environment_vm", "proxmox_vm_qemu", "libvirt_domain", "talos_machine_bootstrap", "talos_cluster"]
  contents   = {}
  source     = "inferred: what runs on a machine is gone with it; a provider that is configured from the machine reaches what runs there"
  confidence = "heuristic"
}
