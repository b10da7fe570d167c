# Typed resources, manifests, and what merges into objects of others. The values of for_each are the kinds: Kind or Kind.group.

resource_types "namespaced objects" {
  for_each = {
    kubernetes_config_map                        = "ConfigMap"
    kubernetes_config_map_v1                     = "ConfigMap"
    kubernetes_secret                            = "Secret"
    kubernetes_secret_v1                         = "Secret"
    kubernetes_service                           = "Service"
    kubernetes_service_v1                        = "Service"
    kubernetes_service_account                   = "ServiceAccount"
    kubernetes_service_account_v1                = "ServiceAccount"
    kubernetes_persistent_volume_claim           = "PersistentVolumeClaim"
    kubernetes_persistent_volume_claim_v1        = "PersistentVolumeClaim"
    kubernetes_pod                               = "Pod"
    kubernetes_pod_v1                            = "Pod"
    kubernetes_endpoints                         = "Endpoints"
    kubernetes_endpoints_v1                      = "Endpoints"
    kubernetes_limit_range                       = "LimitRange"
    kubernetes_limit_range_v1                    = "LimitRange"
    kubernetes_resource_quota                    = "ResourceQuota"
    kubernetes_resource_quota_v1                 = "ResourceQuota"
    kubernetes_replication_controller            = "ReplicationController"
    kubernetes_replication_controller_v1         = "ReplicationController"
    kubernetes_deployment                        = "Deployment.apps"
    kubernetes_deployment_v1                     = "Deployment.apps"
    kubernetes_stateful_set                      = "StatefulSet.apps"
    kubernetes_stateful_set_v1                   = "StatefulSet.apps"
    kubernetes_daemonset                         = "DaemonSet.apps"
    kubernetes_daemon_set_v1                     = "DaemonSet.apps"
    kubernetes_cron_job                          = "CronJob.batch"
    kubernetes_cron_job_v1                       = "CronJob.batch"
    kubernetes_ingress                           = "Ingress.networking.k8s.io"
    kubernetes_ingress_v1                        = "Ingress.networking.k8s.io"
    kubernetes_network_policy                    = "NetworkPolicy.networking.k8s.io"
    kubernetes_network_policy_v1                 = "NetworkPolicy.networking.k8s.io"
    kubernetes_role                              = "Role.rbac.authorization.k8s.io"
    kubernetes_role_v1                           = "Role.rbac.authorization.k8s.io"
    kubernetes_role_binding                      = "RoleBinding.rbac.authorization.k8s.io"
    kubernetes_role_binding_v1                   = "RoleBinding.rbac.authorization.k8s.io"
    kubernetes_horizontal_pod_autoscaler         = "HorizontalPodAutoscaler.autoscaling"
    kubernetes_horizontal_pod_autoscaler_v1      = "HorizontalPodAutoscaler.autoscaling"
    kubernetes_horizontal_pod_autoscaler_v2      = "HorizontalPodAutoscaler.autoscaling"
    kubernetes_horizontal_pod_autoscaler_v2beta2 = "HorizontalPodAutoscaler.autoscaling"
    kubernetes_pod_disruption_budget             = "PodDisruptionBudget.policy"
    kubernetes_pod_disruption_budget_v1          = "PodDisruptionBudget.policy"
    kubernetes_endpoint_slice_v1                 = "EndpointSlice.discovery.k8s.io"
  }

  system = "kubernetes"
  kind   = each.value

  identity = {
    namespace = coalesce(try(values.metadata[0].namespace, null), "default")
    name      = values.metadata[0].name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{namespace}/{name}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/",
    "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/${trimprefix(each.key, "kubernetes_")}",
  ]

  confidence = "proven"
}

