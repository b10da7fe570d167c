using System.Text;
using PlanLint.Addresses;
using PlanLint.Inventory;
using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Inventory;

internal sealed class InventoryReaderTests
{
    private static InventoryReadResult Read(string text) => InventoryReader.Read(Encoding.UTF8.GetBytes(text), "live/x");

    private static LiveInventory Inventory(string text)
    {
        var result = Read(text);
        return result.Inventory ?? throw new AssertionException(string.Join("; ", result.Diagnostics.Select(d => $"{d.Location}: {d.Message}")));
    }

    private static ObjectIdentity Kubernetes(string kind, string ns, string name) => new("kubernetes", kind, ns, name);

    private const string Secrets = """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: Secret
          metadata: {name: a, namespace: one, uid: u-1, labels: {argocd.argoproj.io/instance: shop}, creationTimestamp: "2026-02-15T10:22:42Z"}
          data: {password: aHVudGVyMg==}
        - apiVersion: v1
          kind: Secret
          metadata: {name: b, namespace: two}
          stringData: {password: hunter2}
        """;

    [TestCase("secrets", "Secret")]
    [TestCase("Secret", "Secret")]
    [TestCase("ingresses.networking.k8s.io", "Ingress.networking.k8s.io")]
    [TestCase("networkpolicies.networking.k8s.io", "NetworkPolicy.networking.k8s.io")]
    [TestCase("clusters.postgresql.cnpg.io", "Cluster.postgresql.cnpg.io")]
    public void A_scope_names_kinds_as_kubectl_does(string name, string kind)
    {
        var scope = new InventoryScope("kubernetes", name, null);
        scope.Covers(Kubernetes(kind, "one", "a")).ShouldBeTrue();
        scope.Covers(Kubernetes("Cluster.cluster.x-k8s.io", "one", "a")).ShouldBeFalse();
        scope.Covers(Kubernetes("ConfigMap", "one", "a")).ShouldBeFalse();
    }

    [Test]
    public void A_list_over_two_namespaces_covers_all_of_them()
    {
        var inventory = Inventory(Secrets);
        inventory.Objects.Select(o => o.Identity).ShouldBe([Kubernetes("Secret", "one", "a"), Kubernetes("Secret", "two", "b")]);
        inventory.Covers(Kubernetes("Secret", "three", "c")).ShouldBeTrue();
        inventory.Covers(Kubernetes("ConfigMap", "one", "c")).ShouldBeFalse();
        inventory.Objects[0].CreatedAt.ShouldBe(new DateTimeOffset(2026, 2, 15, 10, 22, 42, TimeSpan.Zero));
    }

    [Test]
    public void A_list_from_one_namespace_covers_only_that_one()
    {
        var inventory = Inventory("""{"kind":"List","apiVersion":"v1","items":[{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d","namespace":"one"}}]}""");
        inventory.Covers(Kubernetes("Deployment.apps", "one", "x")).ShouldBeTrue();
        inventory.Covers(Kubernetes("Deployment.apps", "two", "x")).ShouldBeFalse();
    }

    [Test]
    public void A_list_of_cluster_objects_covers_the_kind() =>
        Inventory("""{"kind":"NamespaceList","apiVersion":"v1","items":[{"metadata":{"name":"one"}}]}""")
            .Covers(Kubernetes("Namespace", "", "x")).ShouldBeTrue();

    [Test]
    public void An_empty_list_covers_nothing_and_says_so()
    {
        var result = Read("""{"kind":"List","apiVersion":"v1","items":[]}""");
        result.Inventory!.Scopes.ShouldBeEmpty();
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("empty list");
    }

    [Test]
    public void One_object_covers_nothing()
    {
        var inventory = Inventory("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"one"}}""");
        inventory.Objects.ShouldHaveSingleItem();
        inventory.Scopes.ShouldBeEmpty();
    }

    [Test]
    public void Concatenated_json_documents_are_all_read() =>
        Inventory("""
            {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"one"}}
            {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"two"}}
            """).Objects.Length.ShouldBe(2);

    [Test]
    public void Yaml_documents_are_all_read() =>
        Inventory("""
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: one}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: two}
            """).Objects.Length.ShouldBe(2);

    [Test]
    public void Secrets_are_hashed_alike_whether_encoded_or_not()
    {
        var inventory = Inventory(Secrets);
        var encoded = inventory.Find(Kubernetes("Secret", "one", "a"))!.Content["data"]!["password"]!;
        var plain = inventory.Find(Kubernetes("Secret", "two", "b"))!.Content["stringData"]!["password"]!;
        HashedSecret.IsOne(encoded.AsString).ShouldBeTrue();
        encoded.IsSensitive.ShouldBeTrue();
        plain.ShouldBe(encoded);
        HashedSecret.Of("hunter2").ShouldBe(encoded.AsString);
        inventory.Secrets.ShouldContain("hunter2");
    }

    [Test]
    public void The_copy_of_a_secret_that_apply_leaves_is_hashed_too()
    {
        var item = Inventory("""
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"a","namespace":"n","annotations":
            {"kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"p\":\"aHVudGVyMg==\"}}","note":"kept"}}}
            """).Objects[0];
        item.Annotations["kubectl.kubernetes.io/last-applied-configuration"].ShouldStartWith("hmac-sha256:");
        item.Annotations["note"].ShouldBe("kept");
        item.Content.ToString().ShouldNotContain("aHVudGVyMg");
    }

