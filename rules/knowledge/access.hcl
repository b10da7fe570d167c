# Resources that let others in (PL0135).

access "aws-auth of EKS" {
  types   = ["kubernetes_config_map", "kubernetes_config_map_v1", "kubernetes_config_map_v1_data"]
  when    = try(values.metadata[0].name, "") == "aws-auth" && try(values.metadata[0].namespace, "") == "kube-system"
  grants  = concat([for role in yamldecode(try(values.data.mapRoles, "[]")) : role.rolearn], [for user in yamldecode(try(values.data.mapUsers, "[]")) : user.userarn], try(yamldecode(values.data.mapAccounts), []))
  paths   = ["data.mapRoles", "data.mapUsers", "data.mapAccounts", "data"]
  place   = "the cluster"
  certain = true

  source = [
    "https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html",
    "https://github.com/terraform-aws-modules/terraform-aws-eks/issues/624",
  ]

  confidence = "likely"
}

access "aws-auth of EKS as a manifest" {
  types      = ["kubernetes_manifest"]
  when       = try(values.manifest.kind, "") == "ConfigMap" && try(values.manifest.metadata.name, "") == "aws-auth" && try(values.manifest.metadata.namespace, "") == "kube-system"
  grants     = concat([for role in yamldecode(try(values.manifest.data.mapRoles, "[]")) : role.rolearn], [for user in yamldecode(try(values.manifest.data.mapUsers, "[]")) : user.userarn])
  paths      = ["manifest"]
  place      = "the cluster"
  certain    = true
  source     = "https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html"
  confidence = "likely"
}

access "access entries of EKS" {
  types      = ["aws_eks_access_entry", "aws_eks_access_policy_association"]
  grants     = [values.principal_arn]
  paths      = ["principal_arn"]
  place      = "the cluster"
  certain    = true
  source     = "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html"
  confidence = "likely"
}

access "endpoint of EKS" {
  types      = ["aws_eks_cluster"]
  grants     = try(values.vpc_config[0].endpoint_public_access, true) ? try(values.vpc_config[0].public_access_cidrs, null) == null ? ["0.0.0.0/0"] : tolist(values.vpc_config[0].public_access_cidrs) : []
  paths      = ["vpc_config[0].public_access_cidrs", "vpc_config[0].endpoint_public_access"]
  place      = "the endpoint of the cluster"
  source     = "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html"
  confidence = "likely"
}

access "endpoint of GKE" {
  types      = ["google_container_cluster"]
  grants     = [for block in try(values.master_authorized_networks_config[0].cidr_blocks, []) : block.cidr_block]
  paths      = ["master_authorized_networks_config"]
  place      = "the endpoint of the cluster"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster"
  confidence = "likely"
}

access "endpoint of AKS" {
  types      = ["azurerm_kubernetes_cluster"]
  grants     = tolist(try(values.api_server_access_profile[0].authorized_ip_ranges, []))
  paths      = ["api_server_access_profile"]
  place      = "the endpoint of the cluster"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster"
  confidence = "likely"
}

access "firewalls of Azure stores" {
  types = ["azurerm_key_vault", "azurerm_storage_account"]
  grants = concat(tolist(try(values.network_acls[0].ip_rules, [])), tolist(try(values.network_rules[0].ip_rules, [])))
  paths = ["network_acls", "network_rules"]
  place = "the store"

  source = [
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account",
  ]

  confidence = "likely"
}

access "key vault policies" {
  types      = ["azurerm_key_vault_access_policy"]
  grants     = [values.object_id]
  paths      = ["object_id"]
  place      = "the key vault"
  source     = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_access_policy"
  confidence = "likely"
}

access "policies of keys and buckets" {
  types  = ["aws_kms_key", "aws_kms_key_policy", "aws_s3_bucket_policy", "aws_secretsmanager_secret_policy", "aws_ecr_repository_policy"]
  when   = try(jsondecode(values.policy).Statement, null) != null
  grants = flatten([for statement in flatten([jsondecode(values.policy).Statement]) : try(flatten([statement.Principal.AWS]), []) if try(statement.Effect, "") == "Allow"])
  paths  = ["policy"]
  place  = "what the policy guards"

  source = [
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
  ]

  confidence = "likely"
}

access "roles that may be assumed" {
  types      = ["aws_iam_role"]
  when       = try(jsondecode(values.assume_role_policy).Statement, null) != null
  grants     = flatten([for statement in flatten([jsondecode(values.assume_role_policy).Statement]) : [for kind, names in try(statement.Principal, {}) : names] if try(statement.Effect, "") == "Allow"])
  paths      = ["assume_role_policy"]
  place      = "the role"
  source     = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"
  confidence = "likely"
}

access "google owners and admins" {
  types      = ["google_*_iam_binding", "google_*_iam_member"]
  when       = can(regex("roles/(owner|editor|.*[aA]dmin)$", values.role))
  grants     = [for member in concat(tolist(try(values.members, [])), compact([try(values.member, "")])) : member if can(regex("terraform|tofu|atlantis|deploy|pipeline|[-:@]ci[-@.]", lower(member)))]
  paths      = ["members", "member"]
  place      = "what it administers"
  source     = "inferred: who applies is told by a name such as terraform@project"
  confidence = "heuristic"
}

access "kubernetes bindings" {
  types      = ["kubernetes_cluster_role_binding", "kubernetes_cluster_role_binding_v1", "kubernetes_role_binding", "kubernetes_role_binding_v1"]
  grants     = [for subject in values.subject : join(" ", compact([subject.kind, try(subject.namespace, ""), subject.name])) if contains(["cluster-admin", "admin"], values.role_ref[0].name) || startswith(subject.name, "system:")]
  paths      = ["subject"]
  place      = "the cluster"
  source     = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"
  confidence = "likely"
}

access "vault policies of the applier" {
  types      = ["vault_policy"]
  when       = can(regex("terraform|tofu|atlantis|admin|root", lower(values.name)))
  grants     = [for path in regexall("path\\s+\"([^\"]+)\"", values.policy) : path[0]]
  paths      = ["policy"]
  place      = "those paths"
  source     = "inferred: a policy of that name is the one by which Terraform or an administrator comes in"
  confidence = "heuristic"
}

access "github administrators" {
  types      = ["github_membership"]
  when       = try(values.role, "") == "admin"
  grants     = [values.username]
  paths      = ["role", "username"]
  place      = "the organization as an administrator"
  source     = "https://registry.terraform.io/providers/integrations/github/latest/docs/resources/membership"
  confidence = "likely"
}
