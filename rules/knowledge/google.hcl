# Short forms of an id are accepted as well.

resource_types "global compute" {
  for_each = {
    google_compute_network           = "networks"
    google_compute_firewall          = "firewalls"
    google_compute_global_address    = "addresses"
    google_compute_instance_template = "instanceTemplates"
  }

  identity = {
    namespace = values.project
    name      = values.name
  }

  import_id        = "projects/${values.project}/global/${each.value}/${values.name}"
  import_format    = "projects/{project}/global/${each.value}/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_network.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_firewall.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_global_address.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_instance_template.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/${trimprefix(each.key, "google_")}",
  ]

  confidence = "proven"
}

resource_types "zonal compute" {
  for_each = {
    google_compute_instance = "instances"
    google_compute_disk     = "disks"
  }

  identity = {
    namespace = "${values.project}/${values.zone}"
    name      = values.name
  }

  import_id        = "projects/${values.project}/zones/${values.zone}/${each.value}/${values.name}"
  import_format    = "projects/{project}/zones/{zone}/${each.value}/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_instance.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_disk.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/${trimprefix(each.key, "google_")}",
  ]

  confidence = "proven"
}

resource_types "regional compute" {
  for_each = {
    google_compute_subnetwork = "subnetworks"
    google_compute_address    = "addresses"
  }

  identity = {
    namespace = "${values.project}/${values.region}"
    name      = values.name
  }

  import_id        = "projects/${values.project}/regions/${values.region}/${each.value}/${values.name}"
  import_format    = "projects/{project}/regions/{region}/${each.value}/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_subnetwork.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/compute/resource_compute_address.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/${trimprefix(each.key, "google_")}",
  ]

  confidence = "proven"
}

resource_type "google_container_cluster" {
  identity = {
    namespace = "${values.project}/${values.location}"
    name      = values.name
  }

  import_id        = "projects/${values.project}/locations/${values.location}/clusters/${values.name}"
  import_format    = "projects/{project}/locations/{location}/clusters/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/container/resource_container_cluster.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster",
  ]

  confidence = "proven"
}

resource_type "google_container_node_pool" {
  identity = {
    namespace = "${values.project}/${values.location}/${values.cluster}"
    name      = values.name
  }

  import_id        = "${identity.namespace}/${identity.name}"
  import_format    = "{project}/{location}/{cluster}/{pool}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/container/resource_container_node_pool.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool",
  ]

  confidence = "proven"
}

resource_type "google_sql_database_instance" {
  identity = {
    namespace = values.project
    name      = values.name
  }

  import_id        = "projects/${values.project}/instances/${values.name}"
  import_format    = "projects/{project}/instances/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/sql/resource_sql_database_instance.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
  ]

  confidence = "proven"
}

resource_type "google_sql_database" {
  identity = {
    namespace = "${values.project}/${values.instance}"
    name      = values.name
  }

  import_id        = "projects/${values.project}/instances/${values.instance}/databases/${values.name}"
  import_format    = "projects/{project}/instances/{instance}/databases/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/sql/resource_sql_database.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database",
  ]

  confidence = "proven"
}

resource_type "google_sql_user" {
  identity = {
    namespace = "${values.project}/${values.instance}"
    name      = join("@", compact([values.name, try(values.host, null)]))
  }

  import_id        = join("/", compact([values.project, values.instance, try(values.host, null), values.name]))
  import_format    = "{project}/{instance}/[{host}/]{user}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/sql/resource_sql_user.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_user",
  ]

  confidence = "proven"
}

resource_type "google_storage_bucket" {
  identity         = { name = values.name }
  import_id        = identity.name
  import_format    = "{bucket}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/storage/resource_storage_bucket.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
  ]

  confidence = "proven"
}

resource_type "google_bigquery_dataset" {
  identity = {
    namespace = values.project
    name      = values.dataset_id
  }

  import_id        = "projects/${values.project}/datasets/${values.dataset_id}"
  import_format    = "projects/{project}/datasets/{dataset}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/bigquery/resource_bigquery_dataset.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset",
  ]

  confidence = "proven"
}

resource_type "google_bigquery_table" {
  identity = {
    namespace = "${values.project}/${values.dataset_id}"
    name      = values.table_id
  }

  import_id        = "projects/${values.project}/datasets/${values.dataset_id}/tables/${values.table_id}"
  import_format    = "projects/{project}/datasets/{dataset}/tables/{table}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/bigquery/resource_bigquery_table.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table",
  ]

  confidence = "proven"
}

