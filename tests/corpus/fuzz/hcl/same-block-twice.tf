resource "a" "b" {}
resource "a" "b" {
  lifecycle {}
  lifecycle {
    prevent_destroy = 1
  }
}
variable "x" {}
variable "x" {}
locals {
  y = 1
  y = 2
}
