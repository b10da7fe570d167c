resource_types "things of a server" {
  for_each = {
    postgresql_database = "database"
    postgresql_role     = "role"
  }

  identity      = { name = values.name }
  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "error"

  source = [
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_database.go",
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_role.go",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_database",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_role",
  ]

  confidence = "proven"
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

  source = [
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_schema.go",
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_extension.go",
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_publication.go",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_schema",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_extension",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_publication",
  ]

  confidence = "proven"
}

resource_type "postgresql_function" {
  import_format = "{database}.{schema}.{function}({arguments})"
  on_existing   = "error"

  source = [
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_function.go",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_function",
  ]

  confidence = "proven"
}

resource_types "rights" {
  for_each = {
    postgresql_grant              = "grant"
    postgresql_grant_role         = "grant_role"
    postgresql_default_privileges = "default_privileges"
  }

  on_existing = "merges"

  source = [
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_grant.go",
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_grant_role.go",
    "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_default_privileges.go",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_grant",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_grant_role",
    "https://registry.terraform.io/providers/cyrilgdn/postgresql/latest/docs/resources/postgresql_default_privileges",
  ]

  confidence = "proven"
}

unrecoverable_secret "postgresql_role" {
  attributes = ["password"]
  settable   = true
  remedy     = "set the password, which rotates it"
  source     = "github.com/cyrilgdn/terraform-provider-postgresql@ff936b9548c1076f498523a2bd116915ff977142:postgresql/resource_postgresql_role.go"
  confidence = "proven"
}
