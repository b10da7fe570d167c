# Options of the incident sample: what `planlint check samples/incident/terraform` reads beside the configuration.
planlint {
  plan      = "plan.json"
  live      = ["live/"]
  var_files = ["terraform/k3s.tfvars"]
}