resource_types "cluster-scoped objects" {
  for_each = {
    kubernetes_namespace                           = "Namespace"
    kubernetes_namespace_v1                        = "Namespace"
    kubernetes_persistent_volume                   = "PersistentVolume"
    kubernetes_persistent_volume_v1                = "PersistentVolume"
    kubernetes_storage_class                       = "StorageClass.storage.k8s.io"
    kubernetes_storage_class_v1                    = "StorageClass.storage.k8s.io"
    kubernetes_csi_driver                          = "CSIDriver.storage.k8s.io"
    kubernetes_csi_driver_v1                       = "CSIDriver.storage.k8s.io"
    kubernetes_cluster_role                        = "ClusterRole.rbac.authorization.k8s.io"
    kubernetes_cluster_role_v1                     = "ClusterRole.rbac.authorization.k8s.io"
    kubernetes_cluster_role_binding                = "ClusterRoleBinding.rbac.authorization.k8s.io"
    kubernetes_cluster_role_binding_v1             = "ClusterRoleBinding.rbac.authorization.k8s.io"
    kubernetes_priority_class                      = "PriorityClass.scheduling.k8s.io"
    kubernetes_priority_class_v1                   = "PriorityClass.scheduling.k8s.io"
    kubernetes_ingress_class                       = "IngressClass.networking.k8s.io"
    kubernetes_ingress_class_v1                    = "IngressClass.networking.k8s.io"
    kubernetes_runtime_class_v1                    = "RuntimeClass.node.k8s.io"
    kubernetes_api_service                         = "APIService.apiregistration.k8s.io"
    kubernetes_api_service_v1                      = "APIService.apiregistration.k8s.io"
    kubernetes_mutating_webhook_configuration      = "MutatingWebhookConfiguration.admissionregistration.k8s.io"
    kubernetes_mutating_webhook_configuration_v1   = "MutatingWebhookConfiguration.admissionregistration.k8s.io"
    kubernetes_validating_webhook_configuration    = "ValidatingWebhookConfiguration.admissionregistration.k8s.io"
    kubernetes_validating_webhook_configuration_v1 = "ValidatingWebhookConfiguration.admissionregistration.k8s.io"
    kubernetes_validating_admission_policy_v1      = "ValidatingAdmissionPolicy.admissionregistration.k8s.io"
    kubernetes_pod_security_policy                 = "PodSecurityPolicy.policy"
    kubernetes_pod_security_policy_v1beta1         = "PodSecurityPolicy.policy"
  }

  system        = "kubernetes"
  kind          = each.value
  identity      = { name = values.metadata[0].name }
  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:internal/framework/provider/",
  ]

  confidence = "proven"
}

resource_types "default service accounts" {
  for_each = {
    kubernetes_default_service_account    = "ServiceAccount"
    kubernetes_default_service_account_v1 = "ServiceAccount"
  }

  system = "kubernetes"
  kind   = each.value

  identity = {
    namespace = coalesce(try(values.metadata[0].namespace, null), "default")
    name      = "default"
  }

  import_id     = "${identity.namespace}/default"
  import_format = "{namespace}/default"
  on_existing   = "adopts"
  source        = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_default_service_account_v1.go"
  confidence    = "proven"
}

resource_types "parts of objects of others" {
  for_each = {
    kubernetes_labels             = "labels"
    kubernetes_annotations        = "annotations"
    kubernetes_env                = "env"
    kubernetes_node_taint         = "node_taint"
    kubernetes_config_map_v1_data = "config_map_data"
    kubernetes_secret_v1_data     = "secret_data"
  }

  kind        = each.value
  on_existing = "merges"

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_labels.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_annotations.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_env.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_node_taint.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_config_map_v1_data.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_secret_v1_data.go",
  ]

  confidence = "proven"
}

resource_types "objects without an importer" {
  for_each = {
    kubernetes_job    = "Job.batch"
    kubernetes_job_v1 = "Job.batch"
  }

  system = "kubernetes"
  kind   = each.value

  identity = {
    namespace = coalesce(try(values.metadata[0].namespace, null), "default")
    name      = values.metadata[0].name
  }

  on_existing = "error"
  source      = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_job_v1.go"
  confidence  = "proven"
}

resource_types "requests" {
  for_each = {
    kubernetes_certificate_signing_request    = "CertificateSigningRequest.certificates.k8s.io"
    kubernetes_certificate_signing_request_v1 = "CertificateSigningRequest.certificates.k8s.io"
    kubernetes_token_request_v1               = "TokenRequest.authentication.k8s.io"
  }

  system      = "kubernetes"
  kind        = each.value
  on_existing = "error"
  source      = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/"
  confidence  = "proven"
}