resource_types "project things" {
  for_each = {
    google_pubsub_topic        = "topics"
    google_pubsub_subscription = "subscriptions"
    google_dns_managed_zone    = "managedZones"
    google_firestore_database  = "databases"
    google_spanner_instance    = "instances"
  }

  identity = {
    namespace = values.project
    name      = values.name
  }

  import_id        = "projects/${values.project}/${each.value}/${values.name}"
  import_format    = "projects/{project}/${each.value}/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/pubsub/resource_pubsub_topic.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/pubsub/resource_pubsub_subscription.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/dns/resource_dns_managed_zone.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/firestore/resource_firestore_database.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/spanner/resource_spanner_instance.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/${trimprefix(each.key, "google_")}",
  ]

  confidence = "proven"
}

resource_type "google_service_account" {
  identity = {
    namespace = values.project
    name      = values.account_id
  }

  import_id        = "projects/${values.project}/serviceAccounts/${values.account_id}@${values.project}.iam.gserviceaccount.com"
  import_format    = "projects/{project}/serviceAccounts/{email}"
  other_import_ids = true
  on_existing      = try(values.create_ignore_already_exists, false) == true ? "adopts" : "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/resourcemanager/resource_google_service_account.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_service_account",
  ]

  confidence = "proven"
}

resource_type "google_secret_manager_secret" {
  identity = {
    namespace = values.project
    name      = values.secret_id
  }

  import_id        = "projects/${values.project}/secrets/${values.secret_id}"
  import_format    = "projects/{project}/secrets/{secret}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/secretmanager/resource_secret_manager_secret.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/secret_manager_secret",
  ]

  confidence = "proven"
}

resource_type "google_secret_manager_secret_version" {
  import_format    = "projects/{project}/secrets/{secret}/versions/{version}"
  other_import_ids = true
  on_existing      = "duplicates"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/secretmanager/resource_secret_manager_secret_version.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/secret_manager_secret_version",
  ]

  confidence = "proven"
}

resource_type "google_kms_key_ring" {
  identity = {
    namespace = "${values.project}/${values.location}"
    name      = values.name
  }

  import_id        = "projects/${values.project}/locations/${values.location}/keyRings/${values.name}"
  import_format    = "projects/{project}/locations/{location}/keyRings/{ring}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/kms/resource_kms_key_ring.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_key_ring",
  ]

  confidence = "proven"
}

resource_type "google_kms_crypto_key" {
  identity = {
    namespace = try(config.key_ring.id, values.key_ring)
    name      = values.name
  }

  import_id        = "${identity.namespace}/cryptoKeys/${identity.name}"
  import_format    = "{ring}/cryptoKeys/{key}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/kms/resource_kms_crypto_key.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key",
  ]

  confidence = "proven"
}

resource_type "google_dns_record_set" {
  identity = {
    namespace = "${values.project}/${values.managed_zone}"
    name      = "${values.type} ${values.name}"
  }

  import_id        = "projects/${values.project}/managedZones/${values.managed_zone}/rrsets/${values.name}/${values.type}"
  import_format    = "projects/{project}/managedZones/{zone}/rrsets/{name}/{type}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/dns/resource_dns_record_set.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_record_set",
  ]

  confidence = "proven"
}

resource_type "google_project_iam_member" {
  identity = {
    namespace = values.project
    name      = "${values.role} ${values.member}"
  }

  import_id     = "${values.project} ${values.role} ${values.member}"
  import_format = "{project} {role} {member}"
  on_existing   = "merges"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/tpgiamresource/resource_iam_member.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam",
  ]

  confidence = "proven"
}

resource_type "google_project_iam_binding" {
  identity = {
    namespace = values.project
    name      = values.role
  }

  import_id     = "${values.project} ${values.role}"
  import_format = "{project} {role}"
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/tpgiamresource/resource_iam_binding.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam",
  ]

  confidence = "proven"
}

resource_type "google_project_iam_policy" {
  identity      = { name = values.project }
  import_id     = values.project
  import_format = "{project}"
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/tpgiamresource/resource_iam_policy.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam",
  ]

  confidence = "proven"
}

resource_type "google_project_service" {
  identity = {
    namespace = values.project
    name      = values.service
  }

  import_id     = "${values.project}/${values.service}"
  import_format = "{project}/{service}"
  on_existing   = "adopts"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/resourcemanager/resource_google_project_service.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_service",
  ]

  confidence = "proven"
}

