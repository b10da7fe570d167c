# Resources that own a whole list: their apply takes away what they do not name (PL0217). The first row that fits counts.

exclusive "google IAM bindings" {
  types      = ["google_*_iam_binding"]
  takes      = "the role from everybody that it does not list"
  instead    = "use the _iam_member resource of the same kind, which gives the role to one member and leaves the others"
  paths      = ["members"]
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam"
  confidence = "likely"
}

exclusive "google IAM policies" {
  types      = ["google_*_iam_policy"]
  takes      = "every role from everybody that its policy does not list"
  instead    = "use _iam_member resources, which leave the rest of the policy alone"
  paths      = ["policy_data"]
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam"
  confidence = "likely"
}

exclusive "aws_iam_policy_attachment" {
  takes      = "the policy from every user, role and group of the account that it does not list"
  instead    = "use one aws_iam_role_policy_attachment, aws_iam_user_policy_attachment or aws_iam_group_policy_attachment each"
  paths      = ["roles", "users", "groups"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy_attachment"
  confidence = "likely"
}

exclusive "aws_iam_group_membership" {
  takes      = "the group from every user that it does not list"
  instead    = "use aws_iam_user_group_membership, which leaves the other members"
  paths      = ["users"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_membership"
  confidence = "likely"
}

exclusive "aws exclusive attachments" {
  types      = ["aws_iam_*_policies_exclusive", "aws_iam_*_policy_attachments_exclusive"]
  takes      = "every policy away that it does not list"
  instead    = "list every policy that is in use, or leave the exclusive resource out"
  paths      = ["policy_arns", "policy_names"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachments_exclusive"
  confidence = "likely"
}

exclusive "aws_vpc_security_group_rules_exclusive" {
  takes      = "every rule away that it does not list"
  instead    = "list every rule that is in use, or leave the exclusive resource out"
  paths      = ["ingress_rule_ids", "egress_rule_ids"]
  source     = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_rules_exclusive"
  confidence = "likely"
}

exclusive "github_team_members" {
  takes      = "the team from everybody that it does not list"
  instead    = "use github_team_membership, one member each"
  paths      = ["members"]
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/team_members"
  confidence = "likely"
}

exclusive "github_repository_collaborators" {
  takes      = "the repository from every user and team that it does not list"
  instead    = "use github_repository_collaborator and github_team_repository, one each"
  paths      = ["user", "team"]
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/repository_collaborators"
  confidence = "likely"
}

exclusive "github_issue_labels" {
  takes      = "every label away that it does not list"
  instead    = "use github_issue_label, one label each"
  paths      = ["label"]
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/issue_labels"
  confidence = "likely"
}

exclusive "keycloak roles and groups" {
  types      = ["keycloak_user_roles", "keycloak_group_roles", "keycloak_user_groups"]
  takes      = "every role or group away that it does not list"
  instead    = "set exhaustive = false, which adds to what is there"
  paths      = ["role_ids", "group_ids"]
  unless     = { exhaustive = "false" }

  source = [
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/user_roles",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/group_roles",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/user_groups",
  ]

  confidence = "likely"
}

exclusive "keycloak_group_memberships" {
  takes      = "the group from every user that it does not list"
  instead    = "use keycloak_user_groups with exhaustive = false"
  paths      = ["members"]
  source     = "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/group_memberships"
  confidence = "likely"
}

exclusive "keycloak defaults" {
  types      = ["keycloak_default_roles", "keycloak_default_groups", "keycloak_openid_client_default_scopes", "keycloak_openid_client_optional_scopes", "keycloak_realm_default_client_scopes", "keycloak_realm_optional_client_scopes"]
  takes      = "every default away that it does not list, those of Keycloak itself included"
  instead    = "list those that Keycloak sets as well"
  paths      = ["default_roles", "group_ids", "default_scopes", "optional_scopes"]

  source = [
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/default_roles",
    "https://registry.terraform.io/providers/keycloak/keycloak/latest/docs/resources/openid_client_default_scopes",
  ]

  confidence = "likely"
}

exclusive "vault identities" {
  types      = ["vault_identity_group_policies", "vault_identity_entity_policies", "vault_identity_group_member_entity_ids", "vault_identity_group_member_group_ids"]
  takes      = "every policy or member away that it does not list"
  instead    = "set exclusive = false, which adds to what is there"
  paths      = ["policies", "member_entity_ids", "member_group_ids"]
  unless     = { exclusive = "false" }

  source = [
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/identity_group_policies",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/identity_entity_policies",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/identity_group_member_entity_ids",
    "https://registry.terraform.io/providers/hashicorp/vault/latest/docs/resources/identity_group_member_group_ids",
  ]

  confidence = "likely"
}

exclusive "grafana permissions" {
  types      = ["grafana_folder_permission", "grafana_dashboard_permission", "grafana_data_source_permission", "grafana_service_account_permission", "grafana_role_assignment"]
  takes      = "the permission from everybody that it does not list"
  instead    = "use the _item resource of the same kind, which adds one permission and leaves the others"
  paths      = ["permissions", "users", "teams", "service_accounts"]

  source = [
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/folder_permission",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/dashboard_permission",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/data_source_permission",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/service_account_permission",
    "https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/role_assignment",
  ]

  confidence = "likely"
}

exclusive "minio_iam_group_membership" {
  takes      = "the group from every user that it does not list"
  instead    = "use minio_iam_user_group_membership, which leaves the other members"
  paths      = ["users"]
  source     = "https://github.com/aminueza/terraform-provider-minio/blob/357157a09b011c98d5f982bc02da701e3290bdd0/docs/resources/iam_group_membership.md"
  confidence = "likely"
}

exclusive "proxmox hosts file" {
  types      = ["proxmox_virtual_environment_hosts"]
  takes      = "every entry of the node's hosts file away that it does not list"
  instead    = "list the entries that are there as well"
  paths      = ["entry"]
  source     = "https://registry.terraform.io/providers/bpg/proxmox/latest/docs/resources/virtual_environment_hosts"
  confidence = "likely"
}

exclusive "cloudflare rulesets" {
  types      = ["cloudflare_ruleset"]
  takes      = "every rule of its phase away that it does not list"
  instead    = "write all rules of the phase into the one ruleset"
  paths      = ["rules"]
  source     = "https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/ruleset"
  confidence = "likely"
}