resource_type "kubernetes_manifest" {
  system = "kubernetes"

  # The provider takes "default" for a namespaced kind without a namespace. Which kinds have none is known for those of Kubernetes
  # and by the habits of names.
  identity = [for m in [values.manifest] : {
    kind      = length(split("/", m.apiVersion)) == 1 ? m.kind : "${m.kind}.${split("/", m.apiVersion)[0]}"
    namespace = try(coalesce(m.metadata.namespace), can(regex("^(Cluster[A-Z].*|.*Class|Namespace|Node|PersistentVolume|CustomResourceDefinition|APIService|CSIDriver|CSINode|(Mutating|Validating)(Webhook|Admission).*|PodSecurityPolicy|NodePool|IPPool|GlobalNetworkPolicy)$", m.kind)) ? "" : "default")
    name      = m.metadata.name
  }][0]

  import_id = join(",", concat(
    ["apiVersion=${values.manifest.apiVersion}", "kind=${values.manifest.kind}"],
    identity.namespace == "" ? [] : ["namespace=${identity.namespace}"],
    ["name=${identity.name}"]
  ))

  import_format = "apiVersion={apiVersion},kind={kind},[namespace={namespace},]name={name}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:manifest/provider/apply.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:manifest/provider/import.go",
  ]

  confidence = "proven"
}

resource_type "kubectl_manifest" {
  system = "kubernetes"

  # The provider marks the text as sensitive because of what it may hold; kind and name are no secrets.
  identity = [for m in [yamldecode(try(nonsensitive(values.yaml_body), values.yaml_body))] : {
    kind      = length(split("/", m.apiVersion)) == 1 ? m.kind : "${m.kind}.${split("/", m.apiVersion)[0]}"
    namespace = try(coalesce(values.override_namespace), coalesce(m.metadata.namespace), can(regex("^(Cluster[A-Z].*|.*Class|Namespace|Node|PersistentVolume|CustomResourceDefinition|APIService|CSIDriver|CSINode|(Mutating|Validating)(Webhook|Admission).*|PodSecurityPolicy|NodePool|IPPool|GlobalNetworkPolicy)$", m.kind)) ? "" : "default")
    name      = m.metadata.name
  }][0]

  import_id = [for m in [yamldecode(try(nonsensitive(values.yaml_body), values.yaml_body))] :
    "${m.apiVersion}//${m.kind}//${m.metadata.name}${identity.namespace == "" ? "" : "//${identity.namespace}"}"
  ][0]

  import_format = "{apiVersion}//{kind}//{name}[//{namespace}]"
  on_existing   = "adopts"
  overwrites    = "it applies over the live object, whoever made it"

  source = [
    "github.com/gavinbunney/terraform-provider-kubectl@82633069ffbd8097e09866dd036b41b097bb4ed9:kubernetes/resource_kubectl_manifest.go",
    "https://github.com/gavinbunney/terraform-provider-kubectl/issues/210",
  ]

  confidence = "proven"
}

protected "kubernetes claims and volumes" {
  types      = ["kubernetes_persistent_volume", "kubernetes_persistent_volume_v1", "kubernetes_persistent_volume_claim", "kubernetes_persistent_volume_claim_v1"]
  kinds      = ["PersistentVolume", "PersistentVolumeClaim"]
  holds      = "the data of a volume"
  source     = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/"
  confidence = "likely"
}

protected "kubernetes namespaces" {
  types      = ["kubernetes_namespace", "kubernetes_namespace_v1"]
  kinds      = ["Namespace"]
  holds      = "everything in the namespace"

  source = [
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2820",
  ]

  confidence = "likely"
}

protected "kubernetes stateful sets" {
  types      = ["kubernetes_stateful_set", "kubernetes_stateful_set_v1"]
  kinds      = ["StatefulSet.apps"]
  holds      = "stateful pods and the claims they hold"
  source     = "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/"
  confidence = "likely"
}

protected "kubernetes storage classes" {
  types      = ["kubernetes_storage_class", "kubernetes_storage_class_v1"]
  holds      = "the class that volumes are made and resized by"
  level      = "warning"
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_storage_class_v1.go"
  confidence = "proven"
}

protected "kubernetes secrets" {
  types      = ["kubernetes_secret", "kubernetes_secret_v1"]
  holds      = "credentials that other workloads read"
  level      = "warning"
  source     = "https://kubernetes.io/docs/concepts/configuration/secret/"
  confidence = "likely"
}

