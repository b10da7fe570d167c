resource_type "cloudflare_zone" {
  identity      = { name = try(values.name, values.zone) }
  import_id     = live.id
  import_format = "{zone_id}"
  on_existing   = "error"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zone/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/zone",
  ]

  confidence = "proven"
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

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/dns_record/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/dns_record",
  ]

  confidence = "proven"
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

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/load_balancer/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/page_rule/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/workers_route/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/custom_hostname/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/certificate_pack/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/${trimprefix(each.key, "cloudflare_")}",
  ]

  confidence = "likely"
}

resource_type "cloudflare_r2_bucket" {
  identity = {
    namespace = values.account_id
    name      = values.name
  }

  import_id     = "${values.account_id}/${values.name}/${coalesce(try(values.jurisdiction, null), "default")}"
  import_format = "{account_id}/{bucket}/{jurisdiction}"
  on_existing   = "error"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/r2_bucket/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/r2_bucket",
  ]

  confidence = "proven"
}

resource_type "cloudflare_workers_script" {
  identity = {
    namespace = values.account_id
    name      = try(values.script_name, values.name)
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{account_id}/{name}"
  on_existing   = "adopts"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/workers_script/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/workers_script",
  ]

  confidence = "proven"
}

resource_type "cloudflare_pages_project" {
  identity = {
    namespace = values.account_id
    name      = values.name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{account_id}/{project}"
  on_existing   = "error"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/pages_project/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/pages_project",
  ]

  confidence = "proven"
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

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/workers_kv_namespace/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/d1_database/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/queue/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/list/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_tunnel_cloudflared/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_access_policy/resource.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/account_member/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/${trimprefix(each.key, "cloudflare_")}",
  ]

  confidence = "likely"
}

resource_type "cloudflare_zero_trust_tunnel_cloudflared_config" {
  import_format = "{account_id}/{tunnel_id}"
  on_existing   = "adopts"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_tunnel_cloudflared_config/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/zero_trust_tunnel_cloudflared_config",
  ]

  confidence = "likely"
}

resource_type "cloudflare_ruleset" {
  import_format = "{accounts or zones}/{id}/{ruleset_id}"
  on_existing   = "error"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/ruleset/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/ruleset",
  ]

  confidence = "proven"
}

resource_type "cloudflare_zero_trust_access_application" {
  import_format = "{accounts or zones}/{id}/{app_id}"
  on_existing   = "duplicates"

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_access_application/resource.go",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/zero_trust_access_application",
  ]

  confidence = "proven"
}

protected "cloudflare" {
  types      = ["cloudflare_zone", "cloudflare_r2_bucket", "cloudflare_d1_database", "cloudflare_workers_kv_namespace"]
  holds      = "a zone, or stored data"

  source = [
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/zone",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/r2_bucket",
  ]

  confidence = "likely"
}

unrecoverable_secret "cloudflare tokens" {
  types      = ["cloudflare_zero_trust_tunnel_cloudflared", "cloudflare_tunnel", "cloudflare_api_token", "cloudflare_account_token", "cloudflare_zero_trust_access_service_token"]
  attributes = ["tunnel_secret", "secret", "value", "client_secret"]

  source = [
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_tunnel_cloudflared/schema.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/api_token/schema.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/account_token/schema.go",
    "github.com/cloudflare/terraform-provider-cloudflare@a2efdc5786ae9726d56928dbfe91933bd92404ca:internal/services/zero_trust_access_service_token/schema.go",
  ]

  confidence = "likely"
}

successor "cloudflare types" {
  replaced_by = {
    cloudflare_access_application = "cloudflare_zero_trust_access_application"
    cloudflare_record             = "cloudflare_dns_record"
    cloudflare_tunnel             = "cloudflare_zero_trust_tunnel_cloudflared"
  }

  since = {
    cloudflare_access_application = "4.40.0"
    cloudflare_record             = "5.0.0"
    cloudflare_tunnel             = "4.40.0"
  }

  source     = "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/guides/version-5-migration"
  confidence = "likely"
}
