locals {
  unused = 1
  used   = 2
}

output "used" {
  value = local.used
}
