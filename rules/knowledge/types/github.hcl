# What the provider writes whether it is there or not. Types with anything of their own to say are in github.hcl.

resource_types "github settings and secrets by one name" {
  for_each = {
    github_actions_organization_secret     = "secret_name"
    github_actions_repository_access_level = "repository"
    github_actions_repository_permissions  = "repository"
    github_codespaces_organization_secret  = "secret_name"
    github_dependabot_organization_secret  = "secret_name"
    github_repository_topics               = "repository"
  }

  identity      = { name = values[each.value] }
  import_id     = identity.name
  import_format = "{${each.value}}"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/${trimprefix(each.key, "github_")}",
  ]

  confidence = "proven"
}

resource_types "github secrets of a repository" {
  for_each = {
    github_codespaces_secret = "/"
    github_dependabot_secret = ":"
  }

  identity = {
    namespace = values.repository
    name      = values.secret_name
  }

  import_id     = "${values.repository}${each.value}${values.secret_name}"
  import_format = "{repository}${each.value}{secret_name}"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_codespaces_secret.go",
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_dependabot_secret.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/${trimprefix(each.key, "github_")}",
  ]

  confidence = "proven"
}

resource_type "github_branch" {
  identity = {
    namespace = values.repository
    name      = values.branch
  }

  import_id     = "${values.repository}:${values.branch}"
  import_format = "{repository}:{branch}[:{source_branch}]"
  on_existing   = "adopts"

  source = [
    "github.com/integrations/terraform-provider-github@b6ce8c0687af3b301d6dc022db1aca45f3ad2b26:github/resource_github_branch.go",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/branch",
  ]

  confidence = "proven"
}
