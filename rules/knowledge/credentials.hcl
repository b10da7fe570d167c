# Which resources make a credential of their own: a new object has a new one (PL0134).

generated_credential "random passwords" {
  types      = ["random_password"]
  attributes = ["result", "bcrypt_hash"]
  noun       = "password"
  source     = "github.com/hashicorp/terraform-provider-random@ad788e233bb42be5ecad3ba8f43de0d9d9dc7185:internal/provider/resource_password.go"
  confidence = "proven"
}

generated_credential "random bytes" {
  types      = ["random_bytes"]
  attributes = ["base64", "hex"]
  noun       = "secret"
  source     = "https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/bytes"
  confidence = "likely"
}

generated_credential "private keys" {
  types      = ["tls_private_key"]
  attributes = ["private_key_*", "public_key_*"]
  noun       = "key pair"
  source     = "github.com/hashicorp/terraform-provider-tls@d72d90e1b47b7cb5ce6863f528af3154963d61b7:internal/provider/resource_private_key.go"
  confidence = "proven"
}

generated_credential "certificates" {
  types      = ["tls_self_signed_cert", "tls_locally_signed_cert"]
  attributes = ["cert_pem"]
  noun       = "certificate"

  source = [
    "https://registry.terraform.io/providers/hashicorp/tls/latest/docs/resources/self_signed_cert",
    "https://registry.terraform.io/providers/hashicorp/tls/latest/docs/resources/locally_signed_cert",
  ]

  confidence = "likely"
}

generated_credential "ACME certificates" {
  types      = ["acme_certificate"]
  attributes = ["certificate_pem", "certificate_p12", "private_key_pem"]
  noun       = "certificate"
  source     = "https://registry.terraform.io/providers/vancluever/acme/latest/docs/resources/certificate"
  confidence = "likely"
}

generated_credential "aws access keys" {
  types      = ["aws_iam_access_key"]
  attributes = ["id", "secret", "encrypted_secret", "ses_smtp_password_v4"]
  noun       = "access key"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key"
  confidence = "likely"
}

generated_credential "aws passwords of users" {
  types      = ["aws_iam_user_login_profile", "aws_iam_service_specific_credential"]
  attributes = ["password", "encrypted_password", "service_password"]
  noun       = "password"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_service_specific_credential",
  ]

  confidence = "likely"
}

generated_credential "aws API keys" {
  types      = ["aws_appsync_api_key", "aws_api_gateway_api_key"]
  attributes = ["key", "value"]
  noun       = "API key"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appsync_api_key",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_api_key",
  ]

  confidence = "likely"
}

generated_credential "aws app clients" {
  types      = ["aws_cognito_user_pool_client"]
  attributes = ["id", "client_secret"]
  noun       = "client secret"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool_client"
  confidence = "likely"
}

generated_credential "google service account keys" {
  types      = ["google_service_account_key"]
  attributes = ["private_key", "public_key"]
  noun       = "key"
  source     = "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/resourcemanager/resource_google_service_account_key.go"
  confidence = "proven"
}

generated_credential "google keys" {
  types      = ["google_apikeys_key", "google_storage_hmac_key", "google_sql_ssl_cert"]
  attributes = ["key_string", "access_id", "secret", "private_key", "cert"]
  noun       = "key"

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/apikeys_key",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_hmac_key",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_ssl_cert",
  ]

  confidence = "likely"
}

generated_credential "azure application passwords" {
  types      = ["azuread_application_password", "azuread_service_principal_password"]
  attributes = ["value"]
  noun       = "client secret"

  source = [
    "github.com/hashicorp/terraform-provider-azuread@f0169e0ecec4a7f87c0a512fd989368a182306c1:internal/services/applications/application_password_resource.go",
    "github.com/hashicorp/terraform-provider-azuread@f0169e0ecec4a7f87c0a512fd989368a182306c1:internal/services/serviceprincipals/service_principal_password_resource.go",
  ]

  confidence = "proven"
}

generated_credential "azure connection strings" {
  types      = ["azurerm_eventhub_authorization_rule", "azurerm_eventhub_namespace_authorization_rule", "azurerm_servicebus_queue_authorization_rule", "azurerm_servicebus_topic_authorization_rule", "azurerm_servicebus_namespace_authorization_rule"]
  attributes = ["primary_*", "secondary_*"]
  noun       = "access key"

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventhub_authorization_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/eventhub_namespace_authorization_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_queue_authorization_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_topic_authorization_rule",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_namespace_authorization_rule",
  ]

  confidence = "likely"
}

generated_credential "azure registry tokens" {
  types      = ["azurerm_container_registry_token_password"]
  attributes = ["password1", "password2"]
  noun       = "password"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry_token_password"
  confidence = "likely"
}

generated_credential "kubernetes tokens" {
  types      = ["kubernetes_token_request_v1"]
  attributes = ["token"]
  noun       = "token"
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/token_request_v1"
  confidence = "likely"
}

