# Helm charts that bring CRDs or hold data, and what Helm itself sets.

resource_type "helm_release" {
  kind  = "release"
  chart = values.chart

  identity = {
    namespace = coalesce(try(values.namespace, null), "default")
    name      = values.name
  }

  import_id     = "${identity.namespace}/${identity.name}"
  import_format = "{namespace}/{name}"
  on_existing   = anytrue([for flag in ["upgrade_install", "replace", "take_ownership"] : try(values[flag], false) == true]) ? "adopts" : "error"
  overwrites    = "a release of that name is upgraded in place, whoever installed it"

  source = [
    "github.com/hashicorp/terraform-provider-helm@ecffae07748ea9e2e99660e5ad3f852a12fbc5fc:helm/resource_helm_release.go",
    "https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release",
  ]

  confidence = "proven"
}

provider_side "helm_release" {
  attributes  = ["repository", "repository_*", "timeout", "wait", "wait_for_jobs", "atomic", "cleanup_on_fail", "max_history", "verify", "upgrade_install", "take_ownership", "pass_credentials", "render_subchart_notes", "reset_values", "reuse_values", "recreate_pods", "force_update", "lint", "keyring", "devel", "dependency_update", "disable_crd_hooks", "disable_openapi_validation", "disable_webhooks", "skip_crds", "replace"]
  runs_update = true
  source      = "github.com/hashicorp/terraform-provider-helm@ecffae07748ea9e2e99660e5ad3f852a12fbc5fc:helm/resource_helm_release.go"
  confidence  = "proven"
}

unrecoverable_secret "helm_release" {
  attributes = ["set_sensitive", "set_wo"]
  settable   = true
  remedy     = "the values come from the configuration; the import runs an upgrade with them"
  source     = "github.com/hashicorp/terraform-provider-helm@ecffae07748ea9e2e99660e5ad3f852a12fbc5fc:helm/resource_helm_release.go"
  confidence = "proven"
}

perpetual_diff "helm metadata" {
  types      = ["helm_release"]
  paths      = ["metadata*", "version"]
  cause      = "the chart's version is not pinned, or the release metadata is computed"
  remedy     = "pin the chart's version"
  source     = "https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release"
  confidence = "likely"
}

tracking_key "meta.helm.sh/release-name" {
  owner        = "Helm"
  role         = "owner"
  when_removed = "the next upgrade of the release fails with invalid ownership metadata"
  source       = "github.com/helm/helm@e9b85e4de16ad45805843fb121748018cf89094b:pkg/action/validate.go"
  confidence   = "proven"
}

tracking_key "meta.helm.sh/release-namespace" {
  owner        = "Helm"
  role         = "owner"
  when_removed = "the next upgrade of the release fails with invalid ownership metadata"
  source       = "github.com/helm/helm@e9b85e4de16ad45805843fb121748018cf89094b:pkg/action/validate.go"
  confidence   = "proven"
}

tracking_key "app.kubernetes.io/managed-by" {
  owner        = "Helm"
  role         = "owner"
  value        = "Helm"
  when_removed = "the next upgrade of the release fails with invalid ownership metadata"
  source       = "github.com/helm/helm@e9b85e4de16ad45805843fb121748018cf89094b:pkg/action/validate.go"
  confidence   = "proven"
}

tracking_key "helm.sh/resource-policy" {
  owner        = "Helm"
  role         = "behavior"
  value        = "keep"
  critical     = true
  when_removed = "uninstalling the release deletes the object"
  source       = "github.com/helm/helm@e9b85e4de16ad45805843fb121748018cf89094b:pkg/action/resource_policy.go"
  confidence   = "proven"
}

tracking_key "helm.sh/chart" {
  owner      = "Helm"
  role       = "hint"
  source     = "https://helm.sh/docs/chart_best_practices/labels/"
  confidence = "likely"
}

chart "cert-manager" {
  templates_crds = true
  crd_groups     = ["cert-manager.io", "acme.cert-manager.io"]
  keep_setting   = "crds.keep"

  source = [
    "github.com/cert-manager/cert-manager@2d0d7f7f74241a9cbf79f0e2a7bb247238ee09fd:deploy/charts/cert-manager/templates/crd-cert-manager.io_certificates.yaml",
    "github.com/cert-manager/cert-manager@2d0d7f7f74241a9cbf79f0e2a7bb247238ee09fd:deploy/charts/cert-manager/values.yaml",
  ]

  confidence = "proven"
}

