rule "COOK101" {
  title         = "Buckets have uniform access"
  resource      = "google_storage_bucket"
  severity      = "error"
  condition     = try(config.uniform_bucket_level_access, false) == true
  error_message = "${address} must have uniform_bucket_level_access = true."

  test "object ACLs" {
    config = <<-EOT
      resource "google_storage_bucket" "logs" {
        name     = "logs"
        location = "EU"
      }
    EOT
    expect = ["google_storage_bucket.logs"]
  }

  test "uniform" {
    config = <<-EOT
      resource "google_storage_bucket" "logs" {
        name                        = "logs"
        location                    = "EU"
        uniform_bucket_level_access = true
      }
    EOT
    expect = []
  }
}

rule "COOK102" {
  title         = "Nobody is allUsers"
  resource      = ["google_*_iam_member", "google_*_iam_binding"]
  severity      = "error"
  condition     = length(setintersection(local.members, ["allUsers", "allAuthenticatedUsers"])) == 0
  error_message = "${address} gives ${config.role} to everybody."

  locals {
    members = concat(compact([config.member]), coalesce(config.members, []))
  }

  test "everybody" {
    config = <<-EOT
      resource "google_storage_bucket_iam_member" "site" {
        bucket = "site"
        role   = "roles/storage.objectViewer"
        member = "allUsers"
      }
    EOT
    expect = ["google_storage_bucket_iam_member.site"]
  }

  test "a group" {
    config = <<-EOT
      resource "google_storage_bucket_iam_binding" "site" {
        bucket  = "site"
        role    = "roles/storage.objectViewer"
        members = ["group:web@example.com"]
      }
    EOT
    expect = []
  }
}

rule "COOK103" {
  title         = "Databases have no open network"
  resource      = "google_sql_database_instance"
  severity      = "error"
  condition     = !contains([for n in try(config.settings[0].ip_configuration[0].authorized_networks, []) : n.value], "0.0.0.0/0")
  error_message = "${address} lets the whole internet connect."

  test "open to all" {
    config = <<-EOT
      resource "google_sql_database_instance" "shop" {
        settings {
          tier = "db-f1-micro"

          ip_configuration {
            authorized_networks {
              value = "0.0.0.0/0"
            }
          }
        }
      }
    EOT
    expect = ["google_sql_database_instance.shop"]
  }

  test "one network" {
    config = <<-EOT
      resource "google_sql_database_instance" "shop" {
        settings {
          tier = "db-f1-micro"

          ip_configuration {
            authorized_networks {
              value = "198.51.100.0/24"
            }
          }
        }
      }
    EOT
    expect = []
  }
}

rule "COOK104" {
  title         = "Clusters are private"
  resource      = "google_container_cluster"
  severity      = "warning"
  condition     = try(config.private_cluster_config[0].enable_private_nodes, false) == true
  error_message = "${address} has nodes with public addresses."

  test "public nodes" {
    config = <<-EOT
      resource "google_container_cluster" "main" {
        name = "main"
      }
    EOT
    expect = ["google_container_cluster.main"]
  }

  test "private nodes" {
    config = <<-EOT
      resource "google_container_cluster" "main" {
        name = "main"

        private_cluster_config {
          enable_private_nodes = true
        }
      }
    EOT
    expect = []
  }
}
