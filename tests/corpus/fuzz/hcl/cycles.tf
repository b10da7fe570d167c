locals {
  a = local.b
  b = local.a
}
resource "x" "a" {
  v = x.b.v
}
resource "x" "b" {
  v = x.a.v
}
module "m" {
  source = "."
}
