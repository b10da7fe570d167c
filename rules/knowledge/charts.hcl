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
  source        = "hashicorp/terraform-provider-helm: docs/resources/release.md:361, #425, #1665"
  confidence    = "proven"
}

provider_side "helm_release" {
  attributes  = ["repository", "repository_*", "timeout", "wait", "wait_for_jobs", "atomic", "cleanup_on_fail", "max_history", "verify", "upgrade_install", "take_ownership", "pass_credentials", "render_subchart_notes", "reset_values", "reuse_values", "recreate_pods", "force_update", "lint", "keyring", "devel", "dependency_update", "disable_crd_hooks", "disable_openapi_validation", "disable_webhooks", "skip_crds", "replace"]
  runs_update = true
  source      = "hashicorp/terraform-provider-helm: schema; changing these still runs an upgrade"
  confidence  = "proven"
}

unrecoverable_secret "helm_release" {
  attributes = ["set_sensitive", "set_wo"]
  settable   = true
  remedy     = "the values come from the configuration; the import runs an upgrade with them"
  source     = "hashicorp/terraform-provider-helm: import does not read values"
  confidence = "likely"
}

perpetual_diff "helm metadata" {
  types      = ["helm_release"]
  paths      = ["metadata*", "version"]
  cause      = "the chart's version is not pinned, or the release metadata is computed"
  remedy     = "pin the chart's version"
  source     = "rules.md §7.5"
  confidence = "likely"
}

tracking_key "meta.helm.sh/release-name" {
  owner        = "Helm"
  role         = "owner"
  when_removed = "the next upgrade of the release fails with invalid ownership metadata"
  source       = "argoproj/argo-helm#1342"
  confidence   = "proven"
}

tracking_key "meta.helm.sh/release-namespace" {
  owner        = "Helm"
  role         = "owner"
  when_removed = "the next upgrade of the release fails with invalid ownership metadata"
  source       = "argoproj/argo-helm#1342"
  confidence   = "proven"
}

tracking_key "app.kubernetes.io/managed-by" {
  owner        = "Helm"
  role         = "owner"
  value        = "Helm"
  when_removed = "the next upgrade of the release fails with invalid ownership metadata"
  source       = "Helm: validation of ownership metadata"
  confidence   = "proven"
}

tracking_key "helm.sh/resource-policy" {
  owner        = "Helm"
  role         = "behavior"
  value        = "keep"
  critical     = true
  when_removed = "uninstalling the release deletes the object"
  source       = "Helm docs: resource policies"
  confidence   = "proven"
}

tracking_key "helm.sh/chart" {
  owner      = "Helm"
  role       = "hint"
  source     = "Helm docs: labels"
  confidence = "proven"
}

chart "cert-manager" {
  templates_crds = true
  crd_groups     = ["cert-manager.io", "acme.cert-manager.io"]
  keep_setting   = "crds.keep"
  source         = "cert-manager: crds.enabled, installCRDs"
  confidence     = "proven"
}

chart "tofu-controller" {
  templates_crds = true
  crd_groups     = ["infra.contrib.fluxcd.io"]
  source         = "flux-iac/tofu-controller#1209"
  confidence     = "proven"
}

chart "volcano" {
  templates_crds = true
  crd_groups     = ["*.volcano.sh"]
  source         = "volcano-sh/volcano#5727"
  confidence     = "proven"
}

chart "kruise" {
  templates_crds = true
  crd_groups     = ["apps.kruise.io", "policy.kruise.io"]
  source         = "OpenKruise chart"
  confidence     = "likely"
}

chart "kiali-operator" {
  templates_crds = true
  crd_groups     = ["kiali.io"]
  source         = "kiali/helm-charts"
  confidence     = "likely"
}

chart "flux2" {
  templates_crds = true
  crd_groups     = ["*.toolkit.fluxcd.io"]
  source         = "fluxcd-community/helm-charts"
  confidence     = "likely"
}

