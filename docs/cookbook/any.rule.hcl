rule "COOK401" {
  title         = "Resources carry the agreed tags"
  resource      = ["aws_instance", "aws_db_instance", "aws_s3_bucket", "aws_ebs_volume"]
  severity      = "warning"
  condition     = length(setsubtract(local.wanted, keys(coalesce(try(config.tags, null), {})))) == 0
  error_message = "${address} lacks the tags ${join(", ", setsubtract(local.wanted, keys(coalesce(try(config.tags, null), {}))))}."

  locals {
    wanted = ["owner", "stage"]
  }

  test "one is missing" {
    config = <<-EOT
      resource "aws_s3_bucket" "logs" {
        tags = { owner = "web" }
      }
    EOT
    expect = ["aws_s3_bucket.logs"]
  }

  test "all are there" {
    config = <<-EOT
      resource "aws_s3_bucket" "logs" {
        tags = { owner = "web", stage = "prod" }
      }
    EOT
    expect = []
  }
}

rule "COOK402" {
  title         = "Nothing that holds data is destroyed"
  resource      = ["aws_db_instance", "aws_s3_bucket", "aws_dynamodb_table", "google_sql_database_instance", "azurerm_mssql_database"]
  severity      = "error"
  condition     = !contains(actions, "delete")
  error_message = "${address} would be ${contains(actions, "create") ? "replaced" : "destroyed"}."

  test "a replacement" {
    plan = {
      resource_changes = [
        { address = "aws_db_instance.shop", change = { actions = ["delete", "create"], before = { engine = "mysql" }, after = { engine = "postgres" } } },
      ]
    }
    expect = ["aws_db_instance.shop"]
  }

  test "an update" {
    plan = {
      resource_changes = [
        { address = "aws_db_instance.shop", change = { actions = ["update"], before = { size = 1 }, after = { size = 2 } } },
      ]
    }
    expect = []
  }
}

rule "COOK403" {
  title         = "Instances grow by at most half"
  resource      = "aws_autoscaling_group"
  severity      = "warning"
  filter        = contains(actions, "update")
  condition     = after.max_size <= before.max_size * 1.5
  error_message = "${address} grows from ${before.max_size} to ${after.max_size} instances."

  test "from 2 to 20" {
    plan = {
      resource_changes = [
        { address = "aws_autoscaling_group.web", change = { actions = ["update"], before = { max_size = 2 }, after = { max_size = 20 } } },
      ]
    }
    expect = ["aws_autoscaling_group.web"]
  }

  test "from 2 to 3, and a new group" {
    plan = {
      resource_changes = [
        { address = "aws_autoscaling_group.web", change = { actions = ["update"], before = { max_size = 2 }, after = { max_size = 3 } } },
        { address = "aws_autoscaling_group.new", change = { actions = ["create"], after = { max_size = 20 } } },
      ]
    }
    expect = []
  }
}

rule "COOK404" {
  title         = "Regions are those that were agreed on"
  resource      = "aws_*"
  severity      = "error"
  filter        = try(config.availability_zone, null) != null
  condition     = !can(regex("^(us|ap|sa|ca|me|af)-", config.availability_zone))
  error_message = "${address} lies in ${config.availability_zone}; data stays in Europe."

  test "another continent" {
    config = <<-EOT
      resource "aws_ebs_volume" "data" {
        availability_zone = "us-east-1a"
      }
    EOT
    expect = ["aws_ebs_volume.data"]
  }

  test "Europe" {
    config = <<-EOT
      resource "aws_ebs_volume" "data" {
        availability_zone = "eu-central-1a"
      }
    EOT
    expect = []
  }
}
