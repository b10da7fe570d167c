# Buckets that hold invoices keep every version of them.
rule "ACME100" {
  title         = "Invoices are versioned"
  resource      = "aws_s3_bucket_versioning"
  severity      = "error"
  filter        = strcontains(config.bucket, "invoices")
  condition     = try(config.versioning_configuration[0].status, "") == "Enabled"
  error_message = "${address} must keep versions: it holds invoices."
}
