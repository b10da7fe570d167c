# Operators of custom resources: what holds data, what is rewritten. Paths are within the object, list indexes written [].

operator "postgresql.cnpg.io" {
  name           = "CloudNativePG"
  kinds          = ["Cluster", "Database", "Backup", "ScheduledBackup", "Pooler", "Publication", "Subscription", "ImageCatalog", "ClusterImageCatalog"]
  stateful_kinds = ["Cluster", "Database"]

  # Only what changes although it is declared: the webhook lays the map over its own, and appends its own queries. Everything else it
  # writes only where nothing is declared.
  mutates = {
    Cluster = [
      "spec.postgresql.parameters",
      "spec.monitoring.customQueriesConfigMap",
      "spec.monitoring.customQueriesSecret",
    ]
  }

  # What the webhook and the CRD write where nothing is declared; a declared value is kept.
  defaults = {
    Cluster = {
      "spec.bootstrap.initdb.database"      = "app"
      "spec.bootstrap.initdb.owner"         = "app"
      "spec.bootstrap.initdb.encoding"      = "UTF8"
      "spec.bootstrap.initdb.localeCType"   = "C"
      "spec.bootstrap.initdb.localeCollate" = "C"
      "spec.affinity.podAntiAffinityType"   = "preferred"
      "spec.backup.target"                  = "prefer-standby"
      "spec.logLevel"                       = "info"
      "spec.instances"                      = "1"
      "spec.minSyncReplicas"                = "0"
      "spec.maxSyncReplicas"                = "0"
      "spec.postgresUID"                    = "26"
      "spec.postgresGID"                    = "26"
      "spec.enablePDB"                      = "true"
      "spec.enableSuperuserAccess"          = "false"
      "spec.startDelay"                     = "3600"
      "spec.stopDelay"                      = "1800"
      "spec.smartShutdownTimeout"           = "180"
      "spec.switchoverDelay"                = "3600"
      "spec.failoverDelay"                  = "0"
      "spec.primaryUpdateStrategy"          = "unsupervised"
      "spec.primaryUpdateMethod"            = "restart"
      "spec.storage.resizeInUseVolumes"     = "true"
    }
  }

  source = [
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:api/v1/cluster_defaults.go",
    "github.com/cloudnative-pg/cloudnative-pg@a95a534dbe0854495b863bbc1b7651f74d310916:api/v1/cluster_types.go",
  ]

  confidence = "proven"
}

operator "acid.zalan.do" {
  name           = "Zalando postgres-operator"
  kinds          = ["postgresql", "OperatorConfiguration", "postgresteam"]
  stateful_kinds = ["postgresql"]
  mutates        = { postgresql = ["status"] }
  source         = "github.com/zalando/postgres-operator@a7aaad0a0b9517bb46077f2925eb80ae8ebe1a0c:docs/reference/cluster_manifest.md"
  confidence     = "likely"
}

operator "postgres-operator.crunchydata.com" {
  name           = "Crunchy Postgres operator"
  kinds          = ["PostgresCluster", "PGUpgrade", "PGAdmin"]
  stateful_kinds = ["PostgresCluster"]
  mutates        = { PostgresCluster = ["spec.image", "spec.backups", "spec.instances[].resources"] }
  source         = "github.com/CrunchyData/postgres-operator@0fbac3062d649b2b5fadde4e00f17bad250c0052:pkg/apis/postgres-operator.crunchydata.com/v1beta1/postgrescluster_types.go"
  confidence     = "likely"
}

operator "pgv2.percona.com" {
  name           = "Percona operator"
  groups         = ["psmdb.percona.com", "pxc.percona.com", "ps.percona.com"]
  kinds          = ["PerconaPGCluster", "PerconaServerMongoDB", "PerconaXtraDBCluster", "PerconaServerMySQL"]
  stateful_kinds = ["PerconaPGCluster", "PerconaServerMongoDB", "PerconaXtraDBCluster", "PerconaServerMySQL"]
  mutates        = { "*" = ["spec.crVersion", "spec.image", "spec.resources", "spec.backup"] }
  source         = "github.com/percona/percona-postgresql-operator@adafb34ff17cb2df8b491d725cccdd46c0607d44:pkg/apis/pgv2.percona.com/v2/perconapgcluster_types.go"
  confidence     = "likely"
}

operator "mysql.oracle.com" {
  name           = "MySQL operator"
  kinds          = ["InnoDBCluster", "MySQLBackup"]
  stateful_kinds = ["InnoDBCluster"]
  mutates        = { InnoDBCluster = ["spec.image", "spec.resources"] }
  source         = "github.com/mysql/mysql-operator@aec777a1f91d2c26c1d3470d97ec77899d73eadf:helm/mysql-operator/crds/crd.yaml"
  confidence     = "likely"
}

