# realm_id is the realm's name. In a plan that makes the realm it is not known yet; the realm it refers to says it.

resource_type "keycloak_realm" {
  identity      = { name = values.realm }
  import_id     = identity.name
  import_format = "{realm}"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/realm.md, #597 (409)"
  confidence    = "proven"
}

resource_types "clients" {
  for_each = {
    keycloak_openid_client = "client"
    keycloak_saml_client   = "client"
  }

  kind = each.value

  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = values.client_id
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/{uuid}"
  import_help   = "the client's uuid is in the address bar of the admin console, or GET /admin/realms/{realm}/clients"
  on_existing   = try(values.import, false) == true ? "adopts" : "error"
  overwrites    = "'import = true' takes the live client over without a plan of its changes"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/openid_client.md, #1056"
  confidence    = "proven"
}

resource_types "scopes" {
  for_each = {
    keycloak_openid_client_scope = "client_scope"
    keycloak_saml_client_scope   = "client_scope"
  }

  kind = each.value

  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = values.name
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/{uuid}"
  import_help   = "GET /admin/realms/{realm}/client-scopes lists the uuids"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/openid_client_scope.md"
  confidence    = "proven"
}

resource_type "keycloak_user" {
  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = lower(values.username)
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/{uuid}"
  import_help   = "GET /admin/realms/{realm}/users?username=… tells the uuid"
  on_existing   = try(values.import, false) == true ? "adopts" : "error"
  overwrites    = "'import = true' takes the live user over without a plan of its changes"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/user.md"
  confidence    = "proven"
}

resource_type "keycloak_group" {
  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = try(coalesce(values.parent_id, ""), "") == "" ? values.name : "${values.parent_id}/${values.name}"
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/[{organization}/]{uuid}"
  import_help   = "GET /admin/realms/{realm}/groups lists the uuids"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/group.md"
  confidence    = "proven"
}

# A role of a client is named within the client.
resource_type "keycloak_role" {
  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = try(coalesce(values.client_id, ""), "") == "" ? values.name : "${values.client_id}/${values.name}"
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/{uuid}"
  import_help   = "GET /admin/realms/{realm}/roles lists the uuids"
  on_existing   = try(values.import, false) == true ? "adopts" : "error"
  overwrites    = "'import = true' takes the live role over without a plan of its changes"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/role.md"
  confidence    = "proven"
}

resource_type "keycloak_authentication_flow" {
  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = values.alias
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/{uuid}"
  import_help   = "GET /admin/realms/{realm}/authentication/flows lists the uuids"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/authentication_flow.md"
  confidence    = "proven"
}

resource_types "federations and organizations" {
  for_each = {
    keycloak_ldap_user_federation = "components"
    keycloak_organization         = "organizations"
  }

  identity = {
    namespace = try(config.realm_id.realm, config.realm.realm, values.realm_id, values.realm)
    name      = values.name
  }

  import_id     = "${identity.namespace}/${live.uid}"
  import_format = "{realm}/{uuid}"
  import_help   = "the admin API lists the uuids"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources"
  confidence    = "proven"
}

resource_types "identity providers" {
  for_each = {
    keycloak_oidc_identity_provider = "identity_provider"
    keycloak_saml_identity_provider = "identity_provider"
  }

  kind = each.value

  identity = {
    namespace = try(config.realm.realm, values.realm)
    name      = values.alias
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{realm}/{alias}"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/oidc_identity_provider.md"
  confidence    = "proven"
}

resource_type "keycloak_required_action" {
  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = values.alias
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{realm}/{alias}"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/required_action.md"
  confidence    = "proven"
}

resource_type "keycloak_*_protocol_mapper" {
  kind = "protocol_mapper"

  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = try(coalesce(values.client_id, ""), "") != "" ? "client/${values.client_id}/${values.name}" : "client-scope/${values.client_scope_id}/${values.name}"
  }

  import_format = "{realm}/{client or client-scope}/{parent_uuid}/{uuid}"
  import_help   = "the admin API lists the mappers of a client or client scope"
  on_existing   = "error"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/openid_group_membership_protocol_mapper.md"
  confidence    = "proven"
}

resource_types "sets of a realm" {
  for_each = {
    keycloak_default_groups               = "default_groups"
    keycloak_realm_default_client_scopes  = "default_client_scopes"
    keycloak_realm_optional_client_scopes = "optional_client_scopes"
  }

  import_format = "{realm}"
  on_existing   = "merges"
  source        = "keycloak/terraform-provider-keycloak: docs/resources/default_groups.md"
  confidence    = "proven"
}

resource_type "keycloak_realm_events" {
  on_existing = "merges"
  source      = "keycloak/terraform-provider-keycloak: one configuration a realm"
  confidence  = "proven"
}

protected "keycloak" {
  types      = ["keycloak_realm", "keycloak_user", "keycloak_ldap_user_federation", "keycloak_realm_keystore_*"]
  kinds      = ["KeycloakRealmImport.k8s.keycloak.org"]
  holds      = "users, sessions and keys"
  source     = "keycloak/terraform-provider-keycloak#1346 (why terraform_deletion_protection was added)"
  confidence = "proven"
}

operator "k8s.keycloak.org" {
  name           = "Keycloak operator"
  kinds          = ["Keycloak", "KeycloakRealmImport"]
  stateful_kinds = ["Keycloak"]
  mutates        = { KeycloakRealmImport = ["spec.realm"] }
  source         = "keycloak.org: realm import is applied once, later edits are ignored"
  confidence     = "likely"
}

provider_side "keycloak" {
  types      = ["keycloak_*"]
  attributes = ["import", "terraform_deletion_protection"]
  source     = "keycloak/terraform-provider-keycloak: schema"
  confidence = "proven"
}

unrecoverable_secret "keycloak_user" {
  attributes = ["initial_password"]
  settable   = true
  remedy     = "the live password stays; leave initial_password out, or ignore it"
  source     = "keycloak/terraform-provider-keycloak: the password is written once and never read"
  confidence = "proven"
}

lookup "keycloak realms" {
  system     = "keycloak"
  kinds      = ["realm"]
  command    = "kcadm.sh get realms/{name}"
  source     = "https://www.keycloak.org/docs/latest/server_admin/"
  confidence = "likely"
}

lookup "keycloak" {
  command    = "kcadm.sh get {kind}s -r {namespace}"
  source     = "https://www.keycloak.org/docs/latest/server_admin/"
  confidence = "likely"
}
