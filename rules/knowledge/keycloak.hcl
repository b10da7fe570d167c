# realm_id is the realm's name. In a plan that makes the realm it is not known yet; the realm it refers to says it.

resource_type "keycloak_realm" {
  identity      = { name = values.realm }
  import_id     = identity.name
  import_format = "{realm}"
  on_existing   = "error"

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_realm.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/realm",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_openid_client.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_saml_client.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/${trimprefix(each.key, "keycloak_")}",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_openid_client_scope.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_saml_client_scope.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/${trimprefix(each.key, "keycloak_")}",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_user.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/user",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_group.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/group",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_role.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/role",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_authentication_flow.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/authentication_flow",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_ldap_user_federation.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_organization.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/${trimprefix(each.key, "keycloak_")}",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_oidc_identity_provider.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_saml_identity_provider.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/${trimprefix(each.key, "keycloak_")}",
  ]

  confidence = "proven"
}

resource_type "keycloak_required_action" {
  identity = {
    namespace = try(config.realm_id.realm, values.realm_id)
    name      = values.alias
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{realm}/{alias}"
  on_existing   = "error"

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_required_action.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/required_action",
  ]

  confidence = "proven"
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

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/generic_protocol_mapper_helpers.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/openid_group_membership_protocol_mapper",
  ]

  confidence = "proven"
}

resource_types "sets of a realm" {
  for_each = {
    keycloak_default_groups               = "default_groups"
    keycloak_realm_default_client_scopes  = "default_client_scopes"
    keycloak_realm_optional_client_scopes = "optional_client_scopes"
  }

  import_format = "{realm}"
  on_existing   = "merges"

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_default_groups.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_realm_default_client_scopes.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_realm_optional_client_scopes.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/${trimprefix(each.key, "keycloak_")}",
  ]

  confidence = "proven"
}

resource_type "keycloak_realm_events" {
  on_existing = "merges"

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_realm_events.go",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/realm_events",
  ]

  confidence = "proven"
}

protected "keycloak" {
  types      = ["keycloak_realm", "keycloak_user", "keycloak_ldap_user_federation", "keycloak_realm_keystore_*"]
  holds      = "users, sessions and keys"
  source     = "https://github.com/keycloak/terraform-provider-keycloak/issues/1346"
  confidence = "likely"
}

# Realms are kept in the database that the server is given, and an import makes a realm once: neither object holds them.
operator "k8s.keycloak.org" {
  name       = "Keycloak operator"
  kinds      = ["Keycloak", "KeycloakRealmImport"]
  mutates    = { KeycloakRealmImport = ["spec.realm"] }
  source     = ["https://www.keycloak.org/operator/realm-import", "https://www.keycloak.org/operator/basic-deployment"]
  confidence = "likely"
}

provider_side "keycloak" {
  types      = ["keycloak_*"]
  attributes = ["import", "terraform_deletion_protection"]

  source = [
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_openid_client.go",
    "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_realm.go",
  ]

  confidence = "proven"
}

unrecoverable_secret "keycloak_user" {
  attributes = ["initial_password"]
  settable   = true
  remedy     = "the live password stays; leave initial_password out, or ignore it"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:provider/resource_keycloak_user.go"
  confidence = "proven"
}

# Names of collections in the administration interface, which kcadm.sh takes as they are.

lookup "keycloak realms" {
  system     = "keycloak"
  kinds      = ["realm"]
  command    = "kcadm.sh get realms/{name}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/realm.go"
  confidence = "proven"
}

lookup "keycloak collections" {
  system     = "keycloak"
  kinds      = ["client", "user", "group", "role", "organization"]
  command    = "kcadm.sh get {kind}s -r {namespace}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/"
  confidence = "proven"
}

lookup "keycloak client scopes" {
  system     = "keycloak"
  kinds      = ["client_scope"]
  command    = "kcadm.sh get client-scopes -r {namespace}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/openid_client_scope.go"
  confidence = "proven"
}

lookup "keycloak authentication flows" {
  system     = "keycloak"
  kinds      = ["authentication_flow"]
  command    = "kcadm.sh get authentication/flows -r {namespace}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/authentication_flow.go"
  confidence = "proven"
}

lookup "keycloak required actions" {
  system     = "keycloak"
  kinds      = ["required_action"]
  command    = "kcadm.sh get authentication/required-actions -r {namespace}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/required_action.go"
  confidence = "proven"
}

lookup "keycloak identity providers" {
  system     = "keycloak"
  kinds      = ["identity_provider"]
  command    = "kcadm.sh get identity-provider/instances -r {namespace}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/identity_provider.go"
  confidence = "proven"
}

lookup "keycloak components" {
  system     = "keycloak"
  kinds      = ["ldap_user_federation"]
  command    = "kcadm.sh get components -r {namespace}"
  source     = "github.com/keycloak/terraform-provider-keycloak@05accfd870fa7e948f961a4799928e2347f84efa:keycloak/ldap_user_federation.go"
  confidence = "proven"
}