    [Test]
    public void Owners_are_read_from_what_the_API_server_knows()
    {
        var item = Inventory("""
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: web
              namespace: shop
              ownerReferences: [{kind: Note, name: n}, {kind: Deployment, name: web, controller: true}]
              labels: {kustomize.toolkit.fluxcd.io/name: apps}
              managedFields:
              - {manager: kubectl-edit, operation: Update}
              - {manager: argocd-controller, operation: Apply}
            """).Objects[0];
        item.Owners.Select(o => $"{o.Kind} {o.Name}").ShouldBe(["controller Deployment/web", "owner Note/n", "manager argocd-controller"]);
        item.FieldManagers.ShouldBe(["argocd-controller", "kubectl-edit"]);
    }

    [Test]
    public void Harbor_robots_go_by_their_full_name_and_keep_no_secret()
    {
        var inventory = Inventory("""[{"id":7,"name":"robot$team+ci","level":"project","secret":"s3cr3t","permissions":[],"creation_time":"2026-04-21T12:36:32Z"}]""");
        var robot = inventory.Find(new ObjectIdentity("harbor", "robot", "", "robot$team+ci"))!;
        robot.Uid.ShouldBe("7");
        robot.Content["secret"]!.AsString.ShouldStartWith("hmac-sha256:");
        inventory.Covers(new ObjectIdentity("harbor", "robot", "", "robot$other+ci")).ShouldBeTrue();
    }

    [Test]
    public void A_list_as_long_as_one_page_proves_no_absence()
    {
        string projects = string.Join(',', Enumerable.Range(0, 10).Select(i => $$"""{"name":"p{{i}}","project_id":{{i}}}"""));
        var result = Read($"[{projects}]");
        result.Inventory!.Scopes.ShouldBeEmpty();
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("page_size=100");
    }

    [Test]
    public void Keycloak_clients_find_their_realm_in_a_built_in_client()
    {
        var inventory = Inventory("""[{"clientId":"account","baseUrl":"/realms/shop/account/"},{"clientId":"web","id":"u","secret":"s3cr3t","clientAuthenticatorType":"client-secret"}]""");
        var client = inventory.Find(new ObjectIdentity("keycloak", "client", "shop", "web"))!;
        client.Content["secret"]!.IsSensitive.ShouldBeTrue();
        client.Content["clientAuthenticatorType"]!.AsString.ShouldBe("client-secret");
        inventory.Covers(new ObjectIdentity("keycloak", "client", "shop", "x")).ShouldBeTrue();
    }

    [Test]
    public void A_realm_export_has_the_realm_and_its_clients()
    {
        var inventory = Inventory("""{"realm":"shop","id":"u","smtpServer":{"password":"s3cr3t"},"clients":[{"clientId":"web"}]}""");
        inventory.Objects.Select(o => o.Identity.ToString()).ShouldBe(["client shop/web", "realm shop"]);
        inventory.Find(new ObjectIdentity("keycloak", "realm", "", "shop"))!.Content.ToString().ShouldNotContain("s3cr3t");
    }

    [Test]
    public void A_state_is_kept_as_a_state()
    {
        var result = Read("""{"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"l","outputs":{},"resources":[]}""");
        result.Inventory.ShouldBeNull();
        result.State!.Serial.ShouldBe(3);
    }

    [Test]
    public void The_own_format_reads_back_what_it_wrote()
    {
        var inventory = Inventory(Secrets);
        var text = new StringWriter();
        InventoryWriter.Write(inventory, text);
        var again = Inventory(text.ToString());
        again.Scopes.ShouldBe(inventory.Scopes);
        again.Objects.Length.ShouldBe(inventory.Objects.Length);
        text.ToString().ShouldNotContain("sha256");
        again.Objects[0].Content["data"]!["password"]!.IsSensitive.ShouldBeTrue();
        var textAgain = new StringWriter();
        InventoryWriter.Write(again, textAgain);
        textAgain.ToString().ShouldBe(text.ToString());
    }

    [Test]
    public void A_yaml_bomb_stops_at_a_bound()
    {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c <= 'k'; c++) bomb.Append($"{c}: &{c} [{string.Join(',', Enumerable.Repeat($"*{(char)(c - 1)}", 10))}]\n");
        Read(bomb.ToString()).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("aliases");
    }

    [TestCase("{\"a\":1}", "not understood")]
    [TestCase("[{\"a\":1}]", "not understood")]
    [TestCase("", "empty")]
    [TestCase("a: [", "neither JSON nor valid YAML")]
    [TestCase("a: *b", "alias")]
    [TestCase("a: 1\na: 2", "twice")]
    [TestCase("? [x]\n: y", "key")]
    [TestCase("{\"kind\":\"List\",\"items\":[", "ends in the middle")]
    [TestCase("{\"format_version\":\"1.2\",\"planned_values\":{}}", "--plan")]
    [TestCase("{\"planlint_inventory\":2}", "has to be 1")]
    public void What_is_not_an_inventory_is_named_with_its_place(string text, string expected)
    {
        var result = Read(text);
        result.Inventory.ShouldBeNull();
        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Message.ShouldContain(expected);
        diagnostic.Location.Path.ShouldBe("live/x");
    }
}
