# Every id has one shape; its case matters.

resource_type "azurerm_*" {
  identity = {
    namespace = join("/", compact(concat([values.resource_group_name], [
      for parent in ["virtual_network_name", "network_security_group_name", "route_table_name", "server_name", "storage_account_name", "account_name", "namespace_name", "cluster_name", "database_name", "zone_name", "private_dns_zone_name", "automation_account_name", "registry_name", "workspace_name", "profile_name", "api_management_name"] : try(values[parent], null)
    ])))

    name = values.name
  }

  import_id     = live.id
  import_format = "/subscriptions/{subscription}/resourceGroups/{group}[/providers/{namespace}/{type}/{name}]"
  import_help   = "az resource list tells the id"
  on_existing   = "error"
  source        = "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:helpers/tf/errors.go"
  confidence    = "proven"
}

resource_type "azurerm_resource_group" {
  identity      = { name = values.name }
  import_id     = live.id
  import_format = "/subscriptions/{subscription}/resourceGroups/{name}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/resource/resource_group_resource.go",
  ]

  confidence = "proven"
}

resource_type "azurerm_role_assignment" {
  import_format = "{scope}/providers/Microsoft.Authorization/roleAssignments/{guid}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/authorization/role_assignment_resource.go",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment",
  ]

  confidence = "proven"
}

resource_types "key vault contents" {
  for_each = {
    azurerm_key_vault_key    = "keys"
    azurerm_key_vault_secret = "secrets"
  }

  identity = {
    namespace = try(config.key_vault_id.name, values.key_vault_id)
    name      = values.name
  }

  import_id     = live.id
  import_format = "https://{vault}.vault.azure.net/${each.value}/{name}/{version}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/keyvault/key_vault_key_resource.go",
    "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/keyvault/key_vault_secret_resource.go",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/${trimprefix(each.key, "azurerm_")}",
  ]

  confidence = "proven"
}

protected "azure databases" {
  types      = ["azurerm_mssql_database", "azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_cosmosdb_account", "azurerm_cosmosdb_cassandra_cluster", "azurerm_cosmosdb_cassandra_keyspace", "azurerm_cosmosdb_cassandra_table", "azurerm_cosmosdb_gremlin_database", "azurerm_cosmosdb_gremlin_graph", "azurerm_cosmosdb_mongo_collection", "azurerm_cosmosdb_mongo_database", "azurerm_cosmosdb_postgresql_cluster", "azurerm_cosmosdb_sql_container", "azurerm_cosmosdb_sql_database", "azurerm_cosmosdb_table", "azurerm_redis_cache", "azurerm_kusto_cluster", "azurerm_kusto_database", "azurerm_managed_redis", "azurerm_mongo_cluster", "azurerm_mssql_managed_database", "azurerm_mssql_managed_instance", "azurerm_mssql_server", "azurerm_mysql_flexible_database", "azurerm_postgresql_flexible_server_database"]
  holds      = "a database"

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server",
  ]

  confidence = "likely"
}

protected "azure storage" {
  types      = ["azurerm_storage_account", "azurerm_managed_disk", "azurerm_container_registry", "azurerm_recovery_services_vault", "azurerm_log_analytics_workspace", "azurerm_data_protection_backup_vault", "azurerm_elastic_san_volume", "azurerm_netapp_volume", "azurerm_storage_container", "azurerm_storage_data_lake_gen2_filesystem", "azurerm_storage_queue", "azurerm_storage_share", "azurerm_storage_table"]
  holds      = "stored data"

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk",
  ]

  confidence = "likely"
}

protected "azure secrets" {
  types      = ["azurerm_key_vault_secret"]
  holds      = "a secret that others read"
  level      = "warning"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret"
  confidence = "likely"
}

protected "azure keys, names and groups" {
  types      = ["azurerm_key_vault", "azurerm_key_vault_key", "azurerm_dns_zone", "azurerm_private_dns_zone", "azurerm_kubernetes_cluster", "azurerm_key_vault_certificate", "azurerm_key_vault_managed_hardware_security_module"]
  holds      = "keys or names that others depend on"

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/resource_group",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/dns_zone",
  ]

  confidence = "likely"
}

# A group holds nothing itself; what is in it may, and the provider refuses to delete one with others' resources in it unless it is told to.
protected "azure resource groups" {
  types      = ["azurerm_resource_group"]
  holds      = "whatever else is in the group"
  level      = "warning"
  source     = ["https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/resource_group", "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block"]
  confidence = "likely"
}

