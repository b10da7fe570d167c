using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class ForgottenObjectTests : RuleTests<ForgottenObject>
{
    protected override RuleCase Case => new("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "acme_thing.a", "change": { "actions": ["forget"], "before": { "id": "thing-1" } } } ] }
        """)
    {
        Lookalike = [("\"forget\"", "\"delete\"")],
        AlwaysKnown = "The action decides, and a plan knows it.",
    };

    [Test]
    public void Warns_of_an_object_that_nobody_will_manage() => Check<ForgottenObject>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "acme_thing.a", "change": { "actions": ["forget"], "before": { "id": "thing-1" } } } ] }
        """)
        .WithMessages("acme_thing.a will be forgotten: the object will continue to exist, and nothing will manage it.")
        .WithNotes("live: id thing-1")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Names_the_live_object() => Check<ForgottenObject>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["forget"], "before": { "id": "app", "metadata": [{ "name": "app" }] } } } ] }
        # file: live/ns.json
        { "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "app", "uid": "0d3c1c5a-1111", "creationTimestamp": "2026-01-02T03:04:05Z" } }
        """)
        .WithNotes("live: Namespace app, uid 0d3c1c5a…, created 2026-01-02");

    [Test]
    public void Notes_an_object_that_another_state_holds() => Check<ForgottenObject>("""
        # file: plan.json [||]
        { "resource_changes": [ { "address": "kubernetes_namespace_v1.a", "change": { "actions": ["forget"], "before": { "id": "app", "metadata": [{ "name": "app" }] } } } ] }
        # file: other.tfstate
        { "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "o", "resources": [
          { "mode": "managed", "type": "kubernetes_namespace_v1", "name": "theirs", "provider": "provider[\"registry.terraform.io/hashicorp/kubernetes\"]",
            "instances": [ { "attributes": { "id": "app", "metadata": [{ "name": "app" }] } } ] } ] }
        """)
        .WithMessages("kubernetes_namespace_v1.a will be forgotten; Namespace app is managed by kubernetes_namespace_v1.theirs in other.tfstate.")
        .WithSeverities(Severity.Note);
}
