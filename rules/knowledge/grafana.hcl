# The organization may stand before an id.

resource_types "things with a uid" {
  for_each = {
    grafana_folder        = "folder"
    grafana_data_source   = "data_source"
    grafana_library_panel = "library_panel"
    grafana_role          = "role"
  }

  identity = {
    namespace = try(coalesce(tostring(values.org_id)), "")
    name      = values.uid
  }

  import_id     = identity.namespace == "" ? identity.name : "${identity.namespace}:${identity.name}"
  import_format = "[{org}:]{uid}"
  on_existing   = "error"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_folder.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_data_source.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_library_panel.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_role.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/${trimprefix(each.key, "grafana_")}",
  ]

  confidence = "proven"
}

# Only the server knows the uid of a playlist; two may have one name.
resource_type "grafana_playlist" {
  import_format = "[{org}:]{uid}"
  on_existing   = "duplicates"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_playlist.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/playlist",
  ]

  confidence = "proven"
}

# The uid of a dashboard is in its JSON.
resource_type "grafana_dashboard" {
  identity = {
    namespace = try(coalesce(tostring(values.org_id)), "")
    name      = try(jsondecode(values.config_json).uid, values.uid)
  }

  import_id     = identity.namespace == "" ? identity.name : "${identity.namespace}:${identity.name}"
  import_format = "[{org}:]{uid}"
  on_existing   = try(values.overwrite, false) == true ? "adopts" : "error"
  overwrites    = "'overwrite = true' replaces the live dashboard"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_dashboard.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/dashboard",
  ]

  confidence = "proven"
}

resource_types "alerting with a name" {
  for_each = {
    grafana_contact_point    = "contact_point"
    grafana_message_template = "message_template"
    grafana_mute_timing      = "mute_timing"
  }

  identity = {
    namespace = try(coalesce(tostring(values.org_id)), "")
    name      = values.name
  }

  import_id     = identity.namespace == "" ? identity.name : "${identity.namespace}:${identity.name}"
  import_format = "[{org}:]{name}"
  on_existing   = "error"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_alerting_contact_point.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_alerting_message_template.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_alerting_mute_timing.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/${trimprefix(each.key, "grafana_")}",
  ]

  confidence = "proven"
}

resource_type "grafana_rule_group" {
  identity = {
    namespace = values.folder_uid
    name      = values.name
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "[{org}:]{folder_uid}:{title}"
  on_existing   = "adopts"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_alerting_rule_group.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/rule_group",
  ]

  confidence = "proven"
}

# There is one tree of policies, so this always takes over what is there.
resource_type "grafana_notification_policy" {
  import_format = "[{org}:]{any}"
  on_existing   = "adopts"
  overwrites    = "there is one tree of notification policies, and it is replaced"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_alerting_notification_policy.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/notification_policy",
  ]

  confidence = "proven"
}

resource_types "things with a number" {
  for_each = {
    grafana_service_account = "duplicates"
    grafana_team            = "error"
  }

  identity = {
    namespace = try(coalesce(tostring(values.org_id)), "")
    name      = values.name
  }

  import_id     = live.uid
  import_format = "[{org}:]{id}"
  on_existing   = each.value

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_service_account.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_team.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/${trimprefix(each.key, "grafana_")}",
  ]

  confidence = "likely"
}

resource_types "things of the server" {
  for_each = {
    grafana_organization = "name"
    grafana_user         = "login"
  }

  identity      = { name = values[each.value] }
  import_id     = live.uid
  import_format = "{id}"
  on_existing   = "error"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_organization.go",
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_user.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/${trimprefix(each.key, "grafana_")}",
  ]

  confidence = "proven"
}

resource_type "grafana_cloud_stack" {
  identity      = { name = values.slug }
  import_id     = identity.name
  import_format = "{slug}"
  on_existing   = "error"

  source = [
    "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/cloud/resource_cloud_stack.go",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/cloud_stack",
  ]

  confidence = "proven"
}

protected "grafana" {
  types      = ["grafana_organization", "grafana_cloud_stack", "grafana_folder"]
  holds      = "dashboards and alerts"

  source = [
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/dashboard",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/folder",
  ]

  confidence = "likely"
}

provider_side "grafana" {
  types      = ["grafana_*"]
  attributes = ["overwrite"]
  source     = "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_dashboard.go"
  confidence = "proven"
}

unrecoverable_secret "grafana_service_account_token" {
  attributes = ["key"]
  source     = "github.com/grafana/terraform-provider-grafana@3f9621f47eb6ab61fde7fd3d7b0efd54ac41dc1d:internal/resources/grafana/resource_service_account_token.go"
  confidence = "proven"
}
