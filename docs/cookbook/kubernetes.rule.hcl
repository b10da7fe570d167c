rule "COOK301" {
  title         = "Containers have limits"
  resource      = ["kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1", "kubernetes_daemon_set_v1"]
  severity      = "warning"
  condition     = alltrue([for c in local.containers : try(c.resources[0].limits.memory, "") != ""])
  error_message = "${address} has a container without a memory limit."

  locals {
    containers = try(config.spec[0].template[0].spec[0].container, [])
  }

  test "no limits" {
    config = <<-EOT
      resource "kubernetes_deployment_v1" "web" {
        spec {
          template {
            spec {
              container {
                name = "web"
              }
            }
          }
        }
      }
    EOT
    expect = ["kubernetes_deployment_v1.web"]
  }

  test "limits" {
    config = <<-EOT
      resource "kubernetes_deployment_v1" "web" {
        spec {
          template {
            spec {
              container {
                name = "web"

                resources {
                  limits = { memory = "256Mi" }
                }
              }
            }
          }
        }
      }
    EOT
    expect = []
  }
}

rule "COOK302" {
  title         = "Containers are not privileged"
  resource      = ["kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1", "kubernetes_daemon_set_v1"]
  severity      = "error"
  condition     = alltrue([for c in try(config.spec[0].template[0].spec[0].container, []) : try(c.security_context[0].privileged, false) != true])
  error_message = "${address} has a privileged container."

  test "privileged" {
    config = <<-EOT
      resource "kubernetes_daemon_set_v1" "agent" {
        spec {
          template {
            spec {
              container {
                name = "agent"

                security_context {
                  privileged = true
                }
              }
            }
          }
        }
      }
    EOT
    expect = ["kubernetes_daemon_set_v1.agent"]
  }

  test "not privileged" {
    config = <<-EOT
      resource "kubernetes_daemon_set_v1" "agent" {
        spec {
          template {
            spec {
              container {
                name = "agent"
              }
            }
          }
        }
      }
    EOT
    expect = []
  }
}

rule "COOK303" {
  title         = "Images have a tag other than latest"
  resource      = ["kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1", "kubernetes_daemon_set_v1"]
  severity      = "error"
  condition     = alltrue([for i in local.images : can(regex("@sha256:|:[^/]+$", i)) && !endswith(i, ":latest")])
  error_message = "${address} has an image without a tag, or with the tag latest."

  locals {
    images = [for c in try(config.spec[0].template[0].spec[0].container, []) : c.image]
  }

  test "no tag" {
    config = <<-EOT
      resource "kubernetes_deployment_v1" "web" {
        spec {
          template {
            spec {
              container {
                name  = "web"
                image = "registry.example.com:5000/web"
              }
            }
          }
        }
      }
    EOT
    expect = ["kubernetes_deployment_v1.web"]
  }

  test "a tag, and a digest" {
    config = <<-EOT
      resource "kubernetes_deployment_v1" "web" {
        spec {
          template {
            spec {
              container {
                name  = "web"
                image = "nginx:1.29"
              }

              container {
                name  = "proxy"
                image = "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
              }
            }
          }
        }
      }
    EOT
    expect = []
  }
}
