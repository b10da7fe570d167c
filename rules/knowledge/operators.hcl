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

  source     = "cloudnative-pg/cloudnative-pg: api/v1/cluster_defaults.go, CRD defaults"
  confidence = "proven"
}

operator "acid.zalan.do" {
  name           = "Zalando postgres-operator"
  kinds          = ["postgresql", "OperatorConfiguration", "postgresteam"]
  stateful_kinds = ["postgresql"]
  mutates        = { postgresql = ["status"] }
  source         = "zalando/postgres-operator: docs"
  confidence     = "likely"
}

operator "postgres-operator.crunchydata.com" {
  name           = "Crunchy Postgres operator"
  kinds          = ["PostgresCluster", "PGUpgrade", "PGAdmin"]
  stateful_kinds = ["PostgresCluster"]
  mutates        = { PostgresCluster = ["spec.image", "spec.backups", "spec.instances[].resources"] }
  source         = "Crunchy docs; rules.md §7.2"
  confidence     = "likely"
}

operator "pgv2.percona.com" {
  name           = "Percona operator"
  groups         = ["psmdb.percona.com", "pxc.percona.com", "ps.percona.com"]
  kinds          = ["PerconaPGCluster", "PerconaServerMongoDB", "PerconaXtraDBCluster", "PerconaServerMySQL"]
  stateful_kinds = ["PerconaPGCluster", "PerconaServerMongoDB", "PerconaXtraDBCluster", "PerconaServerMySQL"]
  mutates        = { "*" = ["spec.crVersion", "spec.image", "spec.resources", "spec.backup"] }
  source         = "rules.md §7.2"
  confidence     = "likely"
}

operator "mysql.oracle.com" {
  name           = "MySQL operator"
  kinds          = ["InnoDBCluster", "MySQLBackup"]
  stateful_kinds = ["InnoDBCluster"]
  mutates        = { InnoDBCluster = ["spec.image", "spec.resources"] }
  source         = "rules.md §7.2"
  confidence     = "likely"
}

operator "k8s.mariadb.com" {
  name           = "MariaDB operator"
  groups         = ["mariadb.mmontes.io"]
  kinds          = ["MariaDB", "MaxScale", "Backup", "Restore", "User", "Grant", "Database"]
  stateful_kinds = ["MariaDB", "Database"]
  mutates        = { MariaDB = ["spec.image", "spec.resources", "spec.rootPasswordSecretKeyRef"] }
  source         = "rules.md §7.2"
  confidence     = "likely"
}

operator "kafka.strimzi.io" {
  name               = "Strimzi"
  kinds              = ["Kafka", "KafkaNodePool", "KafkaTopic", "KafkaUser", "KafkaConnect", "KafkaConnector", "KafkaMirrorMaker2", "KafkaBridge"]
  stateful_kinds     = ["Kafka", "KafkaNodePool", "KafkaTopic"]
  loose_schema_kinds = ["Kafka", "KafkaConnect", "KafkaMirrorMaker2"]
  mutates            = { KafkaTopic = ["spec.config", "spec.partitions", "spec.replicas"] }
  source             = "strimzi/strimzi-kafka-operator#7978, terraform-provider-kubernetes#2371, #1545"
  confidence         = "proven"
}

operator "ceph.rook.io" {
  name           = "Rook"
  kinds          = ["CephCluster", "CephBlockPool", "CephFilesystem", "CephObjectStore", "CephObjectStoreUser"]
  stateful_kinds = ["CephCluster", "CephBlockPool", "CephFilesystem", "CephObjectStore"]
  mutates        = { "*" = ["metadata.finalizers"], CephCluster = ["spec.storage", "spec.mon"] }
  source         = "rook/rook#6594, #9041; rules.md §7.2"
  confidence     = "likely"
}

operator "longhorn.io" {
  name           = "Longhorn"
  kinds          = ["Volume", "Setting", "RecurringJob", "BackupTarget"]
  stateful_kinds = ["Volume"]
  mutates        = { Setting = ["value"], Volume = ["spec"], RecurringJob = ["spec"], BackupTarget = ["spec"] }
  source         = "longhorn/longhorn#4010"
  confidence     = "proven"
}

