# Labels and annotations that owners other than Argo CD and Helm track objects by.

tracking_key "kustomize.toolkit.fluxcd.io/*" {
  owner        = "Flux"
  role         = "owner"
  when_removed = "Flux no longer prunes or counts the object"
  source       = "Flux docs: kustomize-controller"
  confidence   = "proven"
}

tracking_key "helm.toolkit.fluxcd.io/*" {
  owner      = "Flux"
  role       = "owner"
  source     = "Flux docs: helm-controller"
  confidence = "proven"
}

tracking_key "reconcile.external-secrets.io/*" {
  owner      = "External Secrets"
  role       = "owner"
  source     = "external-secrets: labels of managed Secrets"
  confidence = "proven"
}

tracking_key "cert-manager.io/*" {
  owner      = "cert-manager"
  role       = "behavior"
  source     = "cert-manager docs: annotations on Secrets and Ingresses"
  confidence = "proven"
}

tracking_key "objectset.rio.cattle.io/*" {
  owner      = "k3s or Fleet"
  role       = "owner"
  source     = "rancher/wrangler: objectset"
  confidence = "proven"
}

tracking_key "istio.io/rev" {
  owner      = "Istio"
  role       = "behavior"
  source     = "Istio docs: revisions"
  confidence = "proven"
}

tracking_key "linkerd.io/inject" {
  owner      = "Linkerd"
  role       = "behavior"
  source     = "Linkerd docs: proxy injection"
  confidence = "proven"
}

tracking_key "kubernetes.io/metadata.name" {
  owner      = "Kubernetes"
  role       = "behavior"
  source     = "Kubernetes docs: label of every namespace"
  confidence = "proven"
}

tracking_key "tailscale.com/*" {
  owner      = "Tailscale"
  role       = "behavior"
  source     = "Tailscale operator docs"
  confidence = "proven"
}

tracking_key "operator.tekton.dev/*" {
  owner      = "Tekton"
  role       = "owner"
  source     = "Tekton operator"
  confidence = "likely"
}

tracking_key "velero.io/*" {
  owner      = "Velero"
  role       = "behavior"
  source     = "Velero docs: labels of restored objects"
  confidence = "likely"
}
