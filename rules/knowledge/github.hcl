resource_type "github_repository" {
  identity      = { name = values.name }
  import_id     = identity.name
  import_format = "{repository}"
  on_existing   = "error"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository",
  ]

  confidence = "proven"
}

resource_type "github_branch_default" {
  identity      = { name = values.repository }
  import_id     = identity.name
  import_format = "{repository}"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_branch_default.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/branch_default",
  ]

  confidence = "proven"
}

resource_type "github_branch_protection" {
  identity = {
    namespace = try(config.repository_id.name, values.repository_id)
    name      = values.pattern
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{repository}:{pattern}"
  on_existing   = "error"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_branch_protection.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/branch_protection",
  ]

  confidence = "proven"
}

resource_types "actions secrets and variables" {
  for_each = {
    github_actions_secret   = { name = "secret_name", behavior = "adopts" }
    github_actions_variable = { name = "variable_name", behavior = "error" }
  }

  identity = {
    namespace = values.repository
    name      = values[each.value.name]
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{repository}:{name}"
  on_existing   = each.value.behavior

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_actions_secret.go",
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_actions_variable.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/${trimprefix(each.key, "github_")}",
  ]

  confidence = "proven"
}

resource_types "environment secrets and variables" {
  for_each = {
    github_actions_environment_secret   = { name = "secret_name", behavior = "adopts" }
    github_actions_environment_variable = { name = "variable_name", behavior = "error" }
  }

  identity = {
    namespace = "${values.repository}:${values.environment}"
    name      = values[each.value.name]
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{repository}:{environment}:{name}"
  on_existing   = each.value.behavior

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_actions_environment_secret.go",
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_actions_environment_variable.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/${trimprefix(each.key, "github_")}",
  ]

  confidence = "proven"
}

resource_type "github_team" {
  identity      = { name = values.name }
  import_id     = live.id
  import_format = "{id or slug}"
  on_existing   = "error"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_team.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/team",
  ]

  confidence = "proven"
}

resource_type "github_team_repository" {
  identity = {
    namespace = values.team_id
    name      = values.repository
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{team}:{repository}"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_team_repository.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/team_repository",
  ]

  confidence = "proven"
}

resource_type "github_team_membership" {
  identity = {
    namespace = values.team_id
    name      = lower(values.username)
  }

  import_id     = "${identity.namespace}:${values.username}"
  import_format = "{team}:{user}"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_team_membership.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/team_membership",
  ]

  confidence = "proven"
}

resource_type "github_membership" {
  identity      = { name = lower(values.username) }
  import_format = "{organization}:{user}"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_membership.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/membership",
  ]

  confidence = "proven"
}

resource_type "github_repository_webhook" {
  import_format = "{repository}/{id}"
  on_existing   = "duplicates"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository_webhook.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_webhook",
  ]

  confidence = "proven"
}

resource_types "things a repository numbers" {
  for_each = {
    github_repository_deploy_key = "keys"
    github_repository_ruleset    = "rulesets"
  }

  import_format = "{repository}:{id}"
  on_existing   = "duplicates"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository_deploy_key.go",
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository_ruleset.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/${trimprefix(each.key, "github_")}",
  ]

  confidence = "proven"
}

resource_types "things a repository names" {
  for_each = {
    github_repository_environment  = "environment"
    github_repository_collaborator = "username"
    github_issue_label             = "name"
  }

  identity = {
    namespace = values.repository
    name      = values[each.value]
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{repository}:{name}"
  on_existing   = each.key == "github_issue_label" ? "error" : "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository_environment.go",
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository_collaborator.go",
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_issue_label.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/${trimprefix(each.key, "github_")}",
  ]

  confidence = "proven"
}

resource_type "github_repository_file" {
  identity = {
    namespace = "${values.repository}:${coalesce(try(values.branch, null), "main")}"
    name      = values.file
  }

  import_id        = "${values.repository}:${values.file}:${coalesce(try(values.branch, null), "main")}"
  import_format    = "{repository}:{path}[:{branch}]"
  other_import_ids = true
  on_existing      = try(values.overwrite_on_create, false) == true ? "adopts" : "error"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_repository_file.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_file",
  ]

  confidence = "proven"
}

protected "repositories" {
  types      = ["github_repository", "gitea_repository", "forgejo_repository", "gitea_org"]
  holds      = "source code, issues and releases"

  source = [
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/repository",
  ]

  confidence = "likely"
}

unrecoverable_secret "github secrets" {
  types      = ["github_actions_*secret", "github_codespaces_*secret", "github_dependabot_*secret"]
  attributes = ["*_value"]
  settable   = true
  remedy     = "the value comes from the configuration; the next apply writes it again"
  source     = "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_actions_secret.go"
  confidence = "proven"
}

claim "members of a team" {
  types      = ["github_team_members"]
  subject    = "members of one team"
  role       = "sets"
  objects    = [values.team_id]
  remedy     = "use github_team_membership throughout, or name every member in github_team_members: it takes away those that it does not list"
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/team_members"
  confidence = "likely"
}

claim "member of a team" {
  types      = ["github_team_membership"]
  subject    = "members of one team"
  role       = "adds"
  objects    = [values.team_id]
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/team_membership"
  confidence = "likely"
}

claim "collaborators" {
  types      = ["github_repository_collaborators"]
  subject    = "collaborators of one repository"
  role       = "sets"
  objects    = [values.repository]
  remedy     = "use github_repository_collaborator throughout, or name everybody in github_repository_collaborators: it takes away those that it does not list"
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_collaborators"
  confidence = "likely"
}

claim "collaborator" {
  types      = ["github_repository_collaborator"]
  subject    = "collaborators of one repository"
  role       = "adds"
  objects    = [values.repository]
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_collaborator"
  confidence = "likely"
}

claim "labels of a repository" {
  types      = ["github_issue_labels"]
  subject    = "labels of one repository"
  role       = "sets"
  objects    = [values.repository]
  remedy     = "use github_issue_label throughout, or list every label in github_issue_labels: it takes away those that it does not list"
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/issue_labels"
  confidence = "likely"
}

claim "label of a repository" {
  types      = ["github_issue_label"]
  subject    = "labels of one repository"
  role       = "adds"
  objects    = [values.repository]
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/issue_label"
  confidence = "likely"
}