protected "kubernetes definitions and snapshots" {
  kinds      = ["CustomResourceDefinition.apiextensions.k8s.io", "VolumeSnapshot.snapshot.storage.k8s.io", "VolumeSnapshotContent.snapshot.storage.k8s.io"]
  holds      = "every object of the kind, or a snapshot"

  source = [
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/",
    "https://kubernetes.io/docs/concepts/storage/volume-snapshots/",
  ]

  confidence = "likely"
}

# manifest is provider-side only right after an import, when it is null before: PL0210 looks at that itself.
provider_side "kubernetes_manifest" {
  attributes = ["computed_fields", "field_manager", "wait", "wait_for"]

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:manifest/provider/provider.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:manifest/provider/import.go",
  ]

  confidence = "proven"
}

provider_side "secrets" {
  types      = ["kubernetes_secret", "kubernetes_secret_v1"]
  attributes = ["wait_for_service_account_token", "data_wo_revision"]
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_secret_v1.go"
  confidence = "proven"
}

provider_side "workloads" {
  types      = ["kubernetes_deployment*", "kubernetes_stateful_set*", "kubernetes_daemonset", "kubernetes_daemon_set*"]
  attributes = ["wait_for_rollout"]

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_deployment_v1.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_stateful_set_v1.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_daemon_set_v1.go",
  ]

  confidence = "proven"
}

provider_side "load balancers" {
  types      = ["kubernetes_service", "kubernetes_service_v1", "kubernetes_ingress", "kubernetes_ingress_v1"]
  attributes = ["wait_for_load_balancer"]

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_service_v1.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_ingress_v1.go",
  ]

  confidence = "proven"
}

provider_side "namespaces" {
  types      = ["kubernetes_namespace", "kubernetes_namespace_v1"]
  attributes = ["wait_for_default_service_account"]
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_namespace_v1.go"
  confidence = "proven"
}

provider_side "claims" {
  types      = ["kubernetes_persistent_volume_claim", "kubernetes_persistent_volume_claim_v1"]
  attributes = ["wait_until_bound"]
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_persistent_volume_claim_v1.go"
  confidence = "proven"
}

provider_side "kubectl_manifest" {
  attributes = ["force_new", "server_side_apply", "wait", "wait_*", "apply_only", "force_conflicts", "validate_schema", "sensitive_fields", "ignore_fields"]
  source     = "github.com/gavinbunney/terraform-provider-kubectl@82633069ffbd8097e09866dd036b41b097bb4ed9:kubernetes/resource_kubectl_manifest.go"
  confidence = "proven"
}

perpetual_diff "restartedAt" {
  types             = ["kubernetes_deployment*", "kubernetes_stateful_set*", "kubernetes_daemon*"]
  paths             = ["spec[0].template[0].metadata[0].annotations[\"kubectl.kubernetes.io/restartedAt\"]"]
  cause             = "kubectl rollout restart wrote it"
  remedy            = "ignore that one annotation of the template"
  written_by_others = true
  source            = ["https://github.com/hashicorp/terraform-provider-kubernetes/issues/2722", "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2941"]
  confidence        = "likely"
}

perpetual_diff "autoscaled replicas" {
  types      = ["kubernetes_deployment*", "kubernetes_stateful_set*", "kubernetes_replication_controller*"]
  paths      = ["spec[0].replicas"]
  cause      = "an autoscaler sets it"
  remedy     = "ignore spec[0].replicas"
  source     = ["https://github.com/hashicorp/terraform-provider-kubernetes/issues/584", "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1058"]
  confidence = "likely"
}

perpetual_diff "stateful set update strategy" {
  types      = ["kubernetes_stateful_set*"]
  paths      = ["spec[0].update_strategy*"]
  cause      = "the API server writes defaults into the block"
  remedy     = "write the block as the API returns it"
  source     = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/724"
  confidence = "likely"
}

perpetual_diff "stateful set claim size" {
  types      = ["kubernetes_stateful_set*"]
  paths      = ["spec[0].volume_claim_template*storage*"]
  cause      = "claim templates cannot be changed, the claims were resized"
  remedy     = "make the stateful set anew with --cascade=orphan, or ignore the path"
  source     = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2049"
  confidence = "likely"
}

