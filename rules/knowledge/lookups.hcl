# Data sources that answer otherwise from one day to the next (PL0136). The first row that fits counts.

moving_lookup "newest" {
  types      = ["*"]
  only_if    = { most_recent = "true" }
  moves      = "takes the newest"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/db_snapshot"]
  confidence = "likely"
}

moving_lookup "aws_rds_engine_version" {
  only_if    = { latest = "true" }
  moves      = "takes the newest version"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/rds_engine_version"
  confidence = "likely"
}

moving_lookup "public parameters" {
  types      = ["aws_ssm_parameter"]
  only_if    = { name = "/aws/service/*" }
  moves      = "reads a parameter that AWS sets anew with each release"
  source     = "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html"
  confidence = "likely"
}

moving_lookup "google_compute_image" {
  only_if    = { family = "?*" }
  moves      = "takes the newest image of the family"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/compute_image"
  confidence = "likely"
}

moving_lookup "versions of clusters" {
  types = ["google_container_engine_versions", "azurerm_kubernetes_service_versions", "digitalocean_kubernetes_versions"]
  moves = "lists the versions of the day"

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/container_engine_versions",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/kubernetes_service_versions",
    "https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs/data-sources/kubernetes_versions",
  ]

  confidence = "likely"
}

moving_lookup "github_release" {
  only_if    = { retrieve_by = "latest" }
  moves      = "takes the newest release"
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/data-sources/release"
  confidence = "likely"
}

moving_lookup "ranges of addresses" {
  types = ["aws_ip_ranges", "cloudflare_ip_ranges", "google_netblock_ip_ranges", "github_ip_ranges", "fastly_ip_ranges"]
  moves = "lists the addresses of the day"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ip_ranges",
    "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/data-sources/ip_ranges",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/data-sources/netblock_ip_ranges",
    "https://registry.terraform.io/providers/integrations/github/latest/docs/data-sources/ip_ranges",
    "https://registry.terraform.io/providers/fastly/fastly/latest/docs/data-sources/ip_ranges",
  ]

  confidence = "likely"
}

moving_lookup "aws_availability_zones" {
  moves      = "lists the zones of the day"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/availability_zones"
  confidence = "likely"
}

moving_lookup "aws_secretsmanager_random_password" {
  moves      = "makes another password each time"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/secretsmanager_random_password"
  confidence = "likely"
}

moving_lookup "answers of others" {
  types = ["http", "external"]
  moves = "passes on what another program answers"

  source = [
    "https://registry.terraform.io/providers/hashicorp/http/latest/docs/data-sources/http",
    "https://registry.terraform.io/providers/hashicorp/external/latest/docs/data-sources/external",
  ]

  confidence = "likely"
}
