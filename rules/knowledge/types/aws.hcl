# Types whose import id is made of their own arguments. What a create does is what the API says of its operation: one that makes an object
# lists an error for a name that is taken, one that puts an object creates or updates it.
# Drafted with tools/KnowledgeDrafts; types with anything of their own to say are in aws.hcl.

resource_types "aws objects with a name that is refused when taken" {
  for_each = {
    aws_appflow_connector_profile         = "name"
    aws_appflow_flow                      = "name"
    aws_appintegrations_event_integration = "name"
    aws_applicationinsights_application   = "resource_group_name"
    aws_appstream_image_builder           = "name"
    aws_backup_vault                      = "name"
    aws_cloudformation_stack              = "name"
    aws_cloudformation_stack_set          = "name"
    aws_cloudfront_function               = "name"
    aws_cloudfront_key_value_store        = "name"
    aws_cloudwatch_event_api_destination  = "name"
    aws_cloudwatch_event_archive          = "name"
    aws_cloudwatch_event_bus              = "name"
    aws_cloudwatch_event_connection       = "name"
    aws_cloudwatch_event_endpoint         = "name"
    aws_codebuild_fleet                   = "name"
    aws_codebuild_project                 = "name"
    aws_codecommit_approval_rule_template = "name"
    aws_codecommit_repository             = "repository_name"
    aws_codedeploy_deployment_config      = "deployment_config_name"
    aws_codepipeline                      = "name"
    aws_dax_cluster                       = "cluster_name"
    aws_dax_parameter_group               = "name"
    aws_dax_subnet_group                  = "name"
    aws_db_cluster_snapshot               = "db_cluster_snapshot_identifier"
    aws_db_event_subscription             = "name"
    aws_db_option_group                   = "name"
    aws_db_parameter_group                = "name"
    aws_db_proxy                          = "name"
    aws_db_snapshot                       = "db_snapshot_identifier"
    aws_db_subnet_group                   = "name"
    aws_dms_endpoint                      = "endpoint_id"
    aws_dms_event_subscription            = "name"
    aws_dms_replication_instance          = "replication_instance_id"
    aws_dms_replication_subnet_group      = "replication_subnet_group_id"
    aws_dms_replication_task              = "replication_task_id"
    aws_docdb_cluster                     = "cluster_identifier"
    aws_docdb_cluster_instance            = "identifier"
    aws_docdb_cluster_parameter_group     = "name"
    aws_docdb_cluster_snapshot            = "db_cluster_snapshot_identifier"
    aws_docdb_event_subscription          = "name"
    aws_docdb_subnet_group                = "name"
    aws_ecr_pull_through_cache_rule       = "ecr_repository_prefix"
    aws_ecr_repository_creation_template  = "prefix"
    aws_ecrpublic_repository              = "repository_name"
    aws_elasticache_cluster               = "cluster_id"
    aws_elasticache_parameter_group       = "name"
    aws_elasticache_serverless_cache      = "name"
    aws_elasticache_subnet_group          = "name"
    aws_elasticache_user                  = "user_id"
    aws_elasticache_user_group            = "user_group_id"
    aws_elasticsearch_domain              = "domain_name"
    aws_elb                               = "name"
    aws_glue_crawler                      = "name"
    aws_glue_data_quality_ruleset         = "name"
    aws_glue_dev_endpoint                 = "name"
    aws_glue_job                          = "name"
    aws_glue_security_configuration       = "name"
    aws_glue_trigger                      = "name"
    aws_glue_workflow                     = "name"
    aws_iam_group                         = "name"
    aws_iam_instance_profile              = "name"
    aws_iot_policy                        = "name"
    aws_iot_provisioning_template         = "name"
    aws_iot_thing                         = "name"
    aws_iot_topic_rule                    = "name"
    aws_keyspaces_keyspace                = "name"
    aws_lambda_capacity_provider          = "name"
    aws_launch_configuration              = "name"
    aws_memorydb_acl                      = "name"
    aws_memorydb_cluster                  = "name"
    aws_memorydb_parameter_group          = "name"
    aws_memorydb_snapshot                 = "name"
    aws_memorydb_subnet_group             = "name"
    aws_memorydb_user                     = "user_name"
    aws_neptune_cluster                   = "cluster_identifier"
    aws_neptune_cluster_instance          = "identifier"
    aws_neptune_cluster_parameter_group   = "name"
    aws_neptune_cluster_snapshot          = "db_cluster_snapshot_identifier"
    aws_neptune_parameter_group           = "name"
    aws_neptune_subnet_group              = "name"
    aws_osis_pipeline                     = "pipeline_name"
    aws_rds_cluster_endpoint              = "cluster_endpoint_identifier"
    aws_rds_cluster_instance              = "identifier"
    aws_rds_cluster_parameter_group       = "name"
    aws_rds_global_cluster                = "global_cluster_identifier"
    aws_redshift_authentication_profile   = "authentication_profile_name"
    aws_redshift_cluster                  = "cluster_identifier"
    aws_redshift_cluster_snapshot         = "snapshot_identifier"
    aws_redshift_event_subscription       = "name"
    aws_redshift_hsm_client_certificate   = "hsm_client_certificate_identifier"
    aws_redshift_hsm_configuration        = "hsm_configuration_identifier"
    aws_redshift_parameter_group          = "name"
    aws_redshift_scheduled_action         = "name"
    aws_redshift_snapshot_schedule        = "identifier"
    aws_redshift_subnet_group             = "name"
    aws_rum_app_monitor                   = "name"
    aws_ses_configuration_set             = "name"
    aws_ses_receipt_filter                = "name"
    aws_ses_receipt_rule_set              = "rule_set_name"
    aws_ses_template                      = "name"
    aws_sesv2_configuration_set           = "configuration_set_name"
    aws_sesv2_dedicated_ip_pool           = "pool_name"
    aws_sesv2_email_identity              = "email_identity"
    aws_ssm_document                      = "name"
    aws_ssm_resource_data_sync            = "name"
    aws_swf_domain                        = "name"
    aws_timestreamwrite_database          = "database_name"
  }

  identity      = { name = values[each.value] }
  import_id     = identity.name
  import_format = "{${each.value}}"
  on_existing   = "error"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "npm:@cdktf/provider-aws@21.22.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws objects that a put makes or updates" {
  for_each = {
    aws_backup_vault_lock_configuration                = "backup_vault_name"
    aws_backup_vault_policy                            = "backup_vault_name"
    aws_cloudwatch_composite_alarm                     = "alarm_name"
    aws_cloudwatch_dashboard                           = "dashboard_name"
    aws_cloudwatch_log_destination                     = "name"
    aws_cloudwatch_log_destination_policy              = "destination_name"
    aws_cloudwatch_log_index_policy                    = "log_group_name"
    aws_cloudwatch_log_resource_policy                 = "policy_name"
    aws_cloudwatch_metric_alarm                        = "alarm_name"
    aws_cloudwatch_metric_stream                       = "name"
    aws_config_config_rule                             = "name"
    aws_config_configuration_aggregator                = "name"
    aws_config_configuration_recorder                  = "name"
    aws_config_conformance_pack                        = "name"
    aws_config_delivery_channel                        = "name"
    aws_config_remediation_configuration               = "config_rule_name"
    aws_ecr_lifecycle_policy                           = "repository"
    aws_ecr_repository_policy                          = "repository"
    aws_ecs_cluster_capacity_providers                 = "cluster_name"
    aws_kms_key_policy                                 = "key_id"
    aws_s3_bucket_accelerate_configuration             = "bucket"
    aws_s3_bucket_cors_configuration                   = "bucket"
    aws_s3_bucket_lifecycle_configuration              = "bucket"
    aws_s3_bucket_logging                              = "bucket"
    aws_s3_bucket_notification                         = "bucket"
    aws_s3_bucket_object_lock_configuration            = "bucket"
    aws_s3_bucket_ownership_controls                   = "bucket"
    aws_s3_bucket_policy                               = "bucket"
    aws_s3_bucket_public_access_block                  = "bucket"
    aws_s3_bucket_replication_configuration            = "bucket"
    aws_s3_bucket_request_payment_configuration        = "bucket"
    aws_s3_bucket_server_side_encryption_configuration = "bucket"
    aws_s3_bucket_versioning                           = "bucket"
    aws_s3_bucket_website_configuration                = "bucket"
  }

  identity      = { name = values[each.value] }
  import_id     = identity.name
  import_format = "{${each.value}}"
  on_existing   = "adopts"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "npm:@cdktf/provider-aws@21.22.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws objects by path, refused when they exist" {
  for_each = {
    aws_appstream_user                        = "{user_name}/{authentication_type}"
    aws_autoscaling_schedule                  = "{autoscaling_group_name}/{scheduled_action_name}"
    aws_cognito_user_group                    = "{user_pool_id}/{name}"
    aws_keyspaces_table                       = "{keyspace_name}/{table_name}"
    aws_lambda_alias                          = "{function_name}/{name}"
    aws_opensearchserverless_access_policy    = "{name}/{type}"
    aws_opensearchserverless_lifecycle_policy = "{name}/{type}"
    aws_opensearchserverless_security_policy  = "{name}/{type}"
  }

  identity = {
    namespace = join("/", [for part in slice(split("/", each.value), 0, length(split("/", each.value)) - 1) : values[trim(part, "{}")]])
    name      = values[trim(reverse(split("/", each.value))[0], "{}")]
  }

  import_id     = join("/", [for part in split("/", each.value) : values[trim(part, "{}")]])
  import_format = each.value
  on_existing   = "error"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "npm:@cdktf/provider-aws@21.22.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws objects by path that a put makes or updates" {
  for_each = {
    aws_appautoscaling_target      = "{service_namespace}/{resource_id}/{scalable_dimension}"
    aws_autoscaling_lifecycle_hook = "{autoscaling_group_name}/{name}"
    aws_autoscaling_policy         = "{autoscaling_group_name}/{name}"
    aws_cloudwatch_event_rule      = "{event_bus_name}/{name}"
  }

  identity = {
    namespace = join("/", [for part in slice(split("/", each.value), 0, length(split("/", each.value)) - 1) : values[trim(part, "{}")]])
    name      = values[trim(reverse(split("/", each.value))[0], "{}")]
  }

  import_id     = join("/", [for part in split("/", each.value) : values[trim(part, "{}")]])
  import_format = each.value
  on_existing   = "adopts"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "npm:@cdktf/provider-aws@21.22.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws objects by parts between colons, refused when they exist" {
  for_each = {
    aws_cloudwatch_log_stream        = "{log_group_name}:{name}"
    aws_codedeploy_deployment_group  = "{app_name}:{deployment_group_name}"
    aws_cognito_identity_provider    = "{user_pool_id}:{provider_name}"
    aws_glue_catalog_database        = "{catalog_id}:{name}"
    aws_glue_catalog_table           = "{catalog_id}:{database_name}:{name}"
    aws_rds_custom_db_engine_version = "{engine}:{engine_version}"
    aws_ses_receipt_rule             = "{rule_set_name}:{name}"
  }

  identity = {
    namespace = join("/", [for part in slice(split(":", each.value), 0, length(split(":", each.value)) - 1) : values[trim(part, "{}")]])
    name      = values[trim(reverse(split(":", each.value))[0], "{}")]
  }

  import_id     = join(":", [for part in split(":", each.value) : values[trim(part, "{}")]])
  import_format = each.value
  on_existing   = "error"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "npm:@cdktf/provider-aws@21.22.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws objects by parts between colons that a put makes or updates" {
  for_each = {
    aws_cloudwatch_log_metric_filter = "{log_group_name}:{name}"
    aws_iam_group_policy             = "{group}:{name}"
    aws_iam_user_policy              = "{user}:{name}"
  }

  identity = {
    namespace = join("/", [for part in slice(split(":", each.value), 0, length(split(":", each.value)) - 1) : values[trim(part, "{}")]])
    name      = values[trim(reverse(split(":", each.value))[0], "{}")]
  }

  import_id     = join(":", [for part in split(":", each.value) : values[trim(part, "{}")]])
  import_format = each.value
  on_existing   = "adopts"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "npm:@cdktf/provider-aws@21.22.1:lib/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws web application firewalls" {
  for_each = {
    aws_wafv2_ip_set            = "ip_set"
    aws_wafv2_regex_pattern_set = "regex_pattern_set"
    aws_wafv2_rule_group        = "rule_group"
    aws_wafv2_web_acl           = "web_acl"
  }

  identity = {
    namespace = values.scope
    name      = values.name
  }

  import_id     = "${live.id}/${values.name}/${values.scope}"
  import_format = "{id}/{name}/{scope}"
  import_help   = "the AWS CLI lists the id"
  on_existing   = "error"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/wafv2/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

# A create with the settings of the one that is there succeeds.
resource_types "aws objects with an ARN, made anew only when they differ" {
  for_each = {
    aws_sfn_state_machine = "name"
    aws_sfn_activity      = "name"
  }

  identity      = { name = values[each.value] }
  import_id     = live.arn
  import_format = "arn:{partition}:states:{rest}"
  import_help   = "the AWS CLI lists the ARN"
  on_existing   = "idempotent"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/stepfunctions/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_types "aws objects with an ARN, refused when their name is taken" {
  for_each = {
    aws_cloudtrail             = "name"
    aws_iam_saml_provider      = "name"
    aws_iam_virtual_mfa_device = "virtual_mfa_device_name"
  }

  identity      = { name = values[each.value] }
  import_id     = live.arn
  import_format = "arn:{partition}:{service}:{rest}"
  import_help   = "the AWS CLI lists the ARN"
  on_existing   = "error"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}

resource_type "aws_cloudwatch_event_target" {
  identity = {
    namespace = "${coalesce(values.event_bus_name, "default")}/${values.rule}"
    name      = values.target_id
  }

  import_id     = "${coalesce(values.event_bus_name, "default")}/${values.rule}/${values.target_id}"
  import_format = "[{event_bus}/]{rule}/{target_id}"
  on_existing   = "adopts"

  source = [
    "github.com/boto/botocore@0e6e2404b85dc336dd2889814e089bde7d1a4c55:botocore/data/events/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_target",
  ]

  confidence = "likely"
}

# How these are imported; what a create does to what exists is not documented for each.
resource_types "aws objects whose ids the server gives, or join those of others" {
  for_each = {
    aws_api_gateway_deployment      = "{rest_api}/{deployment}"
    aws_api_gateway_integration     = "{rest_api}/{resource}/{http_method}"
    aws_api_gateway_method          = "{rest_api}/{resource}/{http_method}"
    aws_api_gateway_resource        = "{rest_api}/{resource}"
    aws_api_gateway_stage           = "{rest_api}/{stage}"
    aws_apprunner_service           = "arn:{partition}:apprunner:{rest}"
    aws_batch_job_definition        = "arn:{partition}:batch:{rest}"
    aws_customer_gateway            = "cgw-{id}"
    aws_ebs_snapshot                = "snap-{id}"
    aws_ecs_task_definition         = "arn:{partition}:ecs:{rest}"
    aws_flow_log                    = "fl-{id}"
    aws_iam_group_policy_attachment = "{group}/{policy_arn}"
    aws_iam_user_policy_attachment  = "{user}/{policy_arn}"
    aws_lambda_layer_version        = "arn:{partition}:lambda:{rest}"
    aws_lambda_permission           = "{function}[:{qualifier}]/{statement}"
    aws_network_acl                 = "acl-{id}"
    aws_network_interface           = "eni-{id}"
    aws_route                       = "{route_table}_{destination}"
    aws_route_table_association     = "{subnet or gateway}/{route_table}"
    aws_sns_topic_policy            = "arn:{partition}:sns:{rest}"
    aws_sns_topic_subscription      = "arn:{partition}:sns:{rest}"
    aws_sqs_queue_policy            = "https://{queue_url}"
    aws_volume_attachment           = "{device}:{volume}:{instance}"
    aws_vpc_endpoint                = "vpce-{id}"
    aws_vpc_peering_connection      = "pcx-{id}"
    aws_vpn_gateway                 = "vgw-{id}"
    aws_wafv2_web_acl_association   = "{web_acl_arn},{resource_arn}"
  }

  import_format = each.value
  import_help   = "the AWS CLI lists the id"

  source = [
    "npm:@pulumi/aws@7.48.0:apigateway/",
    "npm:@pulumi/aws@7.48.0:ec2/",
    "npm:@pulumi/aws@7.48.0:ecs/",
    "npm:@pulumi/aws@7.48.0:iam/",
    "npm:@pulumi/aws@7.48.0:lambda/",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${trimprefix(each.key, "aws_")}",
  ]

  confidence = "likely"
}
