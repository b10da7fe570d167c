using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Kubernetes;

using static RuleTest;

public sealed class ForceConflictsOnForeignTests : RuleTests<ForceConflictsOnForeign>
{
    protected override RuleCase Case => new(Fixture("argocd-controller", "[|force_conflicts = {?true?}|]"))
    {
        Lookalike = [("argocd-controller", "Terraform")],
    };

    private static string Fixture(string manager, string forced = "[|force_conflicts = true|]") => $$"""
        resource "kubernetes_manifest" "app" {
          manifest = { apiVersion = "apps/v1", kind = "Deployment", metadata = { name = "app", namespace = "shop" } }

          field_manager {
            {{forced}}
          }
        }
        # file: live/deployments.json
        { "apiVersion": "v1", "kind": "List", "items": [ { "apiVersion": "apps/v1", "kind": "Deployment",
          "metadata": { "name": "app", "namespace": "shop", "uid": "1", "managedFields": [ { "manager": "{{manager}}", "operation": "Apply" } ] } } ] }
        """;

    [Test]
    public void Names_the_managers_it_takes_fields_from() => Check<ForceConflictsOnForeign>(Fixture("argocd-controller"))
        .WithMessages("kubernetes_manifest.app forces ownership of fields held by argocd-controller on every apply.");

    [Test]
    public void Is_silent_without_the_flag() => Check<ForceConflictsOnForeign>(Fixture("argocd-controller", "force_conflicts = false"));

    [Test]
    public void Is_silent_about_its_own_name() => Check<ForceConflictsOnForeign>(Fixture("deployer", "name = \"deployer\"\n    force_conflicts = true"));
}