operator "k8s.mariadb.com" {
  name           = "MariaDB operator"
  groups         = ["mariadb.mmontes.io"]
  kinds          = ["MariaDB", "MaxScale", "Backup", "Restore", "User", "Grant", "Database"]
  stateful_kinds = ["MariaDB", "Database"]
  mutates        = { MariaDB = ["spec.image", "spec.resources", "spec.rootPasswordSecretKeyRef"] }
  source         = "github.com/mariadb-operator/mariadb-operator@8970edf8368c74178e521f3dc2e9df4131888c77:api/v1alpha1/mariadb_types.go"
  confidence     = "likely"
}

operator "kafka.strimzi.io" {
  name               = "Strimzi"
  kinds              = ["Kafka", "KafkaNodePool", "KafkaTopic", "KafkaUser", "KafkaConnect", "KafkaConnector", "KafkaMirrorMaker2", "KafkaBridge"]
  stateful_kinds     = ["Kafka", "KafkaNodePool", "KafkaTopic"]
  loose_schema_kinds = ["Kafka", "KafkaConnect", "KafkaMirrorMaker2"]
  mutates            = { KafkaTopic = ["spec.config", "spec.partitions", "spec.replicas"] }

  source = [
    "https://github.com/strimzi/strimzi-kafka-operator/issues/7978",
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2371",
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1545",
  ]

  confidence = "likely"
}

operator "ceph.rook.io" {
  name           = "Rook"
  kinds          = ["CephCluster", "CephBlockPool", "CephFilesystem", "CephObjectStore", "CephObjectStoreUser"]
  stateful_kinds = ["CephCluster", "CephBlockPool", "CephFilesystem", "CephObjectStore"]
  mutates        = { "*" = ["metadata.finalizers"], CephCluster = ["spec.storage", "spec.mon"] }

  source = [
    "https://github.com/rook/rook/issues/6594",
    "https://github.com/rook/rook/issues/9041",
    "github.com/rook/rook@d0c3b9ce6d64ff0c47074437aab7314b7adf7f2c:pkg/apis/ceph.rook.io/v1/types.go",
  ]

  confidence = "likely"
}

operator "longhorn.io" {
  name           = "Longhorn"
  kinds          = ["Volume", "Setting", "RecurringJob", "BackupTarget"]
  stateful_kinds = ["Volume"]
  mutates        = { Setting = ["value"], Volume = ["spec"], RecurringJob = ["spec"], BackupTarget = ["spec"] }
  source         = "https://github.com/longhorn/longhorn/issues/4010"
  confidence     = "likely"
}

operator "elasticsearch.k8s.elastic.co" {
  name           = "Elastic Cloud on Kubernetes"
  groups         = ["kibana.k8s.elastic.co", "apm.k8s.elastic.co", "beat.k8s.elastic.co", "agent.k8s.elastic.co", "logstash.k8s.elastic.co"]
  kinds          = ["Elasticsearch", "Kibana", "ApmServer", "Beat", "Agent", "Logstash"]
  stateful_kinds = ["Elasticsearch"]

  mutates = {
    "*" = ["metadata.annotations[\"association.k8s.elastic.co/*\"]", "metadata.annotations[\"elasticsearch.k8s.elastic.co/*\"]", "spec.http", "spec.monitoring", "spec.podTemplate", "spec.nodeSets[].podTemplate"]
  }

  source     = ["https://github.com/hashicorp/terraform-provider-kubernetes/issues/2185", "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2487"]
  confidence = "likely"
}

operator "cert-manager.io" {
  name            = "cert-manager"
  groups          = ["acme.cert-manager.io"]
  kinds           = ["Certificate", "Issuer", "ClusterIssuer", "CertificateRequest", "Order", "Challenge"]
  read_only_kinds = ["Certificate", "Issuer", "ClusterIssuer"]
  mutates         = { CertificateRequest = ["spec.username", "spec.uid", "spec.groups", "spec.extra"] }

  source = [
    "https://github.com/argoproj/argo-cd/issues/1487",
    "github.com/cert-manager/cert-manager@2d0d7f7f74241a9cbf79f0e2a7bb247238ee09fd:pkg/apis/certmanager/v1/types_issuer.go",
  ]

  confidence = "likely"
}

