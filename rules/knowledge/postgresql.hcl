resource_types "things of a server" {
  for_each = {
    postgresql_database = "database"
    postgresql_role     = "role"
  }

  identity      = { name = values.name }
  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "error"
  source        = "cyrilgdn/terraform-provider-postgresql: docs"
  confidence    = "proven"
}

resource_types "things of a database" {
  for_each = {
    postgresql_schema      = "schema"
    postgresql_extension   = "extension"
    postgresql_publication = "publication"
  }

  identity = {
    namespace = try(coalesce(values.database), "postgres")
    name      = values.name
  }

  import_id     = "${identity.namespace}.${identity.name}"
  import_format = "{database}.{name}"
  on_existing   = each.key == "postgresql_extension" || each.key == "postgresql_schema" && try(values.if_not_exists, true) == true ? "adopts" : "error"
  overwrites    = "CREATE … IF NOT EXISTS takes the live object over"
  source        = "cyrilgdn/terraform-provider-postgresql: resource_postgresql_schema.go, resource_postgresql_extension.go"
  confidence    = "proven"
}

resource_type "postgresql_function" {
  import_format = "{database}.{schema}.{function}({arguments})"
  on_existing   = "error"
  source        = "cyrilgdn/terraform-provider-postgresql: docs/resources/postgresql_function"
  confidence    = "proven"
}

resource_types "rights" {
  for_each = {
    postgresql_grant              = "grant"
    postgresql_grant_role         = "grant_role"
    postgresql_default_privileges = "default_privileges"
  }

  on_existing = "merges"
  source      = "cyrilgdn/terraform-provider-postgresql: no importer"
  confidence  = "proven"
}

unrecoverable_secret "postgresql_role" {
  attributes = ["password"]
  settable   = true
  remedy     = "set the password, which rotates it"
  source     = "cyrilgdn/terraform-provider-postgresql: only a hash is read"
  confidence = "proven"
}
