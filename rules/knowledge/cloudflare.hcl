resource_type "cloudflare_zone" {
  identity      = { name = try(values.name, values.zone) }
  import_id     = live.id
  import_format = "{zone_id}"
  on_existing   = "error"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/zone.md"
  confidence    = "proven"
}

# Several A, AAAA, TXT and MX records may share a name; only CNAME cannot be doubled.
resource_types "dns records" {
  for_each = {
    cloudflare_dns_record = "content"
    cloudflare_record     = "content"
  }

  kind = "dns_record"

  identity = {
    namespace = values.zone_id
    name      = "${values.type} ${values.name} ${try(values.content, values.value)}"
  }

  import_id     = "${values.zone_id}/${live.id}"
  import_format = "{zone_id}/{record_id}"
  on_existing   = try(values.type, "") == "CNAME" ? "error" : "duplicates"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/dns_record.md"
  confidence    = "proven"
}

resource_types "things of a zone" {
  for_each = {
    cloudflare_load_balancer    = "load_balancer"
    cloudflare_page_rule        = "page_rule"
    cloudflare_workers_route    = "workers_route"
    cloudflare_custom_hostname  = "custom_hostname"
    cloudflare_certificate_pack = "certificate_pack"
  }

  import_format = "{zone_id}/{id}"
  on_existing   = "duplicates"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources"
  confidence    = "likely"
}

resource_type "cloudflare_r2_bucket" {
  identity = {
    namespace = values.account_id
    name      = values.name
  }

  import_id     = "${values.account_id}/${values.name}/${coalesce(try(values.jurisdiction, null), "default")}"
  import_format = "{account_id}/{bucket}/{jurisdiction}"
  on_existing   = "error"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/r2_bucket.md"
  confidence    = "proven"
}

resource_type "cloudflare_workers_script" {
  identity = {
    namespace = values.account_id
    name      = try(values.script_name, values.name)
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{account_id}/{name}"
  on_existing   = "adopts"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/workers_script.md"
  confidence    = "proven"
}

resource_type "cloudflare_pages_project" {
  identity = {
    namespace = values.account_id
    name      = values.name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{account_id}/{project}"
  on_existing   = "error"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/pages_project.md"
  confidence    = "proven"
}

resource_types "things of an account" {
  for_each = {
    cloudflare_workers_kv_namespace          = "title"
    cloudflare_d1_database                   = "name"
    cloudflare_queue                         = "queue_name"
    cloudflare_list                          = "name"
    cloudflare_zero_trust_tunnel_cloudflared = "name"
    cloudflare_zero_trust_access_policy      = "name"
    cloudflare_account_member                = "email"
  }

  identity = {
    namespace = values.account_id
    name      = values[each.value]
  }

  import_id     = "${identity.namespace}/${live.id}"
  import_format = "{account_id}/{id}"
  on_existing   = "error"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources"
  confidence    = "likely"
}

resource_type "cloudflare_zero_trust_tunnel_cloudflared_config" {
  import_format = "{account_id}/{tunnel_id}"
  on_existing   = "adopts"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources"
  confidence    = "likely"
}

resource_type "cloudflare_ruleset" {
  import_format = "{accounts or zones}/{id}/{ruleset_id}"
  on_existing   = "error"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/ruleset.md"
  confidence    = "proven"
}

resource_type "cloudflare_zero_trust_access_application" {
  import_format = "{accounts or zones}/{id}/{app_id}"
  on_existing   = "duplicates"
  source        = "cloudflare/terraform-provider-cloudflare: docs/resources/zero_trust_access_application.md"
  confidence    = "proven"
}

protected "cloudflare" {
  types      = ["cloudflare_zone", "cloudflare_r2_bucket", "cloudflare_d1_database", "cloudflare_workers_kv_namespace"]
  holds      = "a zone, or stored data"
  source     = "rules.md §7.1"
  confidence = "likely"
}

unrecoverable_secret "cloudflare tokens" {
  types      = ["cloudflare_zero_trust_tunnel_cloudflared", "cloudflare_tunnel", "cloudflare_api_token", "cloudflare_account_token", "cloudflare_zero_trust_access_service_token"]
  attributes = ["tunnel_secret", "secret", "value", "client_secret"]
  source     = "cloudflare/terraform-provider-cloudflare: secrets are told at creation"
  confidence = "proven"
}

successor "cloudflare types" {
  replaced_by = {
    cloudflare_access_application = "cloudflare_zero_trust_access_application"
    cloudflare_record             = "cloudflare_dns_record"
    cloudflare_tunnel             = "cloudflare_zero_trust_tunnel_cloudflared"
  }

  source     = "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/guides/version-5-migration"
  confidence = "likely"
}