# Before version 0.16 the chart had another name and its CRDs among its templates.
chart "tf-controller" {
  templates_crds = true
  crd_groups     = ["infra.contrib.fluxcd.io"]
  source         = "https://github.com/flux-iac/tofu-controller/issues/1209"
  confidence     = "likely"
}

chart "tofu-controller" {
  ships_crds = true
  crd_groups = ["infra.contrib.fluxcd.io"]
  source     = "github.com/flux-iac/tofu-controller@4cb9876f84af6e2bffc611f946371e5bc5c94ff9:charts/tofu-controller/crds/crds.yaml"
  confidence = "proven"
}

chart "volcano" {
  templates_crds = true
  crd_groups     = ["*.volcano.sh"]
  source         = "github.com/volcano-sh/volcano@ed72c7c815a9fd547a787134676f73d42e9d049c:installer/helm/chart/volcano/templates/batch_v1alpha1_job.yaml"
  confidence     = "proven"
}

chart "kruise" {
  templates_crds = true
  crd_groups     = ["apps.kruise.io", "policy.kruise.io"]
  source         = "github.com/openkruise/charts@38153b0939bc8a240a5c841761095159a0f29ed3:versions/kruise/next/templates/apps.kruise.io_clonesets.yaml"
  confidence     = "proven"
}

chart "kiali-operator" {
  ships_crds = true
  crd_groups = ["kiali.io"]

  source = [
    "github.com/kiali/helm-charts@c7b6cf98a8d00d758c70ea4c0e76f32af7dd9ce7:kiali-operator/crds/crds.yaml",
    "github.com/kiali/helm-charts@c7b6cf98a8d00d758c70ea4c0e76f32af7dd9ce7:kiali-operator/templates/ossmconsole-crd.yaml",
  ]

  confidence = "proven"
}

chart "flux2" {
  templates_crds = true
  crd_groups     = ["*.toolkit.fluxcd.io"]
  source         = "github.com/fluxcd-community/helm-charts@82a385b005eb07cdac34a8cfe8fcbce7539ca0da:charts/flux2/templates/helm-controller.crds.yaml"
  confidence     = "proven"
}

chart "karpenter-crd" {
  templates_crds = true
  crd_groups     = ["karpenter.sh", "karpenter.k8s.aws"]
  source         = "github.com/aws/karpenter-provider-aws@1d927085dd81a9df9301e613f371dac5b4d16bfe:charts/karpenter-crd/templates/karpenter.sh_nodepools.yaml"
  confidence     = "proven"
}

chart "kyverno" {
  templates_crds = true
  crd_groups     = ["kyverno.io", "policies.kyverno.io"]
  source         = "github.com/kyverno/kyverno@111e07bbecc66abfde36ab99969af22d7a961003:charts/kyverno/charts/crds/templates/kyverno.io/kyverno.io_cleanuppolicies.yaml"
  confidence     = "proven"
}

chart "external-secrets" {
  templates_crds = true
  crd_groups     = ["external-secrets.io", "generators.external-secrets.io"]
  source         = "github.com/external-secrets/external-secrets@cc5bfbc2234ace9cb0caff4ea89c435cf517b27b:deploy/charts/external-secrets/templates/crds/README.md"
  confidence     = "likely"
}

chart "rook-ceph" {
  templates_crds = true
  crd_groups     = ["ceph.rook.io"]
  source         = "github.com/rook/rook@d0c3b9ce6d64ff0c47074437aab7314b7adf7f2c:deploy/charts/rook-ceph/templates/resources.yaml"
  confidence     = "proven"
}

chart "longhorn" {
  templates_crds = true
  crd_groups     = ["longhorn.io"]
  holds          = "every Longhorn volume"
  source         = "github.com/longhorn/longhorn@bb2f2223a6f7b5d97a98b7e765937fe48a1b96f7:chart/templates/crds.yaml"
  confidence     = "proven"
}

# In the crds/ folder Helm installs CRDs and never deletes them.

chart "cloudnative-pg" {
  templates_crds = true
  crd_groups     = ["postgresql.cnpg.io"]
  source         = "github.com/cloudnative-pg/charts@b21ad2dac7992215b8572007adb7448e3c8cc5db:charts/cloudnative-pg/templates/crds/crds.yaml"
  confidence     = "proven"
}

chart "kube-prometheus-stack" {
  ships_crds = true
  crd_groups = ["monitoring.coreos.com"]
  source     = "github.com/prometheus-community/helm-charts@cf408a290aec489277a94450bb3511432477a53a:charts/kube-prometheus-stack/charts/crds/crds/crd-alertmanagerconfigs.yaml"
  confidence = "proven"
}