perpetual_diff "secret binary data" {
  types      = ["kubernetes_secret", "kubernetes_secret_v1"]
  paths      = ["binary_data*"]
  cause      = "the provider reads binary data back as data"
  remedy     = "keep a key in either data or binary_data"
  source     = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/782"
  confidence = "likely"
}

perpetual_diff "istio revision label" {
  types      = ["kubernetes_namespace*"]
  paths      = ["metadata[0].labels[\"istio.io/rev\"]"]
  cause      = "Istio's upgrade moves it"
  remedy     = "ignore that one label"
  source     = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1183"
  confidence = "likely"
}

perpetual_diff "manifest settings" {
  types      = ["kubernetes_manifest"]
  paths      = ["computed_fields*", "field_manager*"]
  cause      = "taking the setting away is planned again and again"
  remedy     = "keep the setting, or make the resource anew in the state"
  source     = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2367"
  confidence = "likely"
}

perpetual_diff "manifest quantities" {
  types      = ["kubernetes_manifest"]
  paths      = ["*resources*", "*limits*", "*storage*", "*size*"]
  cause      = "the API server stores quantities in canonical form"
  remedy     = "write the canonical form"
  source     = ["https://github.com/hashicorp/terraform-provider-kubernetes/issues/2508", "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1466"]
  confidence = "likely"
}

perpetual_diff "manifest dotted keys" {
  types      = ["kubernetes_manifest"]
  paths      = ["*[\"*.*\"]*"]
  cause      = "map keys with dots are quoted differently when read back"
  remedy     = "add the map to computed_fields"
  source     = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1545"
  confidence = "likely"
}

perpetual_diff "finalizers of schemaless resources" {
  types             = ["kubernetes_manifest"]
  paths             = ["*metadata.finalizers*"]
  cause             = "the operator adds a finalizer and the CRD has no schema"
  remedy            = "add metadata.finalizers to computed_fields"
  written_by_others = true
  source            = "https://github.com/kiali/kiali/issues/4709"
  confidence        = "likely"
}

claim "config map" {
  types      = ["kubernetes_config_map", "kubernetes_config_map_v1"]
  subject    = "data of one ConfigMap"
  role       = "owner"
  objects    = [[identity.namespace, identity.name]]
  parts      = keys(values.data)
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/config_map_v1_data"
  confidence = "likely"
}

claim "data of a config map" {
  types      = ["kubernetes_config_map_v1_data"]
  subject    = "data of one ConfigMap"
  role       = "sets"
  objects    = [[try(coalesce(values.metadata[0].namespace), "default"), values.metadata[0].name]]
  parts      = keys(values.data)
  remedy     = "set each key in one place, and let the ConfigMap ignore changes of what it leaves to others"
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/config_map_v1_data"
  confidence = "likely"
}

claim "secret" {
  types      = ["kubernetes_secret", "kubernetes_secret_v1"]
  subject    = "data of one Secret"
  role       = "owner"
  objects    = [[identity.namespace, identity.name]]
  parts      = keys(values.data)
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1_data"
  confidence = "likely"
}

claim "data of a secret" {
  types      = ["kubernetes_secret_v1_data"]
  subject    = "data of one Secret"
  role       = "sets"
  objects    = [[try(coalesce(values.metadata[0].namespace), "default"), values.metadata[0].name]]
  parts      = keys(values.data)
  remedy     = "set each key in one place, and let the Secret ignore changes of what it leaves to others"
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/secret_v1_data"
  confidence = "likely"
}

claim "labels of an object" {
  types      = ["kubernetes_*"]
  subject    = "labels of one object"
  role       = "owner"
  objects    = [[identity.kind, identity.namespace, identity.name]]
  parts      = keys(try(values.manifest.metadata.labels, values.metadata[0].labels))
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/labels"
  confidence = "likely"
}

claim "labels of an object of others" {
  types      = ["kubernetes_labels"]
  subject    = "labels of one object"
  role       = "sets"
  objects    = [for kind in [length(split("/", values.api_version)) == 1 ? values.kind : "${values.kind}.${split("/", values.api_version)[0]}"] : [
    for namespace in try([coalesce(values.metadata[0].namespace)], ["", "default"]) : [kind, namespace, values.metadata[0].name]
  ]][0]
  parts      = keys(values.labels)
  remedy     = "set each key in one place"
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/labels"
  confidence = "likely"
}