generated_credential "argocd tokens" {
  types      = ["argocd_account_token", "argocd_project_token"]
  attributes = ["jwt"]
  noun       = "token"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:internal/provider/resource_project_token.go",
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:argocd/resource_argocd_account_token.go",
  ]

  confidence = "proven"
}

generated_credential "harbor robots" {
  types      = ["harbor_robot_account"]
  attributes = ["secret", "full_name"]
  noun       = "secret"
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_robot_account.go"
  confidence = "proven"
}

generated_credential "keycloak clients" {
  types      = ["keycloak_openid_client"]
  attributes = ["client_secret"]
  noun       = "client secret"
  source     = "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/openid_client"
  confidence = "likely"
}

generated_credential "vault tokens" {
  types      = ["vault_token", "vault_approle_auth_backend_login"]
  attributes = ["client_token"]
  noun       = "token"

  source = [
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/token",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/approle_auth_backend_login",
  ]

  confidence = "likely"
}

generated_credential "vault secret ids" {
  types      = ["vault_approle_auth_backend_role_secret_id"]
  attributes = ["secret_id", "accessor", "wrapping_token"]
  noun       = "secret id"
  source     = "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/approle_auth_backend_role_secret_id"
  confidence = "likely"
}

generated_credential "vault certificates" {
  types      = ["vault_pki_secret_backend_cert"]
  attributes = ["certificate", "private_key", "ca_chain"]
  noun       = "certificate"
  source     = "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/pki_secret_backend_cert"
  confidence = "likely"
}

generated_credential "cloudflare tokens" {
  types      = ["cloudflare_api_token", "cloudflare_account_token", "cloudflare_zero_trust_access_service_token"]
  attributes = ["value", "client_id", "client_secret"]
  noun       = "token"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/api_token/schema.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/account_token/schema.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_access_service_token/schema.go",
  ]

  confidence = "proven"
}

generated_credential "forge tokens" {
  types      = ["gitea_token", "forgejo_personal_access_token"]
  attributes = ["token"]
  noun       = "token"
  source     = "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_token.go"
  confidence = "proven"
}

generated_credential "gitlab tokens" {
  types      = ["gitlab_personal_access_token", "gitlab_project_access_token", "gitlab_group_access_token", "gitlab_deploy_token"]
  attributes = ["token"]
  noun       = "token"

  source = [
    "https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/personal_access_token",
    "https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/project_access_token",
    "https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/group_access_token",
    "https://registry.terraform.io/providers/gitlabhq/gitlab/latest/docs/resources/deploy_token",
  ]

  confidence = "likely"
}

generated_credential "grafana tokens" {
  types      = ["grafana_service_account_token"]
  attributes = ["key"]
  noun       = "token"
  source     = "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_service_account_token.go"
  confidence = "proven"
}

generated_credential "grafana cloud tokens" {
  types      = ["grafana_cloud_access_policy_token", "grafana_cloud_stack_service_account_token", "grafana_api_key", "grafana_cloud_api_key"]
  attributes = ["token", "key"]
  noun       = "token"

  source = [
    "https://github.com/grafana/terraform-provider-grafana/blob/c7e248574b3c70fe1716bb231743e26b7a7635a9/docs/resources/cloud_access_policy_token.md",
    "https://github.com/grafana/terraform-provider-grafana/blob/837aac82c311988603850630af47098fbf738e59/docs/resources/cloud_stack_service_account_token.md",
    "https://github.com/grafana/terraform-provider-grafana/blob/0a5efe6b72f327c2ea3ca5d87445265b9ce3f7e5/docs/resources/api_key.md",
    "https://github.com/grafana/terraform-provider-grafana/blob/9787366e3a3be424240c0fbb3e004135c52f7129/docs/resources/cloud_api_key.md",
  ]

  confidence = "likely"
}

generated_credential "minio keys" {
  types      = ["minio_iam_service_account", "minio_iam_user"]
  attributes = ["access_key", "secret_key", "secret"]
  noun       = "access key"

  source = [
    "https://github.com/aminueza/terraform-provider-minio/blob/7db094ae62f98576021c5ec45da623258a06eb78/docs/resources/iam_service_account.md",
    "https://github.com/aminueza/terraform-provider-minio/blob/bcd1c39f82d6f95cfb2692c9a77bf06f3eb93e82/docs/resources/iam_user.md",
  ]

  confidence = "likely"
}

generated_credential "proxmox tokens" {
  types      = ["proxmox_virtual_environment_user_token", "proxmox_user_token"]
  attributes = ["value"]
  noun       = "token"
  source     = "https://github.com/bpg/terraform-provider-proxmox/blob/f75b60c979138ca7641a0afc76bcdfd7b526f4cf/docs/resources/user_token.md"
  confidence = "likely"
}

generated_credential "talos secrets" {
  types      = ["talos_machine_secrets"]
  attributes = ["machine_secrets", "client_configuration"]
  noun       = "PKI of the cluster"
  source     = "https://github.com/siderolabs/terraform-provider-talos/blob/dce61bb87211c69923987573035c54bc5abc2acf/docs/resources/machine_secrets.md"
  confidence = "likely"
}
