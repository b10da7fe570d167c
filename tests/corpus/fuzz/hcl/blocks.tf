terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
  backend "s3" {
    bucket = "b"
  }
}

provider "aws" {
  region = var.region
  alias  = "west"
}

variable "region" {
  type        = string
  default     = "eu-west-1"
  description = <<-EOT
    Where.
  EOT
  validation {
    condition     = length(var.region) > 3
    error_message = "No region: ${var.region}."
  }
}

variable "names" {
  type = map(object({ size = optional(number, 1), tags = optional(list(string)) }))
  default = { a = {}, b = { size = 2 } }
  sensitive = true
}

locals {
  upper = { for k, v in var.names : upper(k) => v.size if v.size != null }
  loop  = local.loop
  text  = "%{ for n in keys(local.upper) ~}${n},%{ endfor ~}"
}

resource "aws_db_instance" "main" {
  for_each = var.names
  provider = aws.west
  name     = each.key
  size     = each.value.size
  password = "correct-horse"

  dynamic "tag" {
    for_each = each.value.tags != null ? each.value.tags : []
    iterator = t
    content {
      key   = t.key
      value = t.value
    }
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tag[0].key, name]
    precondition {
      condition     = self.size > 0
      error_message = "m"
    }
  }
}

resource "null_resource" "n" {
  count      = length(local.upper)
  depends_on = [aws_db_instance.main]
  triggers   = { a = aws_db_instance.main["a"].id, b = data.aws_ami.x.*.id[0], c = module.m[0].o }
}

data "aws_ami" "x" {}

module "m" {
  source = "./m"
  count  = 1
  in     = local.upper
}

output "o" {
  value     = [for r in aws_db_instance.main : r.id]
  sensitive = true
}

moved {
  from = null_resource.old
  to   = null_resource.n[0]
}

import {
  to = null_resource.n[0]
  id = "x"
}

removed {
  from = aws_db_instance.gone
  lifecycle {
    destroy = false
  }
}

check "c" {
  assert {
    condition     = null_resource.n[0].id != ""
    error_message = "none"
  }
}
