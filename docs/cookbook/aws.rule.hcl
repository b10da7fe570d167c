rule "COOK001" {
  title         = "S3 buckets are not public by ACL"
  resource      = ["aws_s3_bucket", "aws_s3_bucket_acl"]
  severity      = "error"
  condition     = !contains(["public-read", "public-read-write", "website"], coalesce(config.acl, "private"))
  error_message = "${address} lets anybody read it: acl is ${config.acl}."

  test "a public ACL" {
    config = <<-EOT
      resource "aws_s3_bucket_acl" "site" {
        bucket = "site"
        acl    = "public-read"
      }
    EOT
    expect = ["aws_s3_bucket_acl.site"]
  }

  test "a private ACL, and none" {
    config = <<-EOT
      resource "aws_s3_bucket_acl" "logs" {
        bucket = "logs"
        acl    = "private"
      }

      resource "aws_s3_bucket" "logs" {
        bucket = "logs"
      }
    EOT
    expect = []
  }
}

rule "COOK002" {
  title         = "Public access to buckets is blocked"
  resource      = "aws_s3_bucket_public_access_block"
  severity      = "error"
  condition     = alltrue([for a in local.arguments : try(config[a], false) == true])
  error_message = "${address} must set all four arguments to true."

  locals {
    arguments = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
  }

  test "one of four is missing" {
    config = <<-EOT
      resource "aws_s3_bucket_public_access_block" "logs" {
        bucket                  = "logs"
        block_public_acls       = true
        block_public_policy     = true
        restrict_public_buckets = true
      }
    EOT
    expect = ["aws_s3_bucket_public_access_block.logs"]
  }

  test "all four" {
    config = <<-EOT
      resource "aws_s3_bucket_public_access_block" "logs" {
        bucket                  = "logs"
        block_public_acls       = true
        block_public_policy     = true
        ignore_public_acls      = true
        restrict_public_buckets = true
      }
    EOT
    expect = []
  }
}

rule "COOK003" {
  title         = "Volumes and disks are encrypted"
  resource      = ["aws_ebs_volume", "aws_efs_file_system"]
  severity      = "error"
  condition     = try(config.encrypted, false) == true
  error_message = "${address} is not encrypted."

  test "a volume without encryption" {
    config = <<-EOT
      resource "aws_ebs_volume" "data" {
        availability_zone = "eu-central-1a"
        size              = 10
      }
    EOT
    expect = ["aws_ebs_volume.data"]
  }

  test "an encrypted volume, and one that a variable decides" {
    config = <<-EOT
      variable "encrypted" {
        type = bool
      }

      resource "aws_ebs_volume" "data" {
        availability_zone = "eu-central-1a"
        encrypted         = true
      }

      resource "aws_ebs_volume" "more" {
        availability_zone = "eu-central-1a"
        encrypted         = var.encrypted
      }
    EOT
    expect = []
  }
}

rule "COOK004" {
  title         = "Databases are encrypted and not public"
  resource      = "aws_db_instance"
  severity      = "error"
  condition     = try(config.storage_encrypted, false) == true && try(config.publicly_accessible, false) != true
  error_message = "${address} must have storage_encrypted = true and must not be publicly accessible."

  test "a public database" {
    config = <<-EOT
      resource "aws_db_instance" "shop" {
        storage_encrypted   = true
        publicly_accessible = true
      }
    EOT
    expect = ["aws_db_instance.shop"]
  }

  test "an encrypted database" {
    config = <<-EOT
      resource "aws_db_instance" "shop" {
        storage_encrypted = true
      }
    EOT
    expect = []
  }
}

rule "COOK005" {
  title         = "Databases keep backups for a week"
  resource      = "aws_db_instance"
  severity      = "warning"
  condition     = coalesce(config.backup_retention_period, 0) >= local.days
  error_message = "${address} keeps backups for ${coalesce(config.backup_retention_period, 0)} days; ${local.days} are wanted."

  locals {
    days = 7
  }

  test "three days" {
    config = <<-EOT
      resource "aws_db_instance" "shop" {
        backup_retention_period = 3
      }
    EOT
    expect = ["aws_db_instance.shop"]
  }

  test "two weeks" {
    config = <<-EOT
      resource "aws_db_instance" "shop" {
        backup_retention_period = 14
      }
    EOT
    expect = []
  }
}