operator "elasticsearch.k8s.elastic.co" {
  name           = "Elastic Cloud on Kubernetes"
  groups         = ["kibana.k8s.elastic.co", "apm.k8s.elastic.co", "beat.k8s.elastic.co", "agent.k8s.elastic.co", "logstash.k8s.elastic.co"]
  kinds          = ["Elasticsearch", "Kibana", "ApmServer", "Beat", "Agent", "Logstash"]
  stateful_kinds = ["Elasticsearch"]

  mutates = {
    "*" = ["metadata.annotations[\"association.k8s.elastic.co/*\"]", "metadata.annotations[\"elasticsearch.k8s.elastic.co/*\"]", "spec.http", "spec.monitoring", "spec.podTemplate", "spec.nodeSets[].podTemplate"]
  }

  source     = "terraform-provider-kubernetes#2185, #2487"
  confidence = "proven"
}

operator "cert-manager.io" {
  name            = "cert-manager"
  groups          = ["acme.cert-manager.io"]
  kinds           = ["Certificate", "Issuer", "ClusterIssuer", "CertificateRequest", "Order", "Challenge"]
  read_only_kinds = ["Issuer", "ClusterIssuer"]
  mutates         = { CertificateRequest = ["spec.username", "spec.uid", "spec.groups", "spec.extra"] }
  source          = "argoproj/argo-cd#1487; cert-manager docs"
  confidence      = "likely"
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

  source     = "prometheus-operator: CRD defaults; argoproj/argo-cd#4175"
  confidence = "likely"
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

  source     = "external-secrets/external-secrets#6797, #6398"
  confidence = "proven"
}

operator "istio.io" {
  name       = "Istio"
  groups     = ["*.istio.io"]
  kinds      = ["VirtualService", "Gateway", "DestinationRule", "IstioOperator", "AuthorizationPolicy", "PeerAuthentication", "Telemetry", "EnvoyFilter"]
  mutates    = { IstioOperator = ["spec.profile", "spec.components", "spec.values"] }
  source     = "terraform-provider-kubernetes#1726; argoproj/argo-cd#1487; istio/istio#19349"
  confidence = "proven"
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

  source     = "Gateway API: CRD defaults"
  confidence = "likely"
}

operator "traefik.io" {
  name       = "Traefik"
  groups     = ["traefik.containo.us"]
  kinds      = ["IngressRoute", "IngressRouteTCP", "IngressRouteUDP", "Middleware", "TLSStore", "TLSOption", "ServersTransport", "TraefikService"]
  source     = "Traefik reads its resources and writes nothing back"
  confidence = "likely"
}

operator "tailscale.com" {
  name       = "Tailscale"
  kinds      = ["ProxyClass", "Connector", "ProxyGroup", "Recorder", "DNSConfig"]
  mutates    = { "*" = ["metadata.finalizers"] }
  source     = "tailscale operator: finalizers, status hostnames"
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

  source     = "terraform-provider-kubernetes#1893"
  confidence = "proven"
}

operator "karpenter.sh" {
  name           = "Karpenter"
  groups         = ["karpenter.k8s.aws", "karpenter.azure.com"]
  kinds          = ["NodePool", "NodeClaim", "EC2NodeClass", "AKSNodeClass"]
  stateful_kinds = ["NodePool"]

  mutates = {
    "*"      = ["metadata.annotations[\"karpenter.sh/*\"]", "metadata.annotations[\"karpenter.k8s.aws/*\"]", "metadata.finalizers"]
    NodePool = ["spec.limits"]
  }

  source     = "terraform-provider-kubernetes#2508"
  confidence = "proven"
}

operator "keda.sh" {
  name       = "KEDA"
  kinds      = ["ScaledObject", "ScaledJob", "TriggerAuthentication", "ClusterTriggerAuthentication"]
  mutates    = { "*" = ["metadata.finalizers", "metadata.labels[\"scaledobject.keda.sh/name\"]"] }
  source     = "KEDA: finalizer and label of the scaled object"
  confidence = "likely"
}

operator "kyverno.io" {
  name       = "Kyverno"
  groups     = ["policies.kyverno.io"]
  kinds      = ["ClusterPolicy", "Policy", "CleanupPolicy", "ClusterCleanupPolicy", "PolicyException"]
  mutates    = { "*" = ["spec.background", "spec.emitWarning", "spec.rules"] }
  source     = "Kyverno: autogen rules and defaults"
  confidence = "likely"
}

