resource_type "minio_s3_bucket" {
  identity      = { name = values.bucket }
  import_id     = identity.name
  import_format = "{bucket}"
  on_existing   = "error"

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_bucket.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/s3_bucket",
  ]

  confidence = "proven"
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

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_bucket_policy.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_bucket_versioning.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_bucket_server_side_encryption_configuration.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_bucket_notification.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_bucket_retention.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_ilm_policy.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/${trimprefix(each.key, "minio_")}",
  ]

  confidence = "proven"
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

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_iam_user.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_iam_group.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_iam_policy.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/${trimprefix(each.key, "minio_")}",
  ]

  confidence = "proven"
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

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_iam_user_policy_attachment.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_iam_group_policy_attachment.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/${trimprefix(each.key, "minio_")}",
  ]

  confidence = "proven"
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

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_accesskey.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_service_account.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/${trimprefix(each.key, "minio_")}",
  ]

  confidence = "proven"
}

resource_type "minio_s3_object" {
  identity = {
    namespace = values.bucket_name
    name      = values.object_name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{bucket}/{key}"
  on_existing   = "adopts"

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_s3_object.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/s3_object",
  ]

  confidence = "proven"
}

resource_type "minio_kms_key" {
  identity      = { name = values.key_id }
  import_id     = identity.name
  import_format = "{key}"
  on_existing   = "error"

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_kms_key.go",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/kms_key",
  ]

  confidence = "proven"
}

protected "minio" {
  types      = ["minio_s3_bucket", "minio_kms_key"]
  holds      = "stored objects and the keys that open them"

  source = [
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/s3_bucket",
    "https://registry.terraform.io/providers/aminueza/minio/latest/docs/resources/kms_key",
  ]

  confidence = "likely"
}

unrecoverable_secret "minio keys" {
  types      = ["minio_accesskey", "minio_iam_service_account"]
  attributes = ["secret_key"]
  settable   = true

  source = [
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_iam_user.go",
    "github.com/aminueza/terraform-provider-minio@d732d7a2207ae875923ffdc215abbf26f47eb37f:minio/resource_minio_accesskey.go",
  ]

  confidence = "proven"
}
