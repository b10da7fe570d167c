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
  source        = "argoproj/argo-cd application.go:401: an equal application is returned, any other is an error"
  confidence    = "proven"
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
  source        = "argoproj-labs/terraform-provider-argocd: resource_argocd_application_set (Upsert: true)"
  confidence    = "proven"
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
  source        = "argoproj-labs/terraform-provider-argocd: docs/resources/project.md"
  confidence    = "proven"
}

resource_type "argocd_cluster" {
  identity      = { name = values.server }
  import_id     = identity.name
  import_format = "{server_url}"
  on_existing   = "error"
  source        = "argoproj-labs/terraform-provider-argocd: docs/resources/cluster.md"
  confidence    = "proven"
}

resource_type "argocd_repository" {
  identity      = { name = values.repo }
  import_id     = identity.name
  import_format = "{repo_url}"
  on_existing   = "error"
  source        = "argoproj-labs/terraform-provider-argocd: docs/resources/repository.md"
  confidence    = "proven"
}

resource_type "argocd_repository_credentials" {
  identity      = { name = values.url }
  import_id     = identity.name
  import_format = "{url}"
  on_existing   = "error"
  source        = "argoproj-labs/terraform-provider-argocd: docs/resources/repository_credentials.md"
  confidence    = "proven"
}

resource_type "argocd_gpg_key" {
  identity      = { name = values.id }
  import_id     = identity.name
  import_format = "{key_id}"
  on_existing   = "error"
  source        = "argoproj-labs/terraform-provider-argocd: docs/resources/gpg_key.md"
  confidence    = "proven"
}

protected "argocd applications" {
  types      = ["argocd_application", "argocd_application_set", "argocd_project"]
  kinds      = ["Application.argoproj.io", "ApplicationSet.argoproj.io", "AppProject.argoproj.io"]
  holds      = "every object of the application when the removal cascades"
  source     = "argoproj-labs/terraform-provider-argocd#117, argoproj/argo-cd#6046"
  confidence = "proven"
}

operator "argoproj.io" {
  name  = "Argo CD"
  kinds = ["Application", "ApplicationSet", "AppProject", "Rollout", "Workflow", "CronWorkflow", "WorkflowTemplate", "AnalysisTemplate"]

  mutates = {
    Application = ["operation", "metadata.finalizers", "metadata.annotations[\"argocd.argoproj.io/refresh\"]", "metadata.annotations[\"argocd.argoproj.io/hydrate\"]", "spec.source.targetRevision"]
    Rollout     = ["spec.replicas"]
  }

  source     = "terraform-provider-kubernetes#2367, argoproj-labs/terraform-provider-argocd#672"
  confidence = "proven"
}

provider_side "argocd_application" {
  attributes = ["cascade", "sync", "validate", "wait"]
  source     = "argoproj-labs/terraform-provider-argocd: Update is skipped unless metadata or spec change"
  confidence = "proven"
}

unrecoverable_secret "argocd tokens" {
  types      = ["argocd_account_token", "argocd_project_token"]
  attributes = ["jwt"]
  source     = "argoproj-labs/terraform-provider-argocd: the token is told at creation"
  confidence = "proven"
}

perpetual_diff "argocd helm parameters" {
  types             = ["argocd_application"]
  paths             = ["spec[0].source[0].helm[0].parameter*"]
  cause             = "the image updater or the user interface writes parameters"
  remedy            = "ignore the parameters"
  written_by_others = true
  source            = "argoproj-labs/terraform-provider-argocd#672"
  confidence        = "proven"
}

tracking_key "argocd.argoproj.io/tracking-id" {
  owner        = "Argo CD"
  role         = "owner"
  when_removed = "Argo CD no longer counts the object as part of its application"
  source       = "argo-cd docs: resource_tracking, the default method"
  confidence   = "proven"
}

tracking_key "argocd.argoproj.io/installation-id" {
  owner      = "Argo CD"
  role       = "owner"
  source     = "argo-cd docs: resource_tracking"
  confidence = "proven"
}

tracking_key "argocd.argoproj.io/instance" {
  owner        = "Argo CD"
  role         = "owner"
  when_removed = "the application goes out of sync, and Argo CD writes the label again"
  source       = "argo-helm: application.instanceLabelKey"
  confidence   = "proven"
}

tracking_key "applications.argoproj.io/app-name" {
  owner      = "Argo CD"
  role       = "owner"
  source     = "argo-cd: legacy tracking label"
  confidence = "proven"
}

tracking_key "argocd.argoproj.io/secret-type" {
  owner        = "Argo CD"
  role         = "owner"
  critical     = true
  when_removed = "Argo CD forgets the cluster or repository that the secret registers"
  source       = "argo-cd docs: declarative setup"
  confidence   = "proven"
}

tracking_key "argocd.argoproj.io/*" {
  owner      = "Argo CD"
  role       = "behavior"
  source     = "argo-cd docs: sync-options, sync-wave, hook, compare-options"
  confidence = "proven"
}

tracking_key "app.kubernetes.io/instance" {
  owner      = "Argo CD"
  role       = "hint"
  source     = "argo-cd docs: default key of the label method, but many charts set it too"
  confidence = "proven"
}

chart "argo-cd" {
  templates_crds = true
  crd_groups     = ["argoproj.io"]
  keep_setting   = "crds.keep"
  source         = "argoproj/argo-helm: charts/argo-cd/templates/crds"
  confidence     = "proven"
}
