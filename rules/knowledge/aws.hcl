resource_type "aws_s3_bucket" {
  identity      = { name = values.bucket }
  import_id     = identity.name
  import_format = "{bucket}"
  on_existing   = "error"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
    "https://github.com/hashicorp/terraform-provider-aws/pull/26011",
  ]

  confidence = "likely"
}

resource_types "things with a name" {
  for_each = {
    aws_db_instance                   = "identifier"
    aws_rds_cluster                   = "cluster_identifier"
    aws_dynamodb_table                = "name"
    aws_elasticache_replication_group = "replication_group_id"
    aws_ecr_repository                = "name"
    aws_eks_cluster                   = "name"
    aws_lambda_function               = "function_name"
    aws_iam_role                      = "name"
    aws_iam_user                      = "name"
    aws_cloudwatch_log_group          = "name"
    aws_key_pair                      = "key_name"
    aws_autoscaling_group             = "name"
    aws_opensearch_domain             = "domain_name"
  }

  identity      = { name = values[each.value] }
  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "error"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}"
  confidence    = "likely"
}

resource_type "aws_ssm_parameter" {
  identity      = { name = values.name }
  import_id     = identity.name
  import_format = "{name}"
  on_existing   = try(values.overwrite, false) == true ? "adopts" : "error"
  overwrites    = "'overwrite = true' replaces the live value"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter"
  confidence    = "likely"
}

resource_type "aws_eks_node_group" {
  identity = {
    namespace = values.cluster_name
    name      = values.node_group_name
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{cluster}:{node_group}"
  on_existing   = "error"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group"
  confidence    = "likely"
}

resource_type "aws_iam_role_policy" {
  identity = {
    namespace = values.role
    name      = values.name
  }

  import_id     = "${identity.namespace}:${identity.name}"
  import_format = "{role}:{policy}"
  on_existing   = "adopts"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy"
  confidence    = "likely"
}

resource_type "aws_iam_role_policy_attachment" {
  identity = {
    namespace = values.role
    name      = values.policy_arn
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{role}/{policy_arn}"
  on_existing   = "adopts"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment"
  confidence    = "likely"
}

resource_types "things with an ARN" {
  for_each = {
    aws_iam_policy            = "error"
    aws_secretsmanager_secret = "error"
    aws_sns_topic             = "idempotent"
    aws_acm_certificate       = "duplicates"
    aws_lb                    = "error"
    aws_lb_target_group       = "error"
  }

  identity      = { name = try(values.name, values.domain_name) }
  import_id     = live.arn
  import_format = "arn:{partition}:{service}:{rest}"
  import_help   = "the AWS CLI lists the ARN"
  on_existing   = each.value
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}"
  confidence    = "likely"
}

resource_type "aws_sqs_queue" {
  identity      = { name = values.name }
  import_id     = live.url
  import_format = "https://{queue_url}"
  on_existing   = "idempotent"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue"
  confidence    = "likely"
}

resource_type "aws_kms_key" {
  import_format = "{key_id}"
  on_existing   = "duplicates"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key"
  confidence    = "likely"
}

resource_type "aws_kms_alias" {
  identity      = { name = values.name }
  import_id     = identity.name
  import_format = "alias/{name}"
  on_existing   = "error"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_alias"
  confidence    = "likely"
}

# Route 53 makes a second zone of the same name.
resource_type "aws_route53_zone" {
  identity      = { name = trimsuffix(values.name, ".") }
  import_id     = live.zone_id
  import_format = "{zone_id}"
  on_existing   = "duplicates"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone"
  confidence    = "likely"
}

resource_type "aws_route53_record" {
  identity = {
    namespace = values.zone_id
    name      = join(" ", compact([values.type, trimsuffix(lower(values.name), "."), try(values.set_identifier, null)]))
  }

  import_id     = join("_", compact([values.zone_id, values.name, values.type, try(values.set_identifier, null)]))
  import_format = "{zone_id}_{name}_{type}[_{set_identifier}]"
  on_existing   = try(values.allow_overwrite, false) == true ? "adopts" : "error"
  overwrites    = "'allow_overwrite = true' replaces the live record"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record"
  confidence    = "likely"
}

resource_types "things with a server-given id" {
  for_each = {
    aws_vpc                     = "vpc-{id}"
    aws_subnet                  = "subnet-{id}"
    aws_instance                = "i-{id}"
    aws_ebs_volume              = "vol-{id}"
    aws_eip                     = "eipalloc-{id}"
    aws_nat_gateway             = "nat-{id}"
    aws_internet_gateway        = "igw-{id}"
    aws_route_table             = "rtb-{id}"
    aws_efs_file_system         = "fs-{id}"
    aws_cloudfront_distribution = "{id}"
  }

  import_format = each.value
  import_help   = "the AWS CLI lists the id; tags are the only name these have"
  on_existing   = "duplicates"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}"
  confidence    = "likely"
}

