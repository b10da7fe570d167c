rule = "ORG001"

test "unguarded" {
  config = <<-EOT
    resource "aws_db_instance" "a" {}
  EOT
  vars   = { region = "eu-central-1" }
  plan   = { resource_changes = [{ address = "aws_db_instance.a", change = { actions = ["create"], after = {} } }] }
  live   = [{ kind = "Secret" }]
  expect = ["aws_db_instance.a"]
}

test "named" {
  rule   = "ORG002"
  plan   = "plan.json"
  expect = []
}