resource_type "google_project" {
  identity      = { name = values.project_id }
  import_id     = identity.name
  import_format = "{project}"
  on_existing   = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/resourcemanager/resource_google_project.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project",
  ]

  confidence = "proven"
}

resource_types "located things" {
  for_each = {
    google_cloud_run_v2_service         = { part = "services", name = "name" }
    google_artifact_registry_repository = { part = "repositories", name = "repository_id" }
    google_redis_instance               = { part = "instances", name = "name" }
    google_filestore_instance           = { part = "instances", name = "name" }
    google_cloudfunctions2_function     = { part = "functions", name = "name" }
  }

  identity = {
    namespace = "${values.project}/${try(coalesce(values.location), values.region)}"
    name      = values[each.value.name]
  }

  import_id        = "projects/${values.project}/locations/${try(coalesce(values.location), values.region)}/${each.value.part}/${values[each.value.name]}"
  import_format    = "projects/{project}/locations/{location}/${each.value.part}/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/cloudrunv2/resource_cloud_run_v2_service.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/artifactregistry/resource_artifact_registry_repository.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/redis/resource_redis_instance.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/filestore/resource_filestore_instance.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/cloudfunctions2/resource_cloudfunctions2_function.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/${trimprefix(each.key, "google_")}",
  ]

  confidence = "proven"
}

resource_type "google_spanner_database" {
  identity = {
    namespace = "${values.project}/${values.instance}"
    name      = values.name
  }

  import_id        = "projects/${values.project}/instances/${values.instance}/databases/${values.name}"
  import_format    = "projects/{project}/instances/{instance}/databases/{name}"
  other_import_ids = true
  on_existing      = "error"

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/spanner/resource_spanner_database.go",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database",
  ]

  confidence = "proven"
}

protected "google databases" {
  types      = ["google_sql_database_instance", "google_sql_database", "google_spanner_instance", "google_spanner_database", "google_bigtable_instance", "google_alloydb_cluster", "google_firestore_database", "google_redis_instance", "google_bigtable_table", "google_memorystore_instance", "google_redis_cluster"]
  holds      = "a database"

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database",
  ]

  confidence = "likely"
}

protected "google storage" {
  types      = ["google_filestore_instance", "google_storage_bucket", "google_bigquery_dataset", "google_bigquery_table", "google_artifact_registry_repository", "google_compute_disk", "google_backup_dr_backup_vault", "google_compute_region_disk", "google_healthcare_dicom_store", "google_healthcare_fhir_store", "google_healthcare_hl7_v2_store", "google_lustre_instance", "google_netapp_volume", "google_secure_source_manager_repository", "google_sourcerepo_repository"]
  holds      = "stored data"

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk",
  ]

  confidence = "likely"
}

protected "google topics" {
  types      = ["google_pubsub_topic"]
  holds      = "the messages that subscriptions wait for"
  level      = "warning"
  source     = "https://cloud.google.com/pubsub/docs/delete-topic"
  confidence = "likely"
}

protected "google machines" {
  types      = ["google_compute_instance"]
  holds      = "a machine and what is on its boot disk"
  level      = "warning"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance"
  confidence = "likely"
}

protected "google keys, names and projects" {
  types      = ["google_kms_key_ring", "google_kms_crypto_key", "google_secret_manager_secret", "google_dns_managed_zone", "google_container_cluster", "google_project", "google_folder", "google_privateca_ca_pool", "google_privateca_certificate_authority"]
  holds      = "keys, names or a project that others depend on"

  source = [
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key",
    "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project",
  ]

  confidence = "likely"
}

provider_side "google" {
  types      = ["google_*"]
  attributes = ["deletion_protection", "deletion_policy", "delete_contents_on_destroy"]

  source = [
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/bigquery/resource_bigquery_dataset.go",
    "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/sql/resource_sql_database_instance.go",
  ]

  confidence = "proven"
}

unrecoverable_secret "google_service_account_key" {
  attributes = ["private_key"]
  source     = "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/resourcemanager/resource_google_service_account_key.go"
  confidence = "proven"
}

