# The sign-off for the plan with the imports: what is accepted, where, and why. Anything else that is an error still fails the build.
intent "import-what-exists" {
  mode   = "bounded"
  ticket = "OPS-214"

  accept {
    rule    = "PL0214"
    address = "kubernetes_manifest.cnpg_cluster"
    reason  = "Rehearsed on staging: the import changes nothing in the cluster"
  }

  accept {
    rule    = "PL0214"
    address = "argocd_application.service[\"pal-e-mail\"]"
    reason  = "Imported with the cluster; its own diff was read line by line"
  }

  accept {
    rule    = "PL0214"
    address = "harbor_robot_account.service_ci[\"playme2k\"]"
    reason  = "Imported with the cluster; nothing reads its secret from the state"
  }

  accept {
    rule    = "PL0304"
    address = "kubernetes_secret_v1.harbor_creds"
    reason  = "Argo CD puts the label back; ignore_labels comes with OPS-219"
  }

  accept {
    rule    = "PL0304"
    address = "kubernetes_ingress_v1.service_funnel[\"pal-e-app\"]"
    reason  = "Argo CD puts the label back; ignore_labels comes with OPS-219"
  }
}