operator "monitoring.coreos.com" {
  name            = "prometheus-operator"
  kinds           = ["Prometheus", "Alertmanager", "ServiceMonitor", "PodMonitor", "PrometheusRule", "Probe", "ThanosRuler", "ScrapeConfig"]
  stateful_kinds  = ["Prometheus"]
  read_only_kinds = ["ServiceMonitor", "PodMonitor", "PrometheusRule", "Probe", "ScrapeConfig"]

  mutates = {
    Prometheus   = ["spec.evaluationInterval", "spec.scrapeInterval", "spec.portName"]
    Alertmanager = ["spec.portName"]
  }

  defaults = {
    Prometheus   = { "spec.evaluationInterval" = "30s", "spec.scrapeInterval" = "30s", "spec.portName" = "web" }
    Alertmanager = { "spec.portName" = "web" }
  }

  source = [
    "github.com/prometheus-operator/prometheus-operator@6adcebc5076c34f4f55f8f5f7b1e528929373ac7:pkg/apis/monitoring/v1/prometheus_types.go",
    "github.com/prometheus-operator/prometheus-operator@6adcebc5076c34f4f55f8f5f7b1e528929373ac7:pkg/apis/monitoring/v1/alertmanager_types.go",
    "https://github.com/argoproj/argo-cd/issues/4175",
  ]

  confidence = "proven"
}

operator "external-secrets.io" {
  name  = "External Secrets"
  kinds = ["ExternalSecret", "ClusterExternalSecret", "SecretStore", "ClusterSecretStore", "PushSecret"]

  mutates = {
    ExternalSecret = [
      "spec.data[].remoteRef.conversionStrategy",
      "spec.data[].remoteRef.decodingStrategy",
      "spec.data[].remoteRef.metadataPolicy",
      "spec.data[].remoteRef.nullBytePolicy",
      "spec.target.creationPolicy",
      "spec.target.deletionPolicy",
      "spec.target.template.engineVersion",
    ]
  }

  defaults = {
    ExternalSecret = {
      "spec.data[].remoteRef.conversionStrategy" = "Default"
      "spec.data[].remoteRef.decodingStrategy"   = "None"
      "spec.data[].remoteRef.metadataPolicy"     = "None"
      "spec.target.creationPolicy"               = "Owner"
      "spec.target.deletionPolicy"               = "Retain"
      "spec.target.template.engineVersion"       = "v2"
    }
  }

  source     = "github.com/external-secrets/external-secrets@cc5bfbc2234ace9cb0caff4ea89c435cf517b27b:apis/externalsecrets/v1/externalsecret_types.go"
  confidence = "proven"
}

operator "istio.io" {
  name       = "Istio"
  groups     = ["*.istio.io"]
  kinds      = ["VirtualService", "Gateway", "DestinationRule", "IstioOperator", "AuthorizationPolicy", "PeerAuthentication", "Telemetry", "EnvoyFilter"]
  mutates    = { IstioOperator = ["spec.profile", "spec.components", "spec.values"] }

  source = [
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1726",
    "https://github.com/argoproj/argo-cd/issues/1487",
    "https://github.com/istio/istio/issues/19349",
  ]

  confidence = "likely"
}

