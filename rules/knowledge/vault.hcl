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
  source        = "hashicorp/terraform-provider-vault: docs"
  confidence    = "proven"
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
  source        = "hashicorp/terraform-provider-vault: write is PUT"
  confidence    = "proven"
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
  source        = "hashicorp/terraform-provider-vault: write is PUT, #1005"
  confidence    = "proven"
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
  source        = "hashicorp/terraform-provider-vault: write is PUT, #1005"
  confidence    = "proven"
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
  source        = "hashicorp/terraform-provider-vault: write is PUT, #1005"
  confidence    = "proven"
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
  source        = "hashicorp/terraform-provider-vault: docs"
  confidence    = "proven"
}

resource_type "vault_pki_secret_backend_role" {
  identity = {
    namespace = values.backend
    name      = values.name
  }

  import_id     = "${identity.namespace}/roles/${identity.name}"
  import_format = "{mount}/roles/{name}"
  on_existing   = "adopts"
  source        = "hashicorp/terraform-provider-vault: docs"
  confidence    = "proven"
}

resource_type "vault_transit_secret_backend_key" {
  identity = {
    namespace = values.backend
    name      = values.name
  }

  import_id     = "${identity.namespace}/keys/${identity.name}"
  import_format = "{mount}/keys/{name}"
  on_existing   = "adopts"
  source        = "hashicorp/terraform-provider-vault: docs"
  confidence    = "proven"
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
  source        = "hashicorp/terraform-provider-vault: docs"
  confidence    = "proven"
}

resource_type "vault_token" {
  import_format = "{accessor}"
  on_existing   = "duplicates"
  source        = "hashicorp/terraform-provider-vault: docs"
  confidence    = "proven"
}

resource_type "vault_approle_auth_backend_role_secret_id" {
  on_existing = "duplicates"
  source      = "hashicorp/terraform-provider-vault: no importer"
  confidence  = "proven"
}

protected "vault" {
  types      = ["vault_mount", "vault_transit_secret_backend_key", "vault_pki_secret_backend_root_cert", "vault_namespace"]
  holds      = "secrets and keys"
  source     = "rules.md §7.1"
  confidence = "likely"
}

unrecoverable_secret "vault_approle_auth_backend_role_secret_id" {
  attributes = ["secret_id", "wrapping_token"]
  source     = "hashicorp/terraform-provider-vault: the id is told at creation"
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