# Unique in its VPC.
resource_type "aws_security_group" {
  identity = {
    namespace = try(values.vpc_id, "")
    name      = values.name
  }

  import_id     = live.group_id
  import_format = "sg-{id}"
  import_help   = "aws ec2 describe-security-groups lists the id"
  on_existing   = "error"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
  ]

  confidence = "likely"
}

resource_type "aws_launch_template" {
  identity      = { name = values.name }
  import_id     = live.launch_template_id
  import_format = "lt-{id}"
  import_help   = "aws ec2 describe-launch-templates lists the id"
  on_existing   = "error"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
  ]

  confidence = "likely"
}

resource_type "aws_ecs_service" {
  identity = {
    namespace = reverse(split("/", coalesce(try(values.cluster, null), "default")))[0]
    name      = values.name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{cluster}/{service}"
  on_existing   = "error"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
  ]

  confidence = "likely"
}

resource_type "aws_security_group_rule" {
  import_format = "sg-{id}_{ingress or egress}_{protocol}_{from}_{to}_{source}"
  on_existing   = "error"
  source        = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule"
  confidence    = "likely"
}

resource_type "aws_default_*" {
  import_format    = "{id}"
  other_import_ids = true
  on_existing      = "merges"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_vpc",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group",
  ]

  confidence = "likely"
}

protected "aws databases" {
  types      = ["aws_db_instance", "aws_rds_cluster", "aws_rds_global_cluster", "aws_docdb_cluster", "aws_neptune_cluster", "aws_redshift_cluster", "aws_elasticache_replication_group", "aws_memorydb_cluster", "aws_elasticsearch_domain", "aws_opensearch_domain", "aws_msk_cluster", "aws_elasticache_serverless_cache", "aws_keyspaces_table", "aws_redshiftserverless_namespace", "aws_timestreamwrite_table"]
  holds      = "a database"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance", "https://github.com/hashicorp/terraform/issues/1139"]
  confidence = "likely"
}

# The one key LockID is that of a table in which Terraform's S3 backend keeps locks and digests: it makes them anew.
protected "aws tables" {
  types      = ["aws_dynamodb_table"]
  unless     = { hash_key = "LockID" }
  holds      = "a database"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table", "https://developer.hashicorp.com/terraform/language/backend/s3"]
  confidence = "likely"
}

# Memcached keeps nothing that its writers do not have.
protected "aws caches" {
  types      = ["aws_elasticache_cluster"]
  unless     = { engine = "memcached" }
  holds      = "a database"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster", "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html"]
  confidence = "likely"
}

protected "aws machines" {
  types      = ["aws_instance", "aws_spot_instance_request", "aws_lightsail_instance"]
  holds      = "a machine and what is on its root disk"
  level      = "warning"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/RootDeviceStorage.html"]
  confidence = "likely"
}

protected "aws storage" {
  types      = ["aws_s3_bucket", "aws_efs_file_system", "aws_fsx_backup", "aws_fsx_lustre_file_system", "aws_fsx_ontap_file_system", "aws_fsx_ontap_storage_virtual_machine", "aws_fsx_ontap_volume", "aws_fsx_openzfs_file_system", "aws_fsx_openzfs_volume", "aws_fsx_windows_file_system", "aws_ebs_volume", "aws_backup_vault", "aws_ecr_repository", "aws_kinesis_stream", "aws_codecommit_repository", "aws_db_cluster_snapshot", "aws_db_snapshot", "aws_ecrpublic_repository", "aws_glacier_vault", "aws_s3_directory_bucket"]
  holds      = "stored data"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository",
  ]

  confidence = "likely"
}

