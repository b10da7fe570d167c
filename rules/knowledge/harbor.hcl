# Ids of Harbor are given by the server; the inventory knows them.

resource_type "harbor_robot_account" {
  kind = "robot"

  # The prefix is a setting of the server (robot_name_prefix); "robot$" is its default.
  identity = {
    name = values.level == "project" ? format("robot$%s+%s", values.permissions[0].namespace, values.name) : format("robot$%s", values.name)
  }

  import_id     = "/robots/${live.uid}"
  import_format = "/robots/{id}"
  import_help   = "GET /api/v2.0/robots lists the ids"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_robot_account.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/robot_account",
  ]

  confidence = "proven"
}

resource_types "things with a name" {
  for_each = {
    harbor_project  = "projects"
    harbor_registry = "registries"
  }

  identity      = { name = values.name }
  import_id     = "/${each.value}/${live.uid}"
  import_format = "/${each.value}/{id}"
  import_help   = "GET /api/v2.0/projects and GET /api/v2.0/registries list the ids"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_project.go",
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_registry.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/${trimprefix(each.key, "harbor_")}",
  ]

  confidence = "proven"
}

resource_type "harbor_user" {
  identity      = { name = values.username }
  import_id     = "/users/${live.uid}"
  import_format = "/users/{id}"
  import_help   = "GET /api/v2.0/users lists the ids"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_user.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/user",
  ]

  confidence = "proven"
}

resource_type "harbor_group" {
  identity      = { name = values.group_name }
  import_id     = "/usergroups/${live.uid}"
  import_format = "/usergroups/{id}"
  import_help   = "GET /api/v2.0/usergroups lists the ids"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_group.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/group",
  ]

  confidence = "proven"
}

resource_type "harbor_label" {
  identity = {
    namespace = try(coalesce(values.project_id, ""), "")
    name      = values.name
  }

  import_id     = "/labels/${live.uid}"
  import_format = "/labels/{id}"
  import_help   = "GET /api/v2.0/labels lists the ids"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_labels.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/label",
  ]

  confidence = "proven"
}

resource_type "harbor_replication" {
  kind          = "replication_policy"
  identity      = { name = values.name }
  import_id     = "/replication/policies/${live.uid}"
  import_format = "/replication/policies/{id}"
  import_help   = "GET /api/v2.0/replication/policies lists the ids"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_replication.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/replication",
  ]

  confidence = "proven"
}

resource_type "harbor_retention_policy" {
  import_format = "/retentions/{id}"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_retention_policy.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/retention_policy",
  ]

  confidence = "proven"
}

resource_type "harbor_immutable_tag_rule" {
  import_format = "/projects/{project}/immutabletagrules/{id}"
  on_existing   = "duplicates"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_immutable_tag_rule.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/immutable_tag_rule",
  ]

  confidence = "likely"
}

resource_type "harbor_project_member_*" {
  import_format = "/projects/{project}/members/{id}"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_project_member_user.go",
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_project_member_group.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/project_member_user",
  ]

  confidence = "proven"
}

resource_type "harbor_preheat_instance" {
  identity      = { name = values.name }
  import_id     = "/p2p/preheat/instances/${identity.name}"
  import_format = "/p2p/preheat/instances/{name}"
  on_existing   = "error"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_preheat__instance.go",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/preheat_instance",
  ]

  confidence = "proven"
}

resource_type "harbor_config_*" {
  import_format    = "{any}"
  other_import_ids = true
  on_existing      = "merges"

  source = [
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_config_system.go",
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_config_auth.go",
    "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_config_security.go",
  ]

  confidence = "proven"
}

protected "harbor" {
  types      = ["harbor_project", "harbor_robot_account"]
  holds      = "images, or the credentials that pipelines pull and push with"

  source = [
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/project",
    "https://registry.terraform.io/providers/goharbor/harbor/latest/docs/resources/robot_account",
  ]

  confidence = "likely"
}

unrecoverable_secret "harbor_robot_account" {
  attributes = ["secret"]
  settable   = true
  remedy     = "set 'secret' from random_password, which rotates it, together with every consumer"
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_robot_account.go"
  confidence = "proven"
}

write_only "harbor_robot_account" {
  arguments  = { secret = "secret_wo" }
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_robot_account.go"
  confidence = "proven"
}

secret_attribute "harbor_robot_account" {
  types      = ["harbor_robot_account"]
  attributes = ["secret"]
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:provider/resource_robot_account.go"
  confidence = "proven"
}

lookup "harbor collections" {
  system     = "harbor"
  kinds      = ["project", "robot", "user", "label"]
  command    = "curl -u USER \"$HARBOR/api/v2.0/{kind}s?page_size=100\""
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:models/"
  confidence = "proven"
}

lookup "harbor registries" {
  system     = "harbor"
  kinds      = ["registry"]
  command    = "curl -u USER \"$HARBOR/api/v2.0/registries?page_size=100\""
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:models/registry.go"
  confidence = "proven"
}

lookup "harbor groups" {
  system     = "harbor"
  kinds      = ["group"]
  command    = "curl -u USER \"$HARBOR/api/v2.0/usergroups?page_size=100\""
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:models/group.go"
  confidence = "proven"
}

lookup "harbor replication policies" {
  system     = "harbor"
  kinds      = ["replication_policy"]
  command    = "curl -u USER \"$HARBOR/api/v2.0/replication/policies?page_size=100\""
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:models/replications.go"
  confidence = "proven"
}

lookup "harbor preheat instances" {
  system     = "harbor"
  kinds      = ["preheat_instance"]
  command    = "curl -u USER \"$HARBOR/api/v2.0/p2p/preheat/instances?page_size=100\""
  source     = "github.com/goharbor/terraform-provider-harbor@489db88a31638562bcdfd983baf90e9d68d3b73f:models/preheat_instance.go"
  confidence = "proven"
}
