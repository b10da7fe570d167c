# argocd_application and a manifest of kind Application are the same object.

resource_types "applications" {
  for_each = {
    argocd_application = "Application.argoproj.io"
  }

  system = "kubernetes"
  kind   = each.value

  identity = {
    namespace = coalesce(try(values.metadata[0].namespace, null), "argocd")
    name      = values.metadata[0].name
  }

  import_id     = "${identity.name}:${identity.namespace}"
  import_format = "{name}:{namespace}"
  on_existing   = "idempotent"

  source = [
    "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:server/application/application.go",
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:argocd/resource_argocd_application.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/${trimprefix(each.key, "argocd_")}",
  ]

  confidence = "proven"
}

resource_type "argocd_application_set" {
  system = "kubernetes"
  kind   = "ApplicationSet.argoproj.io"

  identity = {
    namespace = coalesce(try(values.metadata[0].namespace, null), "argocd")
    name      = values.metadata[0].name
  }

  import_id     = "${identity.name}:${identity.namespace}"
  import_format = "{name}:{namespace}"
  on_existing   = "adopts"
  overwrites    = "it creates with upsert, so the spec of the live set is replaced"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:argocd/resource_argocd_application_set.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/application_set",
  ]

  confidence = "proven"
}

resource_type "argocd_project" {
  system = "kubernetes"
  kind   = "AppProject.argoproj.io"

  identity = {
    namespace = coalesce(try(values.metadata[0].namespace, null), "argocd")
    name      = values.metadata[0].name
  }

  import_id     = identity.name
  import_format = "{name}"
  on_existing   = "error"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:internal/provider/resource_project.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/project",
  ]

  confidence = "proven"
}

resource_type "argocd_cluster" {
  identity      = { name = values.server }
  import_id     = identity.name
  import_format = "{server_url}"
  on_existing   = "error"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:argocd/resource_argocd_cluster.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/cluster",
  ]

  confidence = "proven"
}

resource_type "argocd_repository" {
  identity      = { name = values.repo }
  import_id     = identity.name
  import_format = "{repo_url}"
  on_existing   = "error"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:internal/provider/resource_repository.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/repository",
  ]

  confidence = "proven"
}

resource_type "argocd_repository_credentials" {
  identity      = { name = values.url }
  import_id     = identity.name
  import_format = "{url}"
  on_existing   = "error"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:internal/provider/resource_repository_credentials.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/repository_credentials",
  ]

  confidence = "proven"
}

resource_type "argocd_gpg_key" {
  identity      = { name = values.id }
  import_id     = identity.name
  import_format = "{key_id}"
  on_existing   = "error"

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:internal/provider/resource_gpg_key.go",
    "https://registry.terraform.io/providers/argoproj-labs/argocd/latest/docs/resources/gpg_key",
  ]

  confidence = "proven"
}

protected "argocd applications" {
  types      = ["argocd_application", "argocd_application_set"]
  kinds      = ["Application.argoproj.io", "ApplicationSet.argoproj.io"]
  holds      = "every object of the application when the removal cascades"
  source     = ["https://github.com/argoproj-labs/terraform-provider-argocd/issues/117", "https://github.com/argoproj/argo-cd/issues/6046"]
  confidence = "likely"
}

operator "argoproj.io" {
  name  = "Argo CD"
  kinds = ["Application", "ApplicationSet", "AppProject", "Rollout", "Workflow", "CronWorkflow", "WorkflowTemplate", "AnalysisTemplate"]

  mutates = {
    Application = ["operation", "metadata.finalizers", "metadata.annotations[\"argocd.argoproj.io/refresh\"]", "metadata.annotations[\"argocd.argoproj.io/hydrate\"]", "spec.source.targetRevision"]
    Rollout     = ["spec.replicas"]
  }

  source     = ["https://github.com/hashicorp/terraform-provider-kubernetes/issues/2367", "https://github.com/argoproj-labs/terraform-provider-argocd/issues/672"]
  confidence = "likely"
}

provider_side "argocd_application" {
  attributes = ["cascade", "sync", "validate", "wait"]
  source     = "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:argocd/resource_argocd_application.go"
  confidence = "proven"
}

unrecoverable_secret "argocd tokens" {
  types      = ["argocd_account_token", "argocd_project_token"]
  attributes = ["jwt"]

  source = [
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:internal/provider/resource_project_token.go",
    "github.com/argoproj-labs/terraform-provider-argocd@e6334ad36657a725e3124076780febf9ef5dd03a:argocd/resource_argocd_account_token.go",
  ]

  confidence = "proven"
}

perpetual_diff "argocd helm parameters" {
  types             = ["argocd_application"]
  paths             = ["spec[0].source[0].helm[0].parameter*"]
  cause             = "the image updater or the user interface writes parameters"
  remedy            = "ignore the parameters"
  written_by_others = true
  source            = "https://github.com/argoproj-labs/terraform-provider-argocd/issues/672"
  confidence        = "likely"
}

tracking_key "argocd.argoproj.io/tracking-id" {
  owner        = "Argo CD"
  role         = "owner"
  when_removed = "Argo CD no longer counts the object as part of its application"

  source = [
    "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:util/argo/resource_tracking.go",
    "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go",
  ]

  confidence = "proven"
}

tracking_key "argocd.argoproj.io/installation-id" {
  owner      = "Argo CD"
  role       = "owner"
  source     = "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go"
  confidence = "proven"
}

tracking_key "argocd.argoproj.io/instance" {
  owner        = "Argo CD"
  role         = "owner"
  when_removed = "the application goes out of sync, and Argo CD writes the label again"

  source = [
    "github.com/argoproj/argo-helm@af0a9310bacbaa4636018dfe22c801a6d33a5c43:charts/argo-cd/values.yaml",
    "https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/",
  ]

  confidence = "proven"
}

tracking_key "applications.argoproj.io/app-name" {
  owner      = "Argo CD"
  role       = "owner"
  source     = "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go"
  confidence = "proven"
}

tracking_key "argocd.argoproj.io/secret-type" {
  owner        = "Argo CD"
  role         = "owner"
  critical     = true
  when_removed = "Argo CD forgets the cluster or repository that the secret registers"
  source       = "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go"
  confidence   = "proven"
}

tracking_key "argocd.argoproj.io/*" {
  owner      = "Argo CD"
  role       = "behavior"

  source = [
    "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go",
    "https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/",
  ]

  confidence = "proven"
}

tracking_key "app.kubernetes.io/instance" {
  owner      = "Argo CD"
  role       = "hint"
  source     = "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go"
  confidence = "proven"
}

chart "argo-cd" {
  templates_crds = true
  crd_groups     = ["argoproj.io"]
  keep_setting   = "crds.keep"

  source = [
    "github.com/argoproj/argo-helm@af0a9310bacbaa4636018dfe22c801a6d33a5c43:charts/argo-cd/templates/crds/crd-application.yaml",
    "github.com/argoproj/argo-helm@af0a9310bacbaa4636018dfe22c801a6d33a5c43:charts/argo-cd/values.yaml",
  ]

  confidence = "proven"
}