protected "aws queues" {
  types      = ["aws_sqs_queue"]
  holds      = "the messages that wait in the queue"
  level      = "warning"
  source     = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html"
  confidence = "likely"
}

protected "aws certificates" {
  types      = ["aws_acm_certificate"]
  holds      = "a certificate that others use"
  level      = "warning"
  source     = "https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html"
  confidence = "likely"
}

protected "aws bucket settings" {
  types      = ["aws_s3_bucket_versioning", "aws_s3_bucket_policy"]
  holds      = "stored data"
  part_of    = "aws_s3_bucket"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy"]
  confidence = "likely"
}

protected "aws keys, names and identities" {
  types      = ["aws_kms_key", "aws_secretsmanager_secret", "aws_route53_zone", "aws_eks_cluster", "aws_cognito_user_pool", "aws_iam_openid_connect_provider", "aws_acmpca_certificate_authority", "aws_cloudhsm_v2_cluster", "aws_organizations_account"]
  holds      = "keys, names or users that others depend on"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone",
  ]

  confidence = "likely"
}

protected "aws networks" {
  types      = ["aws_vpc"]
  holds      = "a network that others are in"
  level      = "warning"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc"
  confidence = "likely"
}

protected "aws addresses" {
  types      = ["aws_eip"]
  holds      = "an address that others know"
  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eip", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html"]
  confidence = "likely"
}

provider_side "aws" {
  types      = ["aws_*"]
  attributes = ["skip_final_snapshot", "final_snapshot_identifier", "apply_immediately", "force_destroy", "force_delete", "recovery_window_in_days"]

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret",
  ]

  confidence = "likely"
}

unrecoverable_secret "aws_iam_access_key" {
  attributes = ["secret", "ses_smtp_password_v4"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key"
  confidence = "likely"
}

unrecoverable_secret "aws_db_instance" {
  types      = ["aws_db_instance", "aws_rds_cluster"]
  attributes = ["password", "master_password"]
  settable   = true
  remedy     = "set the password, which rotates it, or let RDS manage it"

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster",
  ]

  confidence = "likely"
}

perpetual_diff "aws policy order" {
  types      = ["aws_iam_*policy*", "aws_kms_key", "aws_s3_bucket_policy"]
  paths      = ["policy*"]
  cause      = "AWS returns the policy with its lists in another order"
  remedy     = "write the policy with jsonencode() in the order AWS returns"
  source     = ["https://github.com/hashicorp/terraform-provider-aws/issues/11801", "https://github.com/hashicorp/terraform/issues/29181"]
  confidence = "likely"
}

perpetual_diff "aws empty tags" {
  types      = ["aws_*"]
  paths      = ["tags"]
  cause      = "an empty map is read back as null"
  remedy     = "leave tags out"
  source     = "https://github.com/hashicorp/terraform-provider-aws/issues/23288"
  confidence = "likely"
}

perpetual_diff "aws computed revisions" {
  types      = ["aws_*"]
  paths      = ["cluster_revision_number"]
  cause      = "the service counts it"
  remedy     = "ignore it"
  source     = "https://github.com/hashicorp/terraform/issues/30833"
  confidence = "likely"
}

claim "security group, rules in line" {
  types      = ["aws_security_group"]
  subject    = "rules of one security group"
  role       = "owner"
  objects    = [values.id]
  parts      = [for direction in ["ingress", "egress"] : direction if try(length(values[direction]) >= 0, false)]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group"
  confidence = "likely"
}

