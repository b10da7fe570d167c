# The organization may stand before an id.

resource_types "things with a uid" {
  for_each = {
    grafana_folder        = "folder"
    grafana_data_source   = "data_source"
    grafana_library_panel = "library_panel"
    grafana_playlist      = "playlist"
    grafana_role          = "role"
  }

  identity = {
    namespace = try(coalesce(tostring(values.org_id)), "")
    name      = values.uid
  }

  import_id     = identity.namespace == "" ? identity.name : "${identity.namespace}:${identity.name}"
  import_format = "[{org}:]{uid}"
  on_existing   = "error"
  source        = "grafana/terraform-provider-grafana: docs"
  confidence    = "proven"
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
  source        = "grafana/terraform-provider-grafana: docs/resources/dashboard.md"
  confidence    = "proven"
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
  source        = "grafana/terraform-provider-grafana: docs"
  confidence    = "proven"
}

resource_type "grafana_rule_group" {
  identity = {
    namespace = values.folder_uid
    name      = values.name
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "[{org}:]{folder_uid}:{title}"
  on_existing   = "adopts"
  source        = "grafana/terraform-provider-grafana: docs/resources/rule_group.md"
  confidence    = "proven"
}

# There is one tree of policies, so this always takes over what is there.
resource_type "grafana_notification_policy" {
  import_format = "[{org}:]{any}"
  on_existing   = "adopts"
  overwrites    = "there is one tree of notification policies, and it is replaced"
  source        = "grafana/terraform-provider-grafana: docs/resources/notification_policy.md"
  confidence    = "proven"
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
  source        = "grafana/terraform-provider-grafana: docs"
  confidence    = "likely"
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
  source        = "grafana/terraform-provider-grafana: docs"
  confidence    = "proven"
}

resource_type "grafana_cloud_stack" {
  identity      = { name = values.slug }
  import_id     = identity.name
  import_format = "{slug}"
  on_existing   = "error"
  source        = "grafana/terraform-provider-grafana: docs/resources/cloud_stack.md"
  confidence    = "proven"
}

protected "grafana" {
  types      = ["grafana_organization", "grafana_cloud_stack", "grafana_folder"]
  holds      = "dashboards and alerts"
  source     = "rules.md §7.1"
  confidence = "likely"
}

provider_side "grafana" {
  types      = ["grafana_*"]
  attributes = ["overwrite"]
  source     = "grafana/terraform-provider-grafana: schema"
  confidence = "proven"
}

unrecoverable_secret "grafana_service_account_token" {
  attributes = ["key"]
  source     = "grafana/terraform-provider-grafana: the token is told at creation"
  confidence = "proven"
}
