# Labels and annotations that owners other than Argo CD and Helm track objects by.

tracking_key "kustomize.toolkit.fluxcd.io/*" {
  owner        = "Flux"
  role         = "owner"
  when_removed = "Flux no longer prunes or counts the object"
  source       = "github.com/fluxcd/kustomize-controller@186fb3b29138ce82ff61ba1a9370b96a3dd598fe:internal/controller/kustomization_controller.go"
  confidence   = "proven"
}

tracking_key "helm.toolkit.fluxcd.io/*" {
  owner      = "Flux"
  role       = "owner"
  source     = "github.com/fluxcd/helm-controller@0f61a8607a62be64638f2f912d9487e653960a6e:internal/postrender/common_renderer.go"
  confidence = "proven"
}

tracking_key "reconcile.external-secrets.io/*" {
  owner      = "External Secrets"
  role       = "owner"
  source     = "github.com/external-secrets/external-secrets@cc5bfbc2234ace9cb0caff4ea89c435cf517b27b:apis/externalsecrets/v1/externalsecret_types.go"
  confidence = "proven"
}

tracking_key "cert-manager.io/*" {
  owner      = "cert-manager"
  role       = "behavior"
  source     = "github.com/cert-manager/cert-manager@2d0d7f7f74241a9cbf79f0e2a7bb247238ee09fd:pkg/apis/certmanager/v1/types.go"
  confidence = "proven"
}

tracking_key "objectset.rio.cattle.io/*" {
  owner      = "k3s or Fleet"
  role       = "owner"
  source     = "github.com/rancher/wrangler@8238115126a869bf29c2bdaa409c6c5ec34667a1:pkg/apply/desiredset_apply.go"
  confidence = "proven"
}

tracking_key "istio.io/rev" {
  owner      = "Istio"
  role       = "behavior"
  source     = "github.com/istio/istio@86c9f01fd735fb01d8192f5bcaf0d424afb7f14c:operator/pkg/install/install.go"
  confidence = "proven"
}

tracking_key "linkerd.io/inject" {
  owner      = "Linkerd"
  role       = "behavior"
  source     = "github.com/linkerd/linkerd2@b24cd4059841f8cee2fb7a9c2ac23a693c583579:pkg/k8s/labels.go"
  confidence = "proven"
}

tracking_key "kubernetes.io/metadata.name" {
  owner      = "Kubernetes"
  role       = "behavior"
  source     = "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/"
  confidence = "likely"
}

tracking_key "tailscale.com/*" {
  owner      = "Tailscale"
  role       = "behavior"
  source     = "github.com/tailscale/tailscale@de9ec7ee25627e0e518f53c710a3fc3d947c86c1:cmd/k8s-operator/sts.go"
  confidence = "proven"
}

tracking_key "operator.tekton.dev/*" {
  owner      = "Tekton"
  role       = "owner"
  source     = "github.com/tektoncd/operator@390143289a66e981b9a84847b53f18b1a325072d:pkg/apis/operator/v1alpha1/const.go"
  confidence = "proven"
}

tracking_key "velero.io/*" {
  owner      = "Velero"
  role       = "behavior"
  source     = "github.com/vmware-tanzu/velero@d30d389b56068eebd675d9953492183cb7b58a78:pkg/apis/velero/v1/labels_annotations.go"
  confidence = "proven"
}