operator "metallb.io" {
  name       = "MetalLB"
  kinds      = ["IPAddressPool", "L2Advertisement", "BGPPeer", "BGPAdvertisement", "BFDProfile", "Community"]
  mutates    = { IPAddressPool = ["spec.autoAssign", "spec.avoidBuggyIPs"] }
  defaults   = { IPAddressPool = { "spec.autoAssign" = "true", "spec.avoidBuggyIPs" = "false" } }
  source     = "terraform-provider-kubernetes#2597; MetalLB CRD defaults"
  confidence = "likely"
}

operator "source.toolkit.fluxcd.io" {
  name       = "Flux"
  groups     = ["*.toolkit.fluxcd.io"]
  kinds      = ["HelmRelease", "Kustomization", "GitRepository", "OCIRepository", "HelmRepository", "HelmChart", "Bucket"]
  mutates    = { "*" = ["metadata.finalizers", "metadata.annotations[\"reconcile.fluxcd.io/*\"]"] }
  source     = "terraform-provider-kubernetes#1466, terraform-provider-kubernetes-alpha#252"
  confidence = "proven"
}

operator "cluster.x-k8s.io" {
  name           = "Cluster API"
  groups         = ["*.cluster.x-k8s.io", "machine.openshift.io"]
  kinds          = ["Cluster", "Machine", "MachineSet", "MachineDeployment", "MachinePool"]
  stateful_kinds = ["Cluster", "MachineSet", "MachineDeployment"]
  mutates        = { "*" = ["spec.providerID", "spec.replicas", "spec.infrastructureRef"] }
  source         = "terraform-provider-kubernetes#1829"
  confidence     = "proven"
}

operator "operators.coreos.com" {
  name  = "Operator Lifecycle Manager"
  kinds = ["Subscription", "ClusterServiceVersion", "OperatorGroup", "CatalogSource", "InstallPlan"]

  mutates = {
    Subscription  = ["spec.startingCSV", "spec.installPlanRef"]
    OperatorGroup = ["metadata.annotations[\"olm.providedAPIs\"]"]
  }

  source     = "OLM: installPlanRef, startingCSV, annotations olm.providedAPIs"
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

  source     = "Crossplane docs: late initialisation, external-name"
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

  source     = "terraform-provider-kubernetes#1366"
  confidence = "proven"
}

operator "kiali.io" {
  name               = "Kiali, Jaeger and OpenTelemetry operators"
  groups             = ["jaegertracing.io", "opentelemetry.io"]
  kinds              = ["Kiali", "Jaeger", "OpenTelemetryCollector", "Instrumentation"]
  loose_schema_kinds = ["Kiali", "Jaeger"]
  mutates            = { "*" = ["metadata.finalizers"] }
  source             = "kiali/kiali#4709, #8795"
  confidence         = "proven"
}

operator "management.cattle.io" {
  name               = "Rancher"
  groups             = ["provisioning.cattle.io"]
  kinds              = ["Cluster"]
  stateful_kinds     = ["Cluster"]
  loose_schema_kinds = ["Cluster"]
  mutates            = { Cluster = ["spec.rkeConfig"] }
  source             = "terraform-provider-kubernetes#1841"
  confidence         = "proven"
}

operator "velero.io" {
  name       = "Velero"
  kinds      = ["Backup", "Schedule", "BackupStorageLocation", "VolumeSnapshotLocation", "Restore"]
  mutates    = { BackupStorageLocation = ["spec.accessMode"] }
  source     = "Velero: BackupStorageLocation accessMode"
  confidence = "likely"
}

operator "snapshot.storage.k8s.io" {
  name            = "CSI snapshots"
  kinds           = ["VolumeSnapshot", "VolumeSnapshotContent", "VolumeSnapshotClass"]
  stateful_kinds  = ["VolumeSnapshot", "VolumeSnapshotContent"]
  read_only_kinds = ["VolumeSnapshotClass"]
  source          = "Kubernetes: deletionPolicy Delete removes the snapshot"
  confidence      = "likely"
}
