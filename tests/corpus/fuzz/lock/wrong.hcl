provider {
}
provider "" {
  version = 1
  hashes = "x"
}
provider "a/b/c/d/e" {
  version = "1.2.3.4.5"
  constraints = "~> , >="
}
provider "a" {}
provider "a" {}