claim "annotations of an object" {
  types      = ["kubernetes_*"]
  subject    = "annotations of one object"
  role       = "owner"
  objects    = [[identity.kind, identity.namespace, identity.name]]
  parts      = keys(try(values.manifest.metadata.annotations, values.metadata[0].annotations))
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/annotations"
  confidence = "likely"
}

claim "annotations of an object of others" {
  types      = ["kubernetes_annotations"]
  subject    = "annotations of one object"
  role       = "sets"
  objects    = [for kind in [length(split("/", values.api_version)) == 1 ? values.kind : "${values.kind}.${split("/", values.api_version)[0]}"] : [
    for namespace in try([coalesce(values.metadata[0].namespace)], ["", "default"]) : [kind, namespace, values.metadata[0].name]
  ]][0]
  parts      = keys(values.annotations)
  remedy     = "set each key in one place"
  source     = "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/annotations"
  confidence = "likely"
}

# Types that have a successor with the version of the API in its name.

successor "kubernetes types without a version" {
  mode = "managed"
  warns_from = "3.0.0"

  replaced_by = {
    kubernetes_api_service                      = "kubernetes_api_service_v1"
    kubernetes_cluster_role                     = "kubernetes_cluster_role_v1"
    kubernetes_cluster_role_binding             = "kubernetes_cluster_role_binding_v1"
    kubernetes_config_map                       = "kubernetes_config_map_v1"
    kubernetes_cron_job                         = "kubernetes_cron_job_v1"
    kubernetes_csi_driver                       = "kubernetes_csi_driver_v1"
    kubernetes_daemonset                        = "kubernetes_daemon_set_v1"
    kubernetes_default_service_account          = "kubernetes_default_service_account_v1"
    kubernetes_deployment                       = "kubernetes_deployment_v1"
    kubernetes_endpoints                        = "kubernetes_endpoints_v1"
    kubernetes_ingress                          = "kubernetes_ingress_v1"
    kubernetes_ingress_class                    = "kubernetes_ingress_class_v1"
    kubernetes_job                              = "kubernetes_job_v1"
    kubernetes_limit_range                      = "kubernetes_limit_range_v1"
    kubernetes_namespace                        = "kubernetes_namespace_v1"
    kubernetes_network_policy                   = "kubernetes_network_policy_v1"
    kubernetes_persistent_volume                = "kubernetes_persistent_volume_v1"
    kubernetes_persistent_volume_claim          = "kubernetes_persistent_volume_claim_v1"
    kubernetes_pod                              = "kubernetes_pod_v1"
    kubernetes_priority_class                   = "kubernetes_priority_class_v1"
    kubernetes_replication_controller           = "kubernetes_replication_controller_v1"
    kubernetes_resource_quota                   = "kubernetes_resource_quota_v1"
    kubernetes_role                             = "kubernetes_role_v1"
    kubernetes_role_binding                     = "kubernetes_role_binding_v1"
    kubernetes_secret                           = "kubernetes_secret_v1"
    kubernetes_service                          = "kubernetes_service_v1"
    kubernetes_service_account                  = "kubernetes_service_account_v1"
    kubernetes_stateful_set                     = "kubernetes_stateful_set_v1"
    kubernetes_storage_class                    = "kubernetes_storage_class_v1"
    kubernetes_validating_webhook_configuration = "kubernetes_validating_webhook_configuration_v1"
  }

  source = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/provider.go"
  confidence = "proven"
}

successor "kubernetes data sources without a version" {
  mode = "data"
  warns_from = "3.0.0"

  replaced_by = {
    kubernetes_config_map              = "kubernetes_config_map_v1"
    kubernetes_ingress                 = "kubernetes_ingress_v1"
    kubernetes_namespace               = "kubernetes_namespace_v1"
    kubernetes_persistent_volume_claim = "kubernetes_persistent_volume_claim_v1"
    kubernetes_pod                     = "kubernetes_pod_v1"
    kubernetes_secret                  = "kubernetes_secret_v1"
    kubernetes_service                 = "kubernetes_service_v1"
    kubernetes_service_account         = "kubernetes_service_account_v1"
    kubernetes_storage_class           = "kubernetes_storage_class_v1"
  }

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/provider.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/data_source_kubernetes_ingress.go",
  ]
  confidence = "proven"
}

