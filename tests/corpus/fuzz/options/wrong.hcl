protect = "a"
protect = [1, null, "a["]
planlint {
  fail_on = "loud"
  plan = ["a"]
  x = 1
}
planlint "l" {
}
rule "PL9999" {
  severity = upper("x")
}
rule {
}
inventory "k" {
  scope = {}
}
