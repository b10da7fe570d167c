planlint {
  plan     = "plan.json"
  policies = ["x.rule.hcl"]
}