chart "karpenter-crd" {
  templates_crds = true
  crd_groups     = ["karpenter.sh", "karpenter.k8s.aws"]
  source         = "aws/karpenter: charts/karpenter-crd"
  confidence     = "likely"
}

chart "kyverno" {
  templates_crds = true
  crd_groups     = ["kyverno.io", "policies.kyverno.io"]
  source         = "kyverno/kyverno: charts/kyverno"
  confidence     = "likely"
}

chart "external-secrets" {
  templates_crds = true
  crd_groups     = ["external-secrets.io", "generators.external-secrets.io"]
  source         = "external-secrets: installCRDs"
  confidence     = "likely"
}

chart "rook-ceph" {
  templates_crds = true
  crd_groups     = ["ceph.rook.io"]
  source         = "rook/rook: crds.enabled"
  confidence     = "likely"
}

chart "longhorn" {
  templates_crds = true
  crd_groups     = ["longhorn.io"]
  holds          = "every Longhorn volume"
  source         = "longhorn/longhorn: templates/crds.yaml"
  confidence     = "likely"
}

# In the crds/ folder Helm installs CRDs and never deletes them.

chart "cloudnative-pg" {
  templates_crds = true
  crd_groups     = ["postgresql.cnpg.io"]
  source         = "cloudnative-pg/charts: crds.create"
  confidence     = "likely"
}

chart "kube-prometheus-stack" {
  ships_crds = true
  crd_groups = ["monitoring.coreos.com"]
  source     = "prometheus-community/helm-charts: crds/"
  confidence = "likely"
}

chart "strimzi-kafka-operator" {
  ships_crds = true
  crd_groups = ["kafka.strimzi.io"]
  source     = "strimzi: crds/"
  confidence = "likely"
}

chart "metallb" {
  templates_crds = true
  crd_groups     = ["metallb.io"]
  source         = "metallb: charts/crds"
  confidence     = "likely"
}

chart "keda" {
  templates_crds = true
  crd_groups     = ["keda.sh", "eventing.keda.sh"]
  source         = "kedacore/charts: crds.install"
  confidence     = "likely"
}

chart "traefik" {
  ships_crds = true
  crd_groups = ["traefik.io", "traefik.containo.us"]
  source     = "traefik/traefik-helm-chart: crds/"
  confidence = "likely"
}

chart "eck-operator" {
  templates_crds = true
  crd_groups     = ["*.k8s.elastic.co"]
  source         = "elastic/cloud-on-k8s: installCRDs"
  confidence     = "likely"
}

chart "istio-base" {
  templates_crds = true
  crd_groups     = ["*.istio.io"]
  source         = "istio/istio: manifests/charts/base"
  confidence     = "likely"
}

chart "crossplane" {
  ships_crds = true
  crd_groups = ["*.crossplane.io"]
  source     = "crossplane: CRDs are installed by its init container"
  confidence = "likely"
}

chart "tailscale-operator" {
  templates_crds = true
  crd_groups     = ["tailscale.com"]
  source         = "tailscale/tailscale: cmd/k8s-operator/deploy/chart (installCRDs)"
  confidence     = "likely"
}

chart "postgresql*" {
  holds      = "a PostgreSQL database"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "mysql" {
  holds      = "a MySQL database"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "mariadb*" {
  holds      = "a MariaDB database"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "mongodb*" {
  holds      = "a MongoDB database"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "redis*" {
  holds      = "a Redis store"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "kafka" {
  holds      = "Kafka topics"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "rabbitmq" {
  holds      = "RabbitMQ queues"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "cassandra" {
  holds      = "a Cassandra database"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "elasticsearch" {
  holds      = "Elasticsearch indexes"
  source     = "bitnami/charts"
  confidence = "likely"
}

chart "minio" {
  holds      = "MinIO buckets"
  source     = "minio/minio: helm/minio"
  confidence = "likely"
}

lookup "helm" {
  command    = "helm status {name} -n {namespace}"
  source     = "https://helm.sh/docs/helm/helm_status/"
  confidence = "likely"
}