claim "cluster, node pools in line" {
  types      = ["google_container_cluster"]
  subject    = "node pools of one cluster"
  role       = "owner"
  objects    = [values.id, join("/", compact([try(values.location, ""), values.name]))]
  parts      = try(length(values.node_pool) >= 0, false) ? ["all node pools"] : []
  source     = ["https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster", "https://github.com/hashicorp/terraform-provider-google/issues/2115"]
  confidence = "likely"
}

claim "node pool" {
  types      = ["google_container_node_pool"]
  subject    = "node pools of one cluster"
  role       = "adds"
  objects    = [values.cluster, join("/", compact([try(values.location, ""), values.cluster]))]
  parts      = ["all node pools"]
  remedy     = "take node_pool out of the cluster, set remove_default_node_pool, and keep each pool in google_container_node_pool"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool"
  confidence = "likely"
}

claim "machine with disks attached in line" {
  types      = ["google_compute_instance"]
  subject    = "disks attached to one machine"
  role       = "owner"
  objects    = [values.id, try(values.name, null)]
  parts      = try(length(values.attached_disk) >= 0, false) ? ["attached disks"] : []
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance"
  confidence = "likely"
}

claim "disk attached to a machine" {
  types      = ["google_compute_attached_disk"]
  subject    = "disks attached to one machine"
  role       = "adds"
  objects    = [values.instance]
  parts      = ["attached disks"]
  remedy     = "ignore attached_disk in the machine, or attach all disks in line"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_attached_disk"
  confidence = "likely"
}

# The arguments besides role, members and condition name the object, whatever it is: project, bucket, location and name …
claim "IAM policy" {
  types      = ["google_*_iam_policy"]
  subject    = "IAM of one object"
  role       = "sets"
  objects    = [[split("_iam_", type)[0], { for name, value in values : name => value if !contains(["id", "arn", "role", "member", "members", "policy_data", "condition", "audit_log_config"], name) }]]
  contents   = flatten([for binding in jsondecode(values.policy_data).bindings : [for member in binding.members : join(" ", [join(" when ", compact([binding.role, try(binding.condition.expression, "")])), member])]])
  remedy     = "keep the policy alone: it takes away every role that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam"
  confidence = "likely"
}

claim "IAM binding" {
  types      = ["google_*_iam_binding"]
  subject    = "IAM of one object"
  role       = "sets"
  objects    = [[split("_iam_", type)[0], { for name, value in values : name => value if !contains(["id", "arn", "role", "member", "members", "policy_data", "condition", "audit_log_config"], name) }]]
  parts      = [join(" when ", compact([values.role, try(values.condition[0].expression, "")]))]
  contents   = [for member in values.members : join(" ", [join(" when ", compact([values.role, try(values.condition[0].expression, "")])), member])]
  remedy     = "give each role to a binding or to members, not both: the binding takes away members that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam"
  confidence = "likely"
}

claim "IAM member" {
  types      = ["google_*_iam_member"]
  subject    = "IAM of one object"
  role       = "adds"
  objects    = [[split("_iam_", type)[0], { for name, value in values : name => value if !contains(["id", "arn", "role", "member", "members", "policy_data", "condition", "audit_log_config"], name) }]]
  parts      = [join(" when ", compact([values.role, try(values.condition[0].expression, "")]))]
  contents   = [join(" ", [join(" when ", compact([values.role, try(values.condition[0].expression, "")])), values.member])]
  remedy     = "give each role to a binding or to members, not both: the binding takes away members that it does not list"
  source     = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam"
  confidence = "likely"
}

perpetual_diff "google scaled node pools" {
  types             = ["google_container_node_pool"]
  paths             = ["node_count", "initial_node_count"]
  cause             = "an autoscaler sets it"
  remedy            = "leave node_count out, and ignore initial_node_count"
  written_by_others = true
  source            = "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool"
  confidence        = "heuristic"
}

write_only "google_sql_user" {
  arguments  = { password = "password_wo" }
  source     = "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/sql/resource_sql_user.go"
  confidence = "proven"
}

write_only "google_secret_manager_secret_version" {
  arguments  = { secret_data = "secret_data_wo" }
  source     = "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/secretmanager/resource_secret_manager_secret_version.go"
  confidence = "proven"
}

secret_attribute "google_service_account_key" {
  types      = ["google_service_account_key"]
  attributes = ["private_key"]
  source     = "github.com/hashicorp/terraform-provider-google@e03b7622a26cf4e878f90bdccaca6aa3d03a7999:google/services/resourcemanager/resource_google_service_account_key.go"
  confidence = "proven"
}