chart "strimzi-kafka-operator" {
  ships_crds = true
  crd_groups = ["kafka.strimzi.io"]
  source     = "github.com/strimzi/strimzi-kafka-operator@8541da1e336bdcda9647aeacfbc2048e57580a52:helm-charts/helm3/strimzi-kafka-operator/crds/040-Crd-kafka.yaml"
  confidence = "proven"
}

chart "metallb" {
  templates_crds = true
  crd_groups     = ["metallb.io"]
  source         = "github.com/metallb/metallb@7938d3f89b8bd808dae2e42d97d6ae7e18e9ed54:charts/metallb/charts/crds/templates/crds.yaml"
  confidence     = "proven"
}

chart "keda" {
  templates_crds = true
  crd_groups     = ["keda.sh", "eventing.keda.sh"]
  source         = "github.com/kedacore/charts@1444d00d90d7668cf7f53f270777d039371d90d0:keda/templates/crds/crd-cloudeventsources.yaml"
  confidence     = "proven"
}

chart "traefik" {
  ships_crds = true
  crd_groups = ["traefik.io", "traefik.containo.us"]
  source     = "github.com/traefik/traefik-helm-chart@a8a66d0098703627b2cf352c66b1725c196a734a:traefik/crds/traefik.io_ingressroutes.yaml"
  confidence = "proven"
}

chart "eck-operator" {
  templates_crds = true
  crd_groups     = ["*.k8s.elastic.co"]
  source         = "github.com/elastic/cloud-on-k8s@7b93383d8ec1569ba99bdf9e59ad70a813fe99f8:deploy/eck-operator/charts/eck-operator-crds/"
  confidence     = "proven"
}

chart "istio-base" {
  templates_crds = true
  crd_groups     = ["*.istio.io"]
  source         = "github.com/istio/istio@86c9f01fd735fb01d8192f5bcaf0d424afb7f14c:manifests/charts/base/templates/crds.yaml"
  confidence     = "proven"
}

chart "crossplane" {
  ships_crds = true
  crd_groups = ["*.crossplane.io"]
  source     = "github.com/crossplane/crossplane@2d040d2daf4e001799c4154a4a09b9e1f40d7fde:cmd/crossplane/core/init.go"
  confidence = "proven"
}

chart "tailscale-operator" {
  templates_crds = true
  crd_groups     = ["tailscale.com"]

  source = [
    "github.com/tailscale/tailscale@de9ec7ee25627e0e518f53c710a3fc3d947c86c1:cmd/k8s-operator/deploy/chart/values.yaml",
    "github.com/tailscale/tailscale@de9ec7ee25627e0e518f53c710a3fc3d947c86c1:cmd/k8s-operator/generate/main.go",
  ]

  confidence = "proven"
}

chart "postgresql*" {
  holds      = "a PostgreSQL database"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/postgresql/"
  confidence = "proven"
}

chart "mysql" {
  holds      = "a MySQL database"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/mysql/"
  confidence = "proven"
}

chart "mariadb*" {
  holds      = "a MariaDB database"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/mariadb/"
  confidence = "proven"
}

chart "mongodb*" {
  holds      = "a MongoDB database"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/mongodb/"
  confidence = "proven"
}

chart "redis*" {
  holds      = "a Redis store"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/redis/"
  confidence = "proven"
}

chart "kafka" {
  holds      = "Kafka topics"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/kafka/"
  confidence = "proven"
}

chart "rabbitmq" {
  holds      = "RabbitMQ queues"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/rabbitmq/"
  confidence = "proven"
}

chart "cassandra" {
  holds      = "a Cassandra database"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/cassandra/"
  confidence = "proven"
}

chart "elasticsearch" {
  holds      = "Elasticsearch indexes"
  source     = "github.com/bitnami/charts@5165628ae06697f8f68a670bef7739d93c4b7f44:bitnami/elasticsearch/"
  confidence = "proven"
}

chart "minio" {
  holds      = "MinIO buckets"
  source     = "github.com/minio/minio@7aac2a2c5b7c882e68c1ce017d8256be2feea27f:helm/minio/templates/pvc.yaml"
  confidence = "proven"
}

lookup "helm" {
  command    = "helm status {name} -n {namespace}"
  source     = "https://helm.sh/docs/helm/helm_status/"
  confidence = "likely"
}