claim "default security group" {
  types      = ["aws_default_security_group"]
  subject    = "rules of one security group"
  role       = "owner"
  objects    = [values.id]
  parts      = ["ingress", "egress"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group"
  confidence = "likely"
}

claim "security group rule" {
  types      = ["aws_security_group_rule"]
  subject    = "rules of one security group"
  role       = "adds"
  objects    = [values.security_group_id]
  parts      = [values.type]
  remedy     = "keep all rules of the group in line, or all of them in resources of their own: the group's apply takes away rules that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule"
  confidence = "likely"
}

claim "security group rule of its own" {
  types      = ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"]
  subject    = "rules of one security group"
  role       = "adds"
  objects    = [values.security_group_id]
  parts      = [type == "aws_vpc_security_group_egress_rule" ? "egress" : "ingress"]
  remedy     = "keep all rules of the group in line, or all of them in resources of their own: the group's apply takes away rules that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule"
  confidence = "likely"
}

claim "route table, routes in line" {
  types      = ["aws_route_table", "aws_default_route_table"]
  subject    = "routes of one route table"
  role       = "owner"
  objects    = [values.id]
  parts      = type == "aws_default_route_table" || try(length(values.route) >= 0, false) ? ["all routes"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table"
  confidence = "likely"
}

claim "route" {
  types      = ["aws_route"]
  subject    = "routes of one route table"
  role       = "adds"
  objects    = [values.route_table_id]
  parts      = ["all routes"]
  remedy     = "keep all routes of the table in line, or all of them in aws_route: the table's apply takes away routes that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route"
  confidence = "likely"
}

claim "network ACL, rules in line" {
  types      = ["aws_network_acl"]
  subject    = "rules of one network ACL"
  role       = "owner"
  objects    = [values.id]
  parts      = [for direction in ["ingress", "egress"] : direction if try(length(values[direction]) >= 0, false)]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl"
  confidence = "likely"
}

claim "network ACL rule" {
  types      = ["aws_network_acl_rule"]
  subject    = "rules of one network ACL"
  role       = "adds"
  objects    = [values.network_acl_id]
  parts      = [try(tobool(values.egress), false) ? "egress" : "ingress"]
  remedy     = "keep all rules of the ACL in line, or all of them in aws_network_acl_rule"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule"
  confidence = "likely"
}

claim "machine with volumes in line" {
  types      = ["aws_instance"]
  subject    = "volumes attached to one machine"
  role       = "owner"
  objects    = [values.id]
  parts      = try(length(values.ebs_block_device) >= 0, false) ? ["volumes"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance"
  confidence = "likely"
}

claim "volume attached to a machine" {
  types      = ["aws_volume_attachment"]
  subject    = "volumes attached to one machine"
  role       = "adds"
  objects    = [values.instance_id]
  parts      = ["volumes"]
  remedy     = "declare the volumes in line, or all but the root in aws_ebs_volume with aws_volume_attachment"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance"
  confidence = "likely"
}

claim "classic balancer with instances" {
  types      = ["aws_elb"]
  subject    = "instances of one balancer"
  role       = "owner"
  objects    = [values.id, try(values.name, null)]
  parts      = try(length(values.instances) >= 0, false) ? ["instances"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb"
  confidence = "likely"
}

claim "instance of a classic balancer" {
  types      = ["aws_elb_attachment"]
  subject    = "instances of one balancer"
  role       = "adds"
  objects    = [values.elb]
  parts      = ["instances"]
  remedy     = "list all instances in aws_elb, or none of them"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb_attachment"
  confidence = "likely"
}

claim "zone with networks" {
  types      = ["aws_route53_zone"]
  subject    = "networks of one zone"
  role       = "owner"
  objects    = [values.id]
  parts      = try(length(values.vpc) >= 0, false) ? ["networks"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone"
  confidence = "likely"
}

claim "network of a zone" {
  types      = ["aws_route53_zone_association"]
  subject    = "networks of one zone"
  role       = "adds"
  objects    = [values.zone_id]
  parts      = ["networks"]
  remedy     = "ignore vpc in aws_route53_zone, or list all networks there"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone_association"
  confidence = "likely"
}

claim "database cluster with roles" {
  types      = ["aws_rds_cluster"]
  subject    = "roles of one database cluster"
  role       = "owner"
  objects    = [values.id, try(values.cluster_identifier, null)]
  parts      = try(length(values.iam_roles) >= 0, false) ? ["roles"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster"
  confidence = "likely"
}

claim "role of a database cluster" {
  types      = ["aws_rds_cluster_role_association"]
  subject    = "roles of one database cluster"
  role       = "adds"
  objects    = [values.db_cluster_identifier]
  parts      = ["roles"]
  remedy     = "list all roles in aws_rds_cluster, or none of them"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_role_association"
  confidence = "likely"
}

claim "policy attached to a list" {
  types      = ["aws_iam_policy_attachment"]
  subject    = "attachments of one IAM policy"
  role       = "sets"
  objects    = [values.policy_arn]
  remedy     = "use aws_iam_role_policy_attachment and its like throughout: aws_iam_policy_attachment detaches the policy from everyone that it does not list, in the whole account"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy_attachment"
  confidence = "likely"
}

claim "policy attached to one" {
  types      = ["aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment"]
  subject    = "attachments of one IAM policy"
  role       = "adds"
  objects    = [values.policy_arn]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment"
  confidence = "likely"
}

perpetual_diff "aws scaled groups" {
  types             = ["aws_autoscaling_group"]
  paths             = ["desired_capacity"]
  cause             = "an autoscaler sets it"
  remedy            = "ignore desired_capacity, or leave it out"
  written_by_others = true

  source = [
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_attachment",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_policy",
  ]

  confidence = "heuristic"
}

perpetual_diff "aws scaled services" {
  types             = ["aws_ecs_service"]
  paths             = ["desired_count"]
  cause             = "an autoscaler sets it"
  remedy            = "ignore desired_count"
  written_by_others = true
  source            = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service"
  confidence        = "heuristic"
}

claim "role with managed policies" {
  types      = ["aws_iam_role"]
  subject    = "policies of one IAM role"
  role       = "owner"
  objects    = [values.id, try(values.name, null)]
  parts      = [for kind, argument in { "managed policies" = "managed_policy_arns", "inline policies" = "inline_policy" } : kind if try(length(values[argument]) >= 0, false)]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role"
  confidence = "likely"
}

claim "managed policy of a role" {
  types      = ["aws_iam_role_policy_attachment"]
  subject    = "policies of one IAM role"
  role       = "adds"
  objects    = [values.role]
  parts      = ["managed policies"]
  remedy     = "leave managed_policy_arns out, or name every policy there: the role detaches those that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role"
  confidence = "likely"
}

claim "inline policy of a role" {
  types      = ["aws_iam_role_policy"]
  subject    = "policies of one IAM role"
  role       = "adds"
  objects    = [values.role]
  parts      = ["inline policies"]
  remedy     = "leave inline_policy out, or write every policy there: the role removes those that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role"
  confidence = "likely"
}

claim "scaling group with target groups" {
  types      = ["aws_autoscaling_group"]
  subject    = "targets of one scaling group"
  role       = "owner"
  objects    = [values.id, try(values.name, null)]
  parts      = [for kind, argument in { "target groups" = "target_group_arns", "load balancers" = "load_balancers" } : kind if try(length(values[argument]) >= 0, false)]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_attachment"
  confidence = "likely"
}

claim "target of a scaling group" {
  types      = ["aws_autoscaling_attachment"]
  subject    = "targets of one scaling group"
  role       = "adds"
  objects    = [values.autoscaling_group_name]
  parts      = [can(values.elb) ? "load balancers" : "target groups"]
  remedy     = "name all targets in the group, or attach all of them with aws_autoscaling_attachment"
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_attachment"
  confidence = "likely"
}

write_only "aws_db_instance" {
  arguments  = { password = "password_wo" }
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance"
  confidence = "likely"
}

write_only "aws_rds_cluster" {
  arguments  = { master_password = "master_password_wo" }
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster"
  confidence = "likely"
}

write_only "aws_secretsmanager_secret_version" {
  arguments  = { secret_string = "secret_string_wo" }
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_version"
  confidence = "likely"
}

write_only "aws_ssm_parameter" {
  unless     = { type = "String" }
  arguments  = { value = "value_wo" }
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter"
  confidence = "likely"
}

secret_attribute "aws_iam_access_key" {
  types      = ["aws_iam_access_key"]
  attributes = ["secret"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key"
  confidence = "likely"
}

secret_attribute "aws_secretsmanager_secret_version" {
  types      = ["aws_secretsmanager_secret_version"]
  attributes = ["secret_string"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_version"
  confidence = "likely"
}

successor "aws types" {
  replaced_by = {
    aws_elasticsearch_domain = "aws_opensearch_domain"
    aws_s3_bucket_object     = "aws_s3_object"
  }

  since = {
    aws_elasticsearch_domain = "4.0.0"
    aws_s3_bucket_object     = "4.0.0"
  }

  source     = ["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain", "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object"]
  confidence = "likely"
}