successor "kubernetes types of old APIs" {
  mode = "managed"
  warns_from = "3.0.0"

  replaced_by = {
    kubernetes_certificate_signing_request    = "kubernetes_certificate_signing_request_v1"
    kubernetes_horizontal_pod_autoscaler      = "kubernetes_horizontal_pod_autoscaler_v2"
    kubernetes_mutating_webhook_configuration = "kubernetes_mutating_webhook_configuration_v1"
    kubernetes_pod_disruption_budget          = "kubernetes_pod_disruption_budget_v1"
  }

  source = [
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_certificate_signing_request.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_horizontal_pod_autoscaler.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_mutating_webhook_configuration.go",
    "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_pod_disruption_budget.go",
  ]
  confidence = "proven"
}

successor "kubernetes types of APIs that clusters no longer serve" {
  mode = "managed"
  warns_from = "3.0.0"

  replaced_by = {
    kubernetes_horizontal_pod_autoscaler_v2beta2 = "kubernetes_horizontal_pod_autoscaler_v2"
    kubernetes_pod_security_policy               = "pod security admission"
    kubernetes_pod_security_policy_v1beta1       = "pod security admission"
  }

  source = "https://kubernetes.io/docs/reference/using-api/deprecation-guide/"
  confidence = "likely"
}

write_only "kubernetes_secret_v1" {
  arguments  = { data = "data_wo" }
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_secret_v1.go"
  confidence = "proven"
}

secret_attribute "kubernetes secrets" {
  types      = ["kubernetes_secret*"]
  attributes = ["data", "data_wo"]
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_secret_v1.go"
  confidence = "proven"
}

secret_attribute "binary data of kubernetes secrets" {
  types      = ["kubernetes_secret*"]
  attributes = ["binary_data", "binary_data_wo"]
  encoding   = "base64"
  source     = "github.com/hashicorp/terraform-provider-kubernetes@3a33fb6cc6055853584af1731b1369164c35ffc7:kubernetes/resource_kubernetes_secret_v1.go"
  confidence = "proven"
}

secret_attribute "data of secrets in manifests" {
  types      = ["kubernetes_manifest"]
  kinds      = ["Secret"]
  attributes = ["manifest.data", "object.data"]
  encoding   = "base64"
  source     = "https://kubernetes.io/docs/concepts/configuration/secret/"
  confidence = "likely"
}

secret_attribute "text of secrets in manifests" {
  types      = ["kubernetes_manifest"]
  kinds      = ["Secret"]
  attributes = ["manifest.stringData", "object.stringData"]
  source     = "https://kubernetes.io/docs/concepts/configuration/secret/"
  confidence = "likely"
}

# What the whole cluster goes through.

cluster_wide "admission webhooks" {
  kinds      = ["ValidatingWebhookConfiguration.admissionregistration.k8s.io", "MutatingWebhookConfiguration.admissionregistration.k8s.io"]
  decides    = "admission of {resources}"
  injectors  = { "cert-manager.io/inject-*" = "cert-manager" }
  source     = ["https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/", "https://cert-manager.io/docs/concepts/ca-injector/"]
  confidence = "likely"
}

cluster_wide "aggregated APIs" {
  kinds      = ["APIService.apiregistration.k8s.io"]
  decides    = "the API {name}"
  injectors  = { "cert-manager.io/inject-*" = "cert-manager" }
  source     = ["https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/", "https://cert-manager.io/docs/concepts/ca-injector/"]
  confidence = "likely"
}

cluster_wide "priority classes" {
  kinds      = ["PriorityClass.scheduling.k8s.io"]
  decides    = "the priority of pods of class {name}"
  source     = "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/"
  confidence = "likely"
}

cluster_wide "cluster administrators" {
  kinds      = ["ClusterRoleBinding.rbac.authorization.k8s.io"]
  roles      = ["cluster-admin"]
  decides    = "who is cluster-admin"
  source     = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/"
  confidence = "likely"
}

lookup "kubernetes" {
  command    = "kubectl get {kind} {name}[ -n {namespace}] -o yaml"
  source     = "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/"
  confidence = "likely"
}
