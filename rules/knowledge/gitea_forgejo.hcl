resource_type "gitea_repository" {
  identity = {
    namespace = values.username
    name      = values.name
  }

  import_id     = live.uid
  import_format = "{id}"
  import_help   = "GET /api/v1/repos/{owner}/{name} tells the id"
  on_existing   = "error"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_repository.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/repository",
  ]

  confidence = "proven"
}

resource_types "things with a number" {
  for_each = {
    gitea_org   = "name"
    gitea_user  = "username"
    gitea_team  = "name"
    gitea_token = "name"
  }

  identity = {
    namespace = each.key == "gitea_team" ? values.organisation : each.key == "gitea_token" ? values.username : ""
    name      = values[each.value]
  }

  import_id     = live.uid
  import_format = "{id}"
  import_help   = "the API tells the id"
  on_existing   = "error"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_organisation.go",
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_user.go",
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_team.go",
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_token.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/${trimprefix(each.key, "gitea_")}",
  ]

  confidence = "proven"
}

resource_type "gitea_oauth2_app" {
  identity      = { name = values.name }
  import_id     = live.client_id
  import_format = "{client_id}"
  on_existing   = "duplicates"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_oauth_app.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/oauth2_app",
  ]

  confidence = "proven"
}

resource_type "gitea_repository_actions_secret" {
  identity = {
    namespace = "${values.repository_owner}:${values.repository}"
    name      = values.secret_name
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{owner}:{repository}:{name}"
  on_existing   = "adopts"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_repository_actions_secret.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/repository_actions_secret",
  ]

  confidence = "proven"
}

resource_type "gitea_org_actions_secret" {
  import_format = "{organization}:{name}"
  on_existing   = "adopts"
  source        = "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_actions_scoped.go"
  confidence    = "proven"
}

resource_type "gitea_repository_branch_protection" {
  identity = {
    namespace = "${values.username}/${values.name}"
    name      = values.rule_name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{owner}/{repository}/{rule}"
  on_existing   = "error"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_repository_branch_protection.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/repository_branch_protection",
  ]

  confidence = "proven"
}

resource_types "webhooks" {
  for_each = {
    gitea_repository_webhook   = "webhooks"
    forgejo_repository_webhook = "webhooks"
  }

  import_format = "{owner}/{repository}/{id}"
  on_existing   = "duplicates"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_repository_webhook.go",
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/repository_webhook_resource.go",
  ]

  confidence = "proven"
}

resource_type "gitea_repository_key" {
  import_format = "{repository_id}/{key_id}"
  on_existing   = "error"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_repository_key.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/repository_key",
  ]

  confidence = "proven"
}

resource_type "gitea_repository_collaborator" {
  import_format = "{owner}/{repository}/{user}"
  on_existing   = "adopts"

  source = [
    "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_repository_collaborator.go",
    "https://registry.terraform.io/providers/go-gitea/gitea/latest/docs/resources/repository_collaborator",
  ]

  confidence = "proven"
}

resource_type "forgejo_repository" {
  identity = {
    namespace = try(coalesce(values.owner, ""), "")
    name      = values.name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{owner}/{repository}"
  on_existing   = "error"

  source = [
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/repository_resource.go",
    "https://registry.terraform.io/providers/svalabs/forgejo/latest/docs/resources/repository",
  ]

  confidence = "proven"
}

resource_type "forgejo_branch_protection" {
  import_format = "{owner}/{repository}/{branch}"
  on_existing   = "error"

  source = [
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/branch_protection_resource.go",
    "https://registry.terraform.io/providers/svalabs/forgejo/latest/docs/resources/branch_protection",
  ]

  confidence = "proven"
}

resource_type "forgejo_team" {
  import_format = "{organization}/{team}"
  on_existing   = "error"

  source = [
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/team_resource.go",
    "https://registry.terraform.io/providers/svalabs/forgejo/latest/docs/resources/team",
  ]

  confidence = "proven"
}

resource_type "forgejo_user" {
  identity      = { name = values.login }
  import_id     = identity.name
  import_format = "{login}"
  on_existing   = "error"

  source = [
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/user_resource.go",
    "https://registry.terraform.io/providers/svalabs/forgejo/latest/docs/resources/user",
  ]

  confidence = "proven"
}

resource_types "without an importer" {
  for_each = {
    forgejo_organization             = "organization"
    forgejo_deploy_key               = "deploy_key"
    forgejo_repository_action_secret = "action_secret"
  }

  on_existing = "error"

  source = [
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/organization_resource.go",
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/deploy_key_resource.go",
    "github.com/svalabs/terraform-provider-forgejo@b6f07b055a2d6f994636718eeb824edb0d357889:internal/provider/repository_action_secret_resource.go",
    "https://registry.terraform.io/providers/svalabs/forgejo/latest/docs/resources/${trimprefix(each.key, "forgejo_")}",
  ]

  confidence = "proven"
}

unrecoverable_secret "forge tokens" {
  types      = ["gitea_token", "forgejo_personal_access_token"]
  attributes = ["token"]
  source     = "github.com/go-gitea/terraform-provider-gitea@58c0e15c054df701ca7c20c5bcaf30b5624a96ba:gitea/resource_gitea_token.go"
  confidence = "proven"
}