rule "COOK006" {
  title         = "SSH and RDP are not open to the world"
  resource      = "aws_security_group"
  severity      = "error"
  condition     = length(local.open) == 0
  error_message = "${address} lets the whole internet in on port 22 or 3389."

  locals {
    ports = [22, 3389]
    open = [
      for rule in coalesce(config.ingress, []) : rule
      if anytrue([for p in local.ports : try(rule.from_port <= p && p <= rule.to_port, false)])
      && anytrue([for c in ["0.0.0.0/0", "::/0"] : contains(concat(try(rule.cidr_blocks, []), try(rule.ipv6_cidr_blocks, [])), c)])
    ]
  }

  test "SSH from everywhere" {
    config = <<-EOT
      resource "aws_security_group" "bastion" {
        ingress {
          from_port   = 0
          to_port     = 1024
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
    EOT
    expect = ["aws_security_group.bastion"]
  }

  test "HTTPS from everywhere, SSH from the office" {
    config = <<-EOT
      resource "aws_security_group" "web" {
        ingress {
          from_port   = 443
          to_port     = 443
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }

        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = ["198.51.100.0/24"]
        }
      }
    EOT
    expect = []
  }
}

rule "COOK007" {
  title         = "Policies do not allow everything"
  resource      = ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"]
  severity      = "error"
  condition     = alltrue([
    for s in local.statements : !(
      try(s.Effect, "") == "Allow" && contains(flatten([try(s.Action, [])]), "*") && contains(flatten([try(s.Resource, [])]), "*")
    )
  ])
  error_message = "${address} allows every action on every resource."

  locals {
    statements = flatten([try(jsondecode(config.policy).Statement, [])])
  }

  test "an administrator" {
    config = <<-EOT
      resource "aws_iam_policy" "admin" {
        policy = jsonencode({
          Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
        })
      }
    EOT
    expect = ["aws_iam_policy.admin"]
  }

  test "one action" {
    config = <<-EOT
      resource "aws_iam_policy" "read" {
        policy = jsonencode({
          Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "*" }]
        })
      }
    EOT
    expect = []
  }
}

rule "COOK008" {
  title         = "Instances ask for session tokens of the metadata service"
  resource      = ["aws_instance", "aws_launch_template"]
  severity      = "error"
  condition     = try(config.metadata_options[0].http_tokens, "optional") == "required"
  error_message = "${address} must set metadata_options.http_tokens to \"required\"."

  test "tokens are optional" {
    config = <<-EOT
      resource "aws_instance" "web" {
        ami = "ami-1"
      }
    EOT
    expect = ["aws_instance.web"]
  }

  test "tokens are required" {
    config = <<-EOT
      resource "aws_instance" "web" {
        ami = "ami-1"

        metadata_options {
          http_tokens = "required"
        }
      }
    EOT
    expect = []
  }
}

rule "COOK009" {
  title         = "Only instance types that were agreed on"
  resource      = "aws_instance"
  severity      = "error"
  filter        = try(config.instance_type, null) != null
  condition     = anytrue([for t in local.allowed : startswith(config.instance_type, t)])
  error_message = "${address} is of type ${config.instance_type}; use one of ${join(", ", local.allowed)}."

  locals {
    allowed = ["t3.", "t4g.", "m7g."]
  }

  test "a large type" {
    config = <<-EOT
      resource "aws_instance" "web" {
        instance_type = "p5.48xlarge"
      }
    EOT
    expect = ["aws_instance.web"]
  }

  test "a small type" {
    config = <<-EOT
      resource "aws_instance" "web" {
        instance_type = "t3.small"
      }
    EOT
    expect = []
  }
}

rule "COOK010" {
  title         = "Load balancers speak TLS"
  resource      = ["aws_lb_listener", "aws_alb_listener"]
  severity      = "error"
  filter        = try(config.protocol, null) != null
  condition     = contains(["HTTPS", "TLS"], config.protocol) || try(config.default_action[0].type, "") == "redirect"
  error_message = "${address} listens on ${config.protocol}; use HTTPS, or redirect to it."

  test "plain HTTP" {
    config = <<-EOT
      resource "aws_lb_listener" "web" {
        protocol = "HTTP"

        default_action {
          type = "forward"
        }
      }
    EOT
    expect = ["aws_lb_listener.web"]
  }

  test "a redirect" {
    config = <<-EOT
      resource "aws_lb_listener" "web" {
        protocol = "HTTP"

        default_action {
          type = "redirect"
        }
      }
    EOT
    expect = []
  }
}

rule "COOK011" {
  title         = "Keys are rotated"
  resource      = "aws_kms_key"
  severity      = "warning"
  filter        = coalesce(config.customer_master_key_spec, "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
  condition     = try(config.enable_key_rotation, false) == true
  error_message = "${address} must have enable_key_rotation = true."

  test "not rotated" {
    config = <<-EOT
      resource "aws_kms_key" "data" {
      }
    EOT
    expect = ["aws_kms_key.data"]
  }

  test "rotated" {
    config = <<-EOT
      resource "aws_kms_key" "data" {
        enable_key_rotation = true
      }
    EOT
    expect = []
  }
}

rule "COOK012" {
  title         = "Logs are kept, and not forever"
  resource      = "aws_cloudwatch_log_group"
  severity      = "warning"
  condition     = coalesce(config.retention_in_days, 0) > 0
  error_message = "${address} keeps its logs forever; set retention_in_days."

  test "no retention" {
    config = <<-EOT
      resource "aws_cloudwatch_log_group" "app" {
        name = "app"
      }
    EOT
    expect = ["aws_cloudwatch_log_group.app"]
  }

  test "90 days" {
    config = <<-EOT
      resource "aws_cloudwatch_log_group" "app" {
        name              = "app"
        retention_in_days = 90
      }
    EOT
    expect = []
  }
}
