planlint {
  fail_on = "note"
}

rule "PL0401" {
  severity = "error"
}
