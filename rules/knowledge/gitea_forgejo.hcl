resource_type "gitea_repository" {
  identity = {
    namespace = values.username
    name      = values.name
  }

  import_id     = live.uid
  import_format = "{id}"
  import_help   = "GET /api/v1/repos/{owner}/{name} tells the id"
  on_existing   = "error"
  source        = "go-gitea/terraform-provider-gitea: docs/resources/repository.md"
  confidence    = "proven"
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
  source        = "go-gitea/terraform-provider-gitea: docs/resources"
  confidence    = "proven"
}

resource_type "gitea_oauth2_app" {
  identity      = { name = values.name }
  import_id     = live.client_id
  import_format = "{client_id}"
  on_existing   = "duplicates"
  source        = "go-gitea/terraform-provider-gitea: docs/resources/oauth2_app.md"
  confidence    = "proven"
}

resource_type "gitea_repository_actions_secret" {
  identity = {
    namespace = "${values.repository_owner}:${values.repository}"
    name      = values.secret_name
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{owner}:{repository}:{name}"
  on_existing   = "adopts"
  source        = "go-gitea/terraform-provider-gitea: docs/resources/repository_actions_secret.md"
  confidence    = "proven"
}

resource_type "gitea_org_actions_secret" {
  import_format = "{organization}:{name}"
  on_existing   = "adopts"
  source        = "go-gitea/terraform-provider-gitea: docs/resources"
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
  source        = "go-gitea/terraform-provider-gitea: docs/resources/repository_branch_protection.md"
  confidence    = "proven"
}

resource_types "webhooks" {
  for_each = {
    gitea_repository_webhook   = "webhooks"
    forgejo_repository_webhook = "webhooks"
  }

  import_format = "{owner}/{repository}/{id}"
  on_existing   = "duplicates"
  source        = "go-gitea/terraform-provider-gitea, svalabs/terraform-provider-forgejo: docs/resources/repository_webhook.md"
  confidence    = "proven"
}

resource_type "gitea_repository_key" {
  import_format = "{repository_id}/{key_id}"
  on_existing   = "error"
  source        = "go-gitea/terraform-provider-gitea: docs/resources/repository_key.md"
  confidence    = "proven"
}

resource_type "gitea_repository_collaborator" {
  import_format = "{owner}/{repository}/{user}"
  on_existing   = "adopts"
  source        = "go-gitea/terraform-provider-gitea: docs/resources"
  confidence    = "proven"
}

resource_type "forgejo_repository" {
  identity = {
    namespace = try(coalesce(values.owner, ""), "")
    name      = values.name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{owner}/{repository}"
  on_existing   = "error"
  source        = "svalabs/terraform-provider-forgejo: docs/resources/repository.md"
  confidence    = "proven"
}

resource_type "forgejo_branch_protection" {
  import_format = "{owner}/{repository}/{branch}"
  on_existing   = "error"
  source        = "svalabs/terraform-provider-forgejo: docs/resources/branch_protection.md"
  confidence    = "proven"
}

resource_type "forgejo_team" {
  import_format = "{organization}/{team}"
  on_existing   = "error"
  source        = "svalabs/terraform-provider-forgejo: docs/resources"
  confidence    = "proven"
}

resource_type "forgejo_user" {
  identity      = { name = values.login }
  import_id     = identity.name
  import_format = "{login}"
  on_existing   = "error"
  source        = "svalabs/terraform-provider-forgejo: docs/resources/user.md"
  confidence    = "proven"
}

resource_types "without an importer" {
  for_each = {
    forgejo_organization             = "organization"
    forgejo_deploy_key               = "deploy_key"
    forgejo_repository_action_secret = "action_secret"
  }

  on_existing = "error"
  source      = "svalabs/terraform-provider-forgejo: no importer"
  confidence  = "proven"
}

unrecoverable_secret "forge tokens" {
  types      = ["gitea_token", "forgejo_personal_access_token"]
  attributes = ["token"]
  source     = "Gitea and Forgejo tell a token once"
  confidence = "proven"
}
