locals {
  a = yamldecode("a: [\nd")
  b = jsondecode("{")
  c = yamldecode("&x [*x]")
}
resource "kubernetes_manifest" "m" {
  manifest = yamldecode("- a\n---\n- b")
}
