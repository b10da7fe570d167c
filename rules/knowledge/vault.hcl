resource_types "mounts" {
  for_each = {
    vault_mount            = "error"
    vault_auth_backend     = "error"
    vault_jwt_auth_backend = "error"
    vault_audit            = "error"
    vault_namespace        = "error"
  }

  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = trimsuffix(try(coalesce(values.path), values.type), "/")
  }

  import_id     = identity.name
  import_format = "{path}"
  on_existing   = each.value

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_mount.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_auth_backend.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_jwt_auth_backend.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_audit.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_namespace.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/${trimprefix(each.key, "vault_")}",
  ]

  confidence = "proven"
}

resource_type "vault_policy" {
  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = values.name
  }

  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "adopts"
  overwrites    = "the write replaces the live policy"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_policy.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/policy",
  ]

  confidence = "proven"
}

resource_type "vault_kv_secret" {
  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = values.path
  }

  import_id     = identity.name
  import_format = "{mount}/{path}"
  on_existing   = "adopts"
  overwrites    = "the write replaces the live secret"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_kv_secret.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/kv_secret",
  ]

  confidence = "proven"
}

resource_type "vault_kv_secret_v2" {
  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = "${values.mount}/${values.name}"
  }

  import_id     = "${values.mount}/data/${values.name}"
  import_format = "{mount}/data/{path}"
  on_existing   = "adopts"
  overwrites    = "the write makes a new version over the live secret"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_kv_secret_v2.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/kv_secret_v2",
  ]

  confidence = "proven"
}

resource_type "vault_generic_secret" {
  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = values.path
  }

  import_id     = identity.name
  import_format = "{path}"
  on_existing   = "adopts"
  overwrites    = "the write replaces the live secret"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_generic_secret.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/generic_secret",
  ]

  confidence = "proven"
}

resource_types "roles of auth backends" {
  for_each = {
    vault_kubernetes_auth_backend_role = { path = "kubernetes", name = "role_name" }
    vault_jwt_auth_backend_role        = { path = "jwt", name = "role_name" }
    vault_approle_auth_backend_role    = { path = "approle", name = "role_name" }
  }

  identity = {
    namespace = try(coalesce(values.backend), each.value.path)
    name      = values[each.value.name]
  }

  import_id     = "auth/${identity.namespace}/role/${identity.name}"
  import_format = "auth/{path}/role/{name}"
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_kubernetes_auth_backend_role.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_jwt_auth_backend_role.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_approle_auth_backend_role.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/${trimprefix(each.key, "vault_")}",
  ]

  confidence = "proven"
}

resource_type "vault_pki_secret_backend_role" {
  identity = {
    namespace = values.backend
    name      = values.name
  }

  import_id     = "${identity.namespace}/roles/${identity.name}"
  import_format = "{mount}/roles/{name}"
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_pki_secret_backend_role.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/pki_secret_backend_role",
  ]

  confidence = "proven"
}

resource_type "vault_transit_secret_backend_key" {
  identity = {
    namespace = values.backend
    name      = values.name
  }

  import_id     = "${identity.namespace}/keys/${identity.name}"
  import_format = "{mount}/keys/{name}"
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_transit_secret_backend_key.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/transit_secret_backend_key",
  ]

  confidence = "proven"
}

resource_types "identities" {
  for_each = {
    vault_identity_entity = "entity"
    vault_identity_group  = "group"
  }

  identity = {
    namespace = try(coalesce(values.namespace), "")
    name      = values.name
  }

  import_id     = live.id
  import_format = "{uuid}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_identity_entity.go",
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_identity_group.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/${trimprefix(each.key, "vault_")}",
  ]

  confidence = "proven"
}

resource_type "vault_token" {
  import_format = "{accessor}"
  on_existing   = "duplicates"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_token.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/token",
  ]

  confidence = "proven"
}

resource_type "vault_approle_auth_backend_role_secret_id" {
  on_existing = "duplicates"

  source = [
    "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_approle_auth_backend_role_secret_id.go",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/approle_auth_backend_role_secret_id",
  ]

  confidence = "proven"
}

protected "vault" {
  types      = ["vault_mount", "vault_transit_secret_backend_key", "vault_pki_secret_backend_root_cert", "vault_namespace"]
  holds      = "secrets and keys"

  source = [
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/mount",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/transit_secret_backend_key",
  ]

  confidence = "likely"
}

unrecoverable_secret "vault_approle_auth_backend_role_secret_id" {
  attributes = ["secret_id", "wrapping_token"]
  source     = "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_approle_auth_backend_role_secret_id.go"
  confidence = "proven"
}

write_only "vault_kv_secret_v2" {
  arguments  = { data_json = "data_json_wo" }
  source     = "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:vault/resource_kv_secret_v2.go"
  confidence = "proven"
}

secret_attribute "vault" {
  types      = ["vault_*"]
  attributes = ["data_json", "data", "password", "secret_id", "token", "client_secret", "secret_key"]
  source     = "github.com/hashicorp/terraform-provider-vault@31447510c5c6ab0e1bd60435ff5b4a838b3f2f69:internal/consts/consts.go"
  confidence = "proven"
}