operator "gateway.networking.k8s.io" {
  name  = "Gateway API"
  kinds = ["Gateway", "GatewayClass", "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "ReferenceGrant"]

  mutates = {
    HTTPRoute = ["spec.parentRefs[].group", "spec.parentRefs[].kind", "spec.rules[].backendRefs[].weight", "spec.rules[].matches"]
    GRPCRoute = ["spec.parentRefs[].group", "spec.parentRefs[].kind", "spec.rules[].backendRefs[].weight"]
  }

  defaults = {
    HTTPRoute = {
      "spec.parentRefs[].group"           = "gateway.networking.k8s.io"
      "spec.parentRefs[].kind"            = "Gateway"
      "spec.rules[].backendRefs[].weight" = "1"
    }
  }

  source = [
    "github.com/kubernetes-sigs/gateway-api@4564255ac2c35d582249b3cdf261bdf51c8bca32:apis/v1/shared_types.go",
    "github.com/kubernetes-sigs/gateway-api@4564255ac2c35d582249b3cdf261bdf51c8bca32:apis/v1/httproute_types.go",
  ]

  confidence = "proven"
}

operator "traefik.io" {
  name       = "Traefik"
  groups     = ["traefik.containo.us"]
  kinds      = ["IngressRoute", "IngressRouteTCP", "IngressRouteUDP", "Middleware", "TLSStore", "TLSOption", "ServersTransport", "TraefikService"]

  source = [
    "inferred: Traefik reads its resources; no write of them was found",
    "github.com/traefik/traefik-helm-chart@a8a66d0098703627b2cf352c66b1725c196a734a:traefik/crds/traefik.io_ingressroutes.yaml",
  ]

  confidence = "heuristic"
}

operator "tailscale.com" {
  name       = "Tailscale"
  kinds      = ["ProxyClass", "Connector", "ProxyGroup", "Recorder", "DNSConfig"]
  mutates    = { "*" = ["metadata.finalizers"] }
  source     = "github.com/tailscale/tailscale@de9ec7ee25627e0e518f53c710a3fc3d947c86c1:k8s-operator/apis/v1alpha1/types_connector.go"
  confidence = "likely"
}

operator "serving.knative.dev" {
  name  = "Knative"
  kinds = ["Service", "Revision", "Route", "Configuration"]

  mutates = {
    Service = [
      "metadata.annotations[\"serving.knative.dev/creator\"]",
      "metadata.annotations[\"serving.knative.dev/lastModifier\"]",
      "spec.template.spec.containerConcurrency",
      "spec.template.spec.timeoutSeconds",
      "spec.template.spec.enableServiceLinks",
      "spec.traffic",
    ]
  }

  source = [
    "github.com/knative/serving@98e5ef90aa7033797aa0a61ef97f3ff7e49a3944:pkg/apis/serving/v1/revision_defaults.go",
    "github.com/knative/serving@98e5ef90aa7033797aa0a61ef97f3ff7e49a3944:pkg/apis/serving/metadata_validation.go",
  ]

  confidence = "proven"
}

operator "karpenter.sh" {
  name           = "Karpenter"
  groups         = ["karpenter.k8s.aws", "karpenter.azure.com"]
  kinds          = ["NodePool", "NodeClaim", "EC2NodeClass", "AKSNodeClass"]

  mutates = {
    "*"      = ["metadata.annotations[\"karpenter.sh/*\"]", "metadata.annotations[\"karpenter.k8s.aws/*\"]", "metadata.finalizers"]
    NodePool = ["spec.limits"]
  }

  source = [
    "github.com/aws/karpenter-provider-aws@1d927085dd81a9df9301e613f371dac5b4d16bfe:pkg/apis/crds/karpenter.sh_nodepools.yaml",
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2508",
  ]

  confidence = "likely"
}

operator "keda.sh" {
  name       = "KEDA"
  kinds      = ["ScaledObject", "ScaledJob", "TriggerAuthentication", "ClusterTriggerAuthentication"]
  mutates    = { "*" = ["metadata.finalizers", "metadata.labels[\"scaledobject.keda.sh/name\"]"] }
  source     = "github.com/kedacore/keda@8b4f083ca8c8c2baf8477e322bd4d16ac4dfa09a:apis/keda/v1alpha1/scaledobject_types.go"
  confidence = "likely"
}

operator "kyverno.io" {
  name       = "Kyverno"
  groups     = ["policies.kyverno.io"]
  kinds      = ["ClusterPolicy", "Policy", "CleanupPolicy", "ClusterCleanupPolicy", "PolicyException"]
  mutates    = { "*" = ["spec.background", "spec.emitWarning", "spec.rules"] }
  source     = "github.com/kyverno/kyverno@111e07bbecc66abfde36ab99969af22d7a961003:api/kyverno/v1/spec_types.go"
  confidence = "likely"
}

operator "metallb.io" {
  name       = "MetalLB"
  kinds      = ["IPAddressPool", "L2Advertisement", "BGPPeer", "BGPAdvertisement", "BFDProfile", "Community"]
  mutates    = { IPAddressPool = ["spec.autoAssign", "spec.avoidBuggyIPs"] }
  defaults   = { IPAddressPool = { "spec.autoAssign" = "true", "spec.avoidBuggyIPs" = "false" } }
  source     = "github.com/metallb/metallb@7938d3f89b8bd808dae2e42d97d6ae7e18e9ed54:api/v1beta1/ipaddresspool_types.go"
  confidence = "proven"
}

operator "source.toolkit.fluxcd.io" {
  name       = "Flux"
  groups     = ["*.toolkit.fluxcd.io"]
  kinds      = ["HelmRelease", "Kustomization", "GitRepository", "OCIRepository", "HelmRepository", "HelmChart", "Bucket"]
  mutates    = { "*" = ["metadata.finalizers", "metadata.annotations[\"reconcile.fluxcd.io/*\"]"] }

  source = [
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1466",
    "https://github.com/hashicorp/terraform-provider-kubernetes-alpha/issues/252",
  ]

  confidence = "likely"
}

operator "cluster.x-k8s.io" {
  name           = "Cluster API"
  groups         = ["*.cluster.x-k8s.io", "machine.openshift.io"]
  kinds          = ["Cluster", "Machine", "MachineSet", "MachineDeployment", "MachinePool"]
  stateful_kinds = ["Cluster"]
  mutates        = { "*" = ["spec.providerID", "spec.replicas", "spec.infrastructureRef"] }
  source         = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/2712"
  confidence     = "likely"
}

operator "operators.coreos.com" {
  name  = "Operator Lifecycle Manager"
  kinds = ["Subscription", "ClusterServiceVersion", "OperatorGroup", "CatalogSource", "InstallPlan"]

  mutates = {
    Subscription  = ["spec.startingCSV", "spec.installPlanRef"]
    OperatorGroup = ["metadata.annotations[\"olm.providedAPIs\"]"]
  }

  source     = "github.com/operator-framework/operator-lifecycle-manager@992bb097749e5994eedc5e4882583df952d8a70e:pkg/controller/operators/olm/operatorgroup.go"
  confidence = "likely"
}

operator "crossplane.io" {
  name           = "Crossplane"
  groups         = ["*.crossplane.io", "*.upbound.io"]
  kinds          = ["Provider", "Configuration", "Composition", "CompositeResourceDefinition"]
  stateful_kinds = ["*"]

  mutates = {
    "*" = [
      "spec.resourceRef",
      "spec.compositionRef",
      "spec.compositionRevisionRef",
      "spec.writeConnectionSecretToRef",
      "metadata.annotations[\"crossplane.io/external-name\"]",
    ]
  }

  source     = "https://docs.crossplane.io/latest/managed-resources/managed-resources/"
  confidence = "likely"
}

operator "cloud.google.com" {
  name   = "GKE and AWS load balancer controllers"
  groups = ["networking.gke.io", "vpcresources.k8s.aws", "elbv2.k8s.aws"]
  kinds  = ["BackendConfig", "FrontendConfig", "ManagedCertificate", "TargetGroupBinding", "SecurityGroupPolicy"]

  mutates = {
    BackendConfig      = ["spec.healthCheck", "spec.securityPolicy"]
    TargetGroupBinding = ["spec.ipAddressType", "spec.vpcID"]
  }

  source = [
    "github.com/kubernetes-sigs/aws-load-balancer-controller@225f44568848eb25f13e304a5f1cc68c0cd9415d:webhooks/elbv2/targetgroupbinding_mutator.go",
    "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1366",
  ]

  confidence = "likely"
}

operator "kiali.io" {
  name               = "Kiali, Jaeger and OpenTelemetry operators"
  groups             = ["jaegertracing.io", "opentelemetry.io"]
  kinds              = ["Kiali", "Jaeger", "OpenTelemetryCollector", "Instrumentation"]
  loose_schema_kinds = ["Kiali", "Jaeger"]
  mutates            = { "*" = ["metadata.finalizers"] }
  source             = "https://github.com/kiali/kiali/issues/4709"
  confidence         = "likely"
}

operator "management.cattle.io" {
  name               = "Rancher"
  groups             = ["provisioning.cattle.io"]
  kinds              = ["Cluster"]
  stateful_kinds     = ["Cluster"]
  loose_schema_kinds = ["Cluster"]
  mutates            = { Cluster = ["spec.rkeConfig"] }
  source             = "https://github.com/hashicorp/terraform-provider-kubernetes/issues/1841"
  confidence         = "likely"
}

operator "velero.io" {
  name       = "Velero"
  kinds      = ["Backup", "Schedule", "BackupStorageLocation", "VolumeSnapshotLocation", "Restore"]
  mutates    = { BackupStorageLocation = ["spec.accessMode"] }
  source     = "github.com/vmware-tanzu/velero@d30d389b56068eebd675d9953492183cb7b58a78:pkg/apis/velero/v1/backupstoragelocation_types.go"
  confidence = "likely"
}

operator "snapshot.storage.k8s.io" {
  name            = "CSI snapshots"
  kinds           = ["VolumeSnapshot", "VolumeSnapshotContent", "VolumeSnapshotClass"]
  stateful_kinds  = ["VolumeSnapshot", "VolumeSnapshotContent"]
  read_only_kinds = ["VolumeSnapshotClass"]
  source          = "github.com/kubernetes-csi/external-snapshotter@afb2f0d85e00e40cda621549d56fda11ccd3558b:client/apis/volumesnapshot/v1/types.go"
  confidence      = "likely"
}