protected "azure machines" {
  types      = ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_virtual_machine"]
  holds      = "a machine and what is on its disk"
  level      = "warning"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine"
  confidence = "likely"
}

claim "azure network security group, rules in line" {
  types      = ["azurerm_network_security_group"]
  subject    = "rules of one network security group"
  role       = "owner"
  objects    = [[values.resource_group_name, values.name]]
  parts      = try(length(values.security_rule) >= 0, false) ? ["all rules"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group"
  confidence = "likely"
}

claim "azure network security rule" {
  types      = ["azurerm_network_security_rule"]
  subject    = "rules of one network security group"
  role       = "adds"
  objects    = [[values.resource_group_name, values.network_security_group_name]]
  parts      = ["all rules"]
  remedy     = "keep all rules of the group in line, or all of them in azurerm_network_security_rule"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule"
  confidence = "likely"
}

claim "azure key vault, access policies in line" {
  types      = ["azurerm_key_vault"]
  subject    = "access policies of one key vault"
  role       = "owner"
  objects    = [values.id]
  parts      = try(length(values.access_policy) >= 0, false) ? ["all access policies"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault"
  confidence = "likely"
}

claim "azure key vault access policy" {
  types      = ["azurerm_key_vault_access_policy"]
  subject    = "access policies of one key vault"
  role       = "adds"
  objects    = [values.key_vault_id]
  parts      = ["all access policies"]
  remedy     = "keep all access policies of the vault in line, or all of them in azurerm_key_vault_access_policy"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_access_policy"
  confidence = "likely"
}

perpetual_diff "azure scaled node pools" {
  types             = ["azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool"]
  paths             = ["node_count", "default_node_pool[0].node_count"]
  cause             = "an autoscaler sets it"
  remedy            = "ignore node_count"
  written_by_others = true
  source            = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster"
  confidence        = "heuristic"
}

claim "azure route table, routes in line" {
  types      = ["azurerm_route_table"]
  subject    = "routes of one route table"
  role       = "owner"
  objects    = [[values.resource_group_name, values.name]]
  parts      = try(length(values.route) >= 0, false) ? ["all routes"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/route_table"
  confidence = "likely"
}

claim "azure route" {
  types      = ["azurerm_route"]
  subject    = "routes of one route table"
  role       = "adds"
  objects    = [[values.resource_group_name, values.route_table_name]]
  parts      = ["all routes"]
  remedy     = "keep all routes of the table in line, or all of them in azurerm_route"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/route"
  confidence = "likely"
}

claim "azure virtual network, subnets in line" {
  types      = ["azurerm_virtual_network"]
  subject    = "subnets of one virtual network"
  role       = "owner"
  objects    = [[values.resource_group_name, values.name]]
  parts      = try(length(values.subnet) >= 0, false) ? ["all subnets"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network"
  confidence = "likely"
}

claim "azure subnet" {
  types      = ["azurerm_subnet"]
  subject    = "subnets of one virtual network"
  role       = "adds"
  objects    = [[values.resource_group_name, values.virtual_network_name]]
  parts      = ["all subnets"]
  remedy     = "keep all subnets of the network in line, or all of them in azurerm_subnet"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet"
  confidence = "likely"
}

write_only "azurerm_key_vault_secret" {
  arguments  = { value = "value_wo" }
  source     = "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/keyvault/key_vault_secret_resource.go"
  confidence = "proven"
}

secret_attribute "azurerm_key_vault_secret" {
  types      = ["azurerm_key_vault_secret"]
  attributes = ["value"]
  source     = "github.com/hashicorp/terraform-provider-azurerm@69697b7fe6a923fc89e88f386bc95c3ed1ee2ec6:internal/services/keyvault/key_vault_secret_resource.go"
  confidence = "proven"
}

successor "azure types" {
  replaced_by = {
    azurerm_app_service       = "azurerm_linux_web_app or azurerm_windows_web_app"
    azurerm_app_service_plan  = "azurerm_service_plan"
    azurerm_function_app      = "azurerm_linux_function_app or azurerm_windows_function_app"
    azurerm_mysql_server      = "azurerm_mysql_flexible_server"
    azurerm_postgresql_server = "azurerm_postgresql_flexible_server"
    azurerm_sql_database      = "azurerm_mssql_database"
    azurerm_sql_server        = "azurerm_mssql_server"
  }

  since = {
    azurerm_app_service      = "3.0.0"
    azurerm_app_service_plan = "3.0.0"
    azurerm_function_app     = "3.0.0"
  }

  source     = ["https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/3.0-upgrade-guide", "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/4.0-upgrade-guide"]
  confidence = "likely"
}
