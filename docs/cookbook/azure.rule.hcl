rule "COOK201" {
  title         = "Storage accounts take TLS 1.2 only"
  resource      = "azurerm_storage_account"
  severity      = "error"
  condition     = coalesce(config.min_tls_version, "TLS1_2") == "TLS1_2" && coalesce(config.https_traffic_only_enabled, true)
  error_message = "${address} must take TLS 1.2 and HTTPS only."

  test "an old version" {
    config = <<-EOT
      resource "azurerm_storage_account" "logs" {
        min_tls_version = "TLS1_0"
      }
    EOT
    expect = ["azurerm_storage_account.logs"]
  }

  test "the default" {
    config = <<-EOT
      resource "azurerm_storage_account" "logs" {
      }
    EOT
    expect = []
  }
}

rule "COOK202" {
  title         = "Storage accounts hold nothing public"
  resource      = "azurerm_storage_account"
  severity      = "error"
  condition     = try(config.allow_nested_items_to_be_public, true) == false
  error_message = "${address} must have allow_nested_items_to_be_public = false."

  test "the default lets containers be public" {
    config = <<-EOT
      resource "azurerm_storage_account" "logs" {
      }
    EOT
    expect = ["azurerm_storage_account.logs"]
  }

  test "forbidden" {
    config = <<-EOT
      resource "azurerm_storage_account" "logs" {
        allow_nested_items_to_be_public = false
      }
    EOT
    expect = []
  }
}

rule "COOK203" {
  title         = "Key vaults cannot be purged"
  resource      = "azurerm_key_vault"
  severity      = "error"
  condition     = try(config.purge_protection_enabled, false) == true
  error_message = "${address} must have purge_protection_enabled = true."

  test "without protection" {
    config = <<-EOT
      resource "azurerm_key_vault" "main" {
      }
    EOT
    expect = ["azurerm_key_vault.main"]
  }

  test "with protection" {
    config = <<-EOT
      resource "azurerm_key_vault" "main" {
        purge_protection_enabled = true
      }
    EOT
    expect = []
  }
}
