resource_type "minio_s3_bucket" {
  identity      = { name = values.bucket }
  import_id     = identity.name
  import_format = "{bucket}"
  on_existing   = "error"
  source        = "aminueza/terraform-provider-minio: bucket already exists!"
  confidence    = "proven"
}

resource_types "settings of a bucket" {
  for_each = {
    minio_s3_bucket_policy                 = "policy"
    minio_s3_bucket_versioning             = "versioning"
    minio_s3_bucket_server_side_encryption = "encryption"
    minio_s3_bucket_notification           = "notification"
    minio_s3_bucket_retention              = "retention"
    minio_ilm_policy                       = "ilm_policy"
  }

  identity      = { name = values.bucket }
  import_id     = identity.name
  import_format = "{bucket}"
  on_existing   = "adopts"
  source        = "aminueza/terraform-provider-minio: docs"
  confidence    = "proven"
}

resource_types "identities" {
  for_each = {
    minio_iam_user   = "user"
    minio_iam_group  = "group"
    minio_iam_policy = "policy"
  }

  identity      = { name = values.name }
  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "adopts"
  source        = "aminueza/terraform-provider-minio: docs"
  confidence    = "proven"
}

resource_types "attachments" {
  for_each = {
    minio_iam_user_policy_attachment  = "user_name"
    minio_iam_group_policy_attachment = "group_name"
  }

  identity = {
    namespace = values[each.value]
    name      = values.policy_name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{subject}/{policy}"
  on_existing   = "adopts"
  source        = "aminueza/terraform-provider-minio: docs"
  confidence    = "proven"
}

resource_types "access keys" {
  for_each = {
    minio_accesskey           = "access_key"
    minio_iam_service_account = "access_key"
  }

  identity      = { name = values[each.value] }
  import_id     = identity.name
  import_format = "{access_key}"
  on_existing   = "error"
  source        = "aminueza/terraform-provider-minio: docs"
  confidence    = "proven"
}

resource_type "minio_s3_object" {
  identity = {
    namespace = values.bucket_name
    name      = values.object_name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{bucket}/{key}"
  on_existing   = "adopts"
  source        = "aminueza/terraform-provider-minio: docs"
  confidence    = "proven"
}

resource_type "minio_kms_key" {
  identity      = { name = values.key_id }
  import_id     = identity.name
  import_format = "{key}"
  on_existing   = "error"
  source        = "aminueza/terraform-provider-minio: docs"
  confidence    = "proven"
}

protected "minio" {
  types      = ["minio_s3_bucket", "minio_kms_key"]
  holds      = "stored objects and the keys that open them"
  source     = "rules.md §7.1"
  confidence = "likely"
}

unrecoverable_secret "minio keys" {
  types      = ["minio_accesskey", "minio_iam_service_account"]
  attributes = ["secret_key"]
  settable   = true
  source     = "aminueza/terraform-provider-minio: the key is told at creation"
  confidence = "proven"
}
