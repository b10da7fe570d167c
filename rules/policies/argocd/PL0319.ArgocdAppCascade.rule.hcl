rule "PL0319" {
  name       = "argocd-app-cascade"
  title      = "Argo CD removes what an Application deployed"
  resource   = ["argocd_application", "argocd_application_set"]
  severity   = "error"
  confidence = "likely"

  locals {
    app     = try(before.metadata[0].name, address)
    removed = contains(actions, "delete")

    prunes_before = try(before.spec[0].sync_policy[0].automated[0].prune, false) == true
    prunes_after  = try(after.spec[0].sync_policy[0].automated[0].prune, false) == true
    starts_prune  = contains(actions, "update") && !local.prunes_before && local.prunes_after

    target_before = jsonencode([try(before.spec[0].project, null), try(before.spec[0].destination, null)])
    target_after  = jsonencode([try(after.spec[0].project, null), try(after.spec[0].destination, null)])
    moves         = contains(actions, "update") && local.target_before != local.target_after
  }

  filter    = local.removed || local.starts_prune || local.moves
  condition = local.removed && before.cascade == false

  error_message = (local.removed ? "${address}: removing ${local.app} cascades to every resource that it deployed."
    : local.starts_prune ? "${address}: ${local.app} begins to prune: what is no longer in its source is deleted."
  : "${address}: ${local.app} moves to another project or destination, and leaves or deletes what it deployed.")

  test "an Application that is removed takes what it deployed" {
    plan = {
      resource_changes = [
        { address = "argocd_application.shop", change = { actions = ["delete"], before = { cascade = true, metadata = [{ name = "shop" }] } } },
        { address = "argocd_application.kept", change = { actions = ["delete"], before = { cascade = false, metadata = [{ name = "kept" }] } } },
      ]
    }
    expect = ["argocd_application.shop"]
  }

  test "a project that changes moves it, a label that changes does not" {
    plan = {
      resource_changes = [
        {
          address = "argocd_application.shop"
          change  = { actions = ["update"], before = { spec = [{ project = "a" }] }, after = { spec = [{ project = "b" }] } }
        },
        {
          address = "argocd_application.kept"
          change  = { actions = ["update"], before = { spec = [{ project = "a" }] }, after = { spec = [{ project = "a" }] } }
        },
      ]
    }
    expect = ["argocd_application.shop"]
  }
}
