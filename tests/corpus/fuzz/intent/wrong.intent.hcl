intent {
}
intent "a" {
  change {
    address = "a["
    actions = "create"
  }
  accept {
    until = "9999-99-99"
  }
}
intent "a" {}
