rule "PL0001" {
}
rule {
}
rule "A" "B" {
  condition = 1
}
rule "ORG1" {
  title = 5
  severity = "loud"
  condition = file("x")
  error_message = null
  locals {
    a = local.a
  }
}
x = 1
