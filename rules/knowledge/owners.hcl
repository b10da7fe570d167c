# Tools that deploy Kubernetes objects and mark them, the surest mark first. The order counts: the first that claims an object is named.

owner "helm" {
  name          = "Helm"
  object        = "release"
  name_keys     = ["meta.helm.sh/release-name"]
  namespace_key = "meta.helm.sh/release-namespace"
  detach        = "helm.sh/resource-policy=keep, then take it out of the chart"
  source        = "github.com/helm/helm@e9b85e4de16ad45805843fb121748018cf89094b:pkg/action/validate.go"
  confidence    = "proven"
}

owner "argocd" {
  name         = "Argo CD"
  object       = "application"
  tracking_id  = "argocd.argoproj.io/tracking-id"
  name_keys    = ["argocd.argoproj.io/instance", "applications.argoproj.io/app-name"]
  object_kinds = ["Application.argoproj.io"]
  reverts_when = ["spec.syncPolicy.automated.selfHeal", "spec.syncPolicy.automated.prune"]
  restores     = "re-adds it on next sync"
  detach       = "Prune=false, then take it out of git"

  source = [
    "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:util/argo/resource_tracking.go",
    "github.com/argoproj/argo-cd@37ee0097cf851bc2dd7665fc081bbce61a7e836e:common/common.go",
  ]

  confidence = "proven"
}

owner "flux kustomization" {
  name          = "Flux"
  object        = "kustomization"
  name_keys     = ["kustomize.toolkit.fluxcd.io/name"]
  namespace_key = "kustomize.toolkit.fluxcd.io/namespace"
  detach        = "kustomize.toolkit.fluxcd.io/prune=disabled, then take it out of git"
  source        = "github.com/fluxcd/kustomize-controller@186fb3b29138ce82ff61ba1a9370b96a3dd598fe:internal/controller/kustomization_controller.go"
  confidence    = "proven"
}

owner "flux helm release" {
  name          = "Flux"
  object        = "helmrelease"
  name_keys     = ["helm.toolkit.fluxcd.io/name"]
  namespace_key = "helm.toolkit.fluxcd.io/namespace"
  detach        = "helm.sh/resource-policy=keep, then take it out of the chart"
  source        = "github.com/fluxcd/helm-controller@0f61a8607a62be64638f2f912d9487e653960a6e:internal/postrender/common_renderer.go"
  confidence    = "proven"
}
