# Secrets engines and methods of authentication are mounted where nothing is; what is below a mount is written to its path, new or not.
# Drafted with tools/KnowledgeDrafts; types with anything of their own to say are in vault.hcl.

resource_types "vault mounts by path" {
  for_each = {
    vault_ad_secret_backend              = "backend"
    vault_aws_secret_backend             = "path"
    vault_azure_secret_backend           = "path"
    vault_consul_secret_backend          = "path"
    vault_database_secrets_mount         = "path"
    vault_gcp_auth_backend               = "path"
    vault_gcp_secret_backend             = "path"
    vault_github_auth_backend            = "path"
    vault_kmip_secret_backend            = "path"
    vault_kubernetes_secret_backend      = "path"
    vault_ldap_auth_backend              = "path"
    vault_nomad_secret_backend           = "backend"
    vault_oci_auth_backend               = "path"
    vault_okta_auth_backend              = "path"
    vault_rabbitmq_secret_backend        = "path"
    vault_saml_auth_backend              = "path"
    vault_terraform_cloud_secret_backend = "backend"
  }

  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = trim(values[each.value], "/")
  }

  import_id     = identity.name
  import_format = "{${each.value}}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/",
    "npm:@cdktf/provider-vault@15.6.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/${trimprefix(each.key, "vault_")}",
  ]

  confidence = "proven"
}

resource_types "vault objects that are written to a path" {
  for_each = {
    vault_ad_secret_library                   = "{backend}/library/{name}"
    vault_ad_secret_role                      = "{backend}/roles/{role}"
    vault_alicloud_auth_backend_role          = "auth/{backend}/role/{role}"
    vault_aws_auth_backend_cert               = "auth/{backend}/config/certificate/{cert_name}"
    vault_aws_auth_backend_client             = "auth/{backend}/config/client"
    vault_aws_auth_backend_config_identity    = "auth/{backend}/config/identity"
    vault_aws_auth_backend_role               = "auth/{backend}/role/{role}"
    vault_aws_auth_backend_sts_role           = "auth/{backend}/config/sts/{account_id}"
    vault_aws_secret_backend_role             = "{backend}/roles/{name}"
    vault_aws_secret_backend_static_role      = "{backend}/static-roles/{name}"
    vault_azure_auth_backend_config           = "auth/{backend}/config"
    vault_azure_auth_backend_role             = "auth/{backend}/role/{role}"
    vault_consul_secret_backend_role          = "{backend}/roles/{name}"
    vault_database_secret_backend_connection  = "{backend}/config/{name}"
    vault_database_secret_backend_role        = "{backend}/roles/{name}"
    vault_database_secret_backend_static_role = "{backend}/static-roles/{name}"
    vault_gcp_auth_backend_role               = "auth/{backend}/role/{role}"
    vault_gcp_secret_impersonated_account     = "{backend}/impersonated-account/{impersonated_account}"
    vault_gcp_secret_roleset                  = "{backend}/roleset/{roleset}"
    vault_gcp_secret_static_account           = "{backend}/static-account/{static_account}"
    vault_github_team                         = "auth/{backend}/map/teams/{team}"
    vault_github_user                         = "auth/{backend}/map/users/{user}"
    vault_identity_oidc_assignment            = "{name}"
    vault_identity_oidc_client                = "{name}"
    vault_identity_oidc_key                   = "{name}"
    vault_identity_oidc_provider              = "{name}"
    vault_identity_oidc_role                  = "{name}"
    vault_identity_oidc_scope                 = "{name}"
    vault_kubernetes_auth_backend_config      = "auth/{backend}/config"
    vault_ldap_auth_backend_group             = "auth/{backend}/groups/{groupname}"
    vault_ldap_auth_backend_user              = "auth/{backend}/users/{username}"
    vault_ldap_secret_backend_dynamic_role    = "{mount}/role/{role_name}"
    vault_ldap_secret_backend_library_set     = "{mount}/library/{name}"
    vault_ldap_secret_backend_static_role     = "{mount}/static-role/{role_name}"
    vault_mongodbatlas_secret_role            = "{mount}/roles/{name}"
    vault_nomad_secret_role                   = "{backend}/role/{role}"
    vault_oci_auth_backend_role               = "auth/{backend}/role/{name}"
    vault_pki_secret_backend_config_acme      = "{backend}/config/acme"
    vault_pki_secret_backend_config_cluster   = "{backend}/config/cluster"
    vault_pki_secret_backend_config_cmpv2     = "{backend}/config/cmpv2"
    vault_pki_secret_backend_config_est       = "{backend}/config/est"
    vault_pki_secret_backend_config_issuers   = "{backend}/config/issuers"
    vault_pki_secret_backend_config_scep      = "{backend}/config/scep"
    vault_pki_secret_backend_config_urls      = "{backend}/config/urls"
    vault_quota_lease_count                   = "{name}"
    vault_quota_rate_limit                    = "{name}"
    vault_rabbitmq_secret_backend_role        = "{backend}/roles/{name}"
    vault_saml_auth_backend_role              = "auth/{path}/role/{name}"
    vault_ssh_secret_backend_role             = "{backend}/roles/{name}"
    vault_terraform_cloud_secret_role         = "{backend}/roles/{name}"
    vault_token_auth_backend_role             = "auth/token/roles/{role_name}"
  }

  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = join("/", [for step in split("/", each.value) : startswith(step, "{") ? trim(values[trim(step, "{}")], "/") : step])
  }

  import_id     = identity.name
  import_format = each.value
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/",
    "npm:@cdktf/provider-vault@15.6.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/${trimprefix(each.key, "vault_")}",
  ]

  confidence = "proven"
}
