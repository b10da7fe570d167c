using System.Globalization;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Decisions;
using PlanLint.Fixes;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Rules.Tests.Decisions;

using static Ownership.OwnershipFixtures;

public sealed class DecisionTableTests
{
    [Test]
    public void Imports_the_five_of_the_incident_the_database_first_and_alone()
    {
        var table = DecisionTable.Of(Incident.Load("plan.json"))!;
        var imports = table.Rows.Where(r => r.Kind == DecisionKind.Import).ToArray();
        imports.Select(r => r.Address.ToString()).Order(StringComparer.Ordinal).ShouldBe(Incident.Expected("create_of_existing").Order(StringComparer.Ordinal));
        table.Batches[0].Rows.Select(r => r.Address.ToString()).ShouldBe(["kubernetes_manifest.cnpg_cluster"]);
        table.Batches[1].Rows.Select(r => r.Address.ToString()).ShouldBe(["kubernetes_manifest.cnpg_scheduled_backup"]);
        table.Rows.Where(r => r.Kind != DecisionKind.Import).ShouldAllBe(r => r.Kind == DecisionKind.Create);
        table.Rows.Length.ShouldBe(10);
    }

    [Test]
    public void Flags_the_robot_for_the_secret_that_cannot_be_read()
    {
        var robot = DecisionTable.Of(Incident.Load("plan.json"))!.Rows.Single(r => r.Address.Type == "harbor_robot_account");
        robot.Gate.ShouldContain("secret cannot be recovered");
        robot.FollowUp.ShouldContain("random_password");
    }

    [Test]
    public void Writes_blocks_that_mean_what_repaired_the_incident()
    {
        var table = DecisionTable.Of(Incident.Load("plan.json"))!;
        string repaired = File.ReadAllText(Path.Combine(Incident.Folder, "repaired", "imports.tf"));
        Imports(string.Concat(table.Batches.Select(b => b.Text))).Order(StringComparer.Ordinal).ShouldBe(Imports(repaired).Order(StringComparer.Ordinal));
    }

    [Test]
    public void Has_nothing_to_import_once_that_is_repaired() =>
        DecisionTable.Of(Incident.Load(Path.Combine("repaired", "plan.json")))!.Rows.ShouldAllBe(r => r.Kind == DecisionKind.Create);

    [Test]
    public void Renders_the_table_and_the_steps()
    {
        using var markdown = new StringWriter(CultureInfo.InvariantCulture);
        DecisionMarkdown.Write(DecisionTable.Of(Incident.Load("plan.json"), ["-var-file=k3s.tfvars"], ["--live", "../live"])!, markdown);
        string text = markdown.ToString();
        text.ShouldContain("| 1 | `kubernetes_manifest.cnpg_cluster` | Cluster postgres/pal-e-postgres, uid 14ed1854, created 2026-01-09 | unknown | **import, alone** |");
        text.ShouldContain("terraform plan -var-file=k3s.tfvars '-target=argocd_application.service[\"pal-e-mail\"]' -out=import.tfplan");
        text.ShouldContain("planlint check --plan plan.json --live ../live");
    }

    [Test]
    public void Renders_json_that_parses()
    {
        using var json = new StringWriter(CultureInfo.InvariantCulture);
        DecisionJson.Write(DecisionTable.Of(Incident.Load("plan.json"))!, json);
        using var document = JsonDocument.Parse(json.ToString());
        var first = document.RootElement.GetProperty("rows")[0];
        first.GetProperty("decision").GetString().ShouldBe("import");
        first.GetProperty("importId").GetString().ShouldBe("apiVersion=postgresql.cnpg.io/v1,kind=Cluster,namespace=postgres,name=pal-e-postgres");
        first.GetProperty("file").GetString().ShouldBe("cnpg.tf");
        document.RootElement.GetProperty("batches").GetArrayLength().ShouldBe(6);
    }

    private const string Address = "kubernetes_secret_v1.creds";

    [Test]
    public void Creates_what_certainly_is_not_there() =>
        Only(Plan(Create(Address, Secret)) + Live("v1", "Namespace", "\"name\": \"other\"")).Kind.ShouldBe(DecisionKind.Create);

    [Test]
    public void Asks_where_nobody_looked_and_says_how_to_look()
    {
        var row = Only(Plan(Create(Address, Secret)) + Live("v1", "Pod", "\"name\": \"a\", \"namespace\": \"shop\""));
        row.Kind.ShouldBe(DecisionKind.Ask);
        row.FollowUp.ShouldBe("kubectl get secret creds -n shop -o yaml");
        row.Batch.ShouldBe(0);
    }

    [Test]
    public void Asks_when_the_name_is_not_known() =>
        Only(Plan(Create(Address, """{ "metadata": [{ "namespace": "shop" }] }""", """ "after_unknown": { "metadata": [{ "name": true }] } """)) + LiveSecret())
            .Rationale.ShouldBe("Its name is known only after apply.");

    [Test]
    public void Removes_what_another_state_manages() =>
        Only(Plan(Create(Address, Secret)) + LiveSecret() + State("kubernetes_secret", Secret)).Owner.ShouldBe("kubernetes_secret.theirs in platform/terraform.tfstate");

    [Test]
    public void Removes_what_a_controller_or_a_release_owns()
    {
        Only(Plan(Create(Address, Secret)) + LiveSecret(Controller)).Kind.ShouldBe(DecisionKind.Remove);
        Only(Plan(Create(Address, Secret)) + LiveSecret(Helm)).Kind.ShouldBe(DecisionKind.Remove);
        Only(Plan(Create(Address, Secret)) + LiveSecret(ArgoLabel)).FollowUp.ShouldContain("Prune=false");
    }

    [Test]
    public void Imports_what_an_application_tracks_when_the_block_manages_its_siblings()
    {
        var row = DecisionTable.Of(Fixture.Parse(Plan(Create(Address + "[\"a\"]", Secret), NoOp(Address + "[\"b\"]", Secret.Replace("shop", "b"))) + LiveSecret(ArgoLabel)).Compile(BuiltInKnowledge.Load()))!.Rows.Single();
        row.Kind.ShouldBe(DecisionKind.Import);
        row.FollowUp.ShouldContain("pick one owner");
    }

    [Test]
    public void Recreates_what_cannot_be_imported() =>
        Only(Plan(Create("kubernetes_job_v1.a", Secret)) + Live("batch/v1", "Job", "\"name\": \"creds\", \"namespace\": \"shop\"")).Kind.ShouldBe(DecisionKind.Recreate);

    [Test]
    public void Waits_for_what_is_on_its_way_out() =>
        Only(Plan(Create(Address, Secret)) + LiveSecret(", \"deletionTimestamp\": \"2026-11-20T00:00:00Z\"")).Kind.ShouldBe(DecisionKind.Ask);

    [Test]
    public void Names_the_paths_in_which_a_database_differs()
    {
        var row = Only(Plan(Create("kubernetes_manifest.db", $$"""{ "manifest": {{Cluster(1)}} }"""))
            + "# file: live/db.json\n" + """{ "apiVersion": "postgresql.cnpg.io/v1", "kind": "Cluster", "metadata": { "name": "db", "namespace": "postgres" }, "spec": { "instances": 3 } }""");
        row.Kind.ShouldBe(DecisionKind.Import);
        row.FollowUp.ShouldBe("copy the live value of spec.instances into the configuration");
        row.Gate.ShouldContain("restore drill");
    }

    private static string LiveDeployment(string spec) => "# file: live/Deployment.json\n" + $$"""
        { "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "web", "namespace": "shop", "uid": "14ed1854-faf9-5bd7-9cc7-f4c44a919798", "labels": { "app": "web" } }, "spec": {{spec}} }

        """;

    private static string Deployment(string spec, string labels = """{ "app": "web" }""") => Create("kubernetes_deployment_v1.web", $$"""
        { "metadata": [{ "name": "web", "namespace": "shop", "labels": {{labels}} }], "wait_for_rollout": true, "spec": [{ {{spec}}, "paused": false, "progress_deadline_seconds": null }] }
        """);

    private const string LivePods = """ "selector": { "matchLabels": { "app": "web" } }, "template": { "spec": { "containers": [{ "name": "web", "image": "nginx:1", "resources": { "limits": { "cpu": "1" } } }] } } """;
    private const string Pods = """ "selector": [{ "match_labels": { "app": "web" } }], "template": [{ "spec": [{ "container": [{ "name": "web", "image": "nginx:1", "resources": [{ "limits": { "cpu": "1000m" } }], "env": [] }] }] }] """;

    [Test]
    public void Says_that_a_typed_resource_equals_what_lives()
    {
        var row = Only(Plan(Deployment("\"replicas\": 2, " + Pods)) + LiveDeployment("{ \"replicas\": 2, " + LivePods + " }"));
        row.Rationale.ShouldBe("It exists; creating it would fail. The configuration matches the live object.");
        row.FollowUp.ShouldBeEmpty();
    }

    [Test]
    public void Names_the_paths_in_which_a_typed_resource_differs() =>
        Only(Plan(Deployment("\"replicas\": 1, " + Pods.Replace("nginx:1", "nginx:2", StringComparison.Ordinal), """{ "app": "web", "team": "a" }""")) + LiveDeployment("{ \"replicas\": 2, " + LivePods + " }"))
            .FollowUp.ShouldBe("copy the live values of metadata[0].labels.team, spec[0].replicas, spec[0].template[0].spec[0].container[0].image into the configuration, or apply the change separately");

    [Test]
    public void Claims_no_equality_of_what_it_cannot_compare()
    {
        var row = Only(Plan(Deployment("\"replicas\": 2, \"strategy_of_tomorrow\": \"x\", " + Pods)) + LiveDeployment("{ \"replicas\": 2, " + LivePods + " }"));
        row.Rationale.ShouldBe("It exists; creating it would fail.");
        row.FollowUp.ShouldBeEmpty();
    }

    [Test]
    public void Asks_about_a_workload_that_runs_no_pod()
    {
        var row = Only(Plan(Deployment("\"replicas\": 1, " + Pods)) + LiveDeployment("{ \"replicas\": 0, " + LivePods + " }"));
        row.Kind.ShouldBe(DecisionKind.Ask);
        row.Rationale.ShouldContain("archived");
    }

    [Test]
    public void Imports_what_a_release_owns_when_an_intent_says_so()
    {
        const string intent = """
            # file: takeover.intent.hcl
            intent "takeover" {
              allow {
                address = "kubernetes_secret_v1.creds"
                actions = ["import"]
              }
            }

            """;
        var row = Only(Plan(Create(Address, Secret)) + LiveSecret(Helm) + intent);
        row.Kind.ShouldBe(DecisionKind.Import);
        row.Gate.ShouldContain("no longer manages it: helm.sh/resource-policy=keep, then take it out of the chart");
        Only(Plan(Create(Address, Secret)) + LiveSecret(Helm) + intent.Replace("import", "create", StringComparison.Ordinal)).Kind.ShouldBe(DecisionKind.Remove);
    }

    [Test]
    public void Forgets_a_protected_object_whose_block_is_gone()
    {
        var table = Table(Plan(PlanFixture.Change("aws_db_instance.main", "delete", """{ "identifier": "main" }""", outer: "\"action_reason\": \"delete_because_no_resource_config\"")));
        table.Rows.Single().Kind.ShouldBe(DecisionKind.Remove);
        table.Batches[0].Text.ShouldBe("removed {\n  from = aws_db_instance.main\n\n  lifecycle {\n    destroy = false\n  }\n}\n");
    }

    [Test]
    public void Uses_the_commands_of_old_versions() =>
        Table("# file: plan.json\n" + """
            { "format_version": "1.1", "terraform_version": "1.4.6", "resource_changes": [ { "address": "kubernetes_secret_v1.creds", "mode": "managed", "type": "kubernetes_secret_v1", "name": "creds",
              "change": { "actions": ["create"], "before": null, "after": { "metadata": [{ "name": "creds", "namespace": "shop" }] }, "after_unknown": {}, "before_sensitive": false, "after_sensitive": {} } } ] }
            """ + "\n" + LiveSecret()).Batches[0].Commands[0].ShouldBe("terraform import kubernetes_secret_v1.creds shop/creds");

    [Test]
    public void Escapes_names_for_hcl_shell_and_markdown()
    {
        var address = ResourceAddress.Parse("a_b.c[\"x|y' $${z}\"]")!;
        GeneratedBlock.Import(address, "i\"d").ShouldBe("import {\n  to = a_b.c[\"x|y' $${z}\"]\n  id = \"i\\\"d\"\n}\n");
        GeneratedBlock.ImportCommand(PlanTool.OpenTofu, address, "a b").ShouldBe("tofu import 'a_b.c[\"x|y'\\'' $${z}\"]' 'a b'");
        using var markdown = new StringWriter(CultureInfo.InvariantCulture);
        DecisionMarkdown.Write(Table(Plan(Create("kubernetes_secret_v1.creds[\"a|`b`\"]", Secret)) + LiveSecret()), markdown);
        markdown.ToString().ShouldContain("""| kubernetes\_secret\_v1.creds\["a\|\`b\`"\] |""");
    }

    private static DecisionTable Table(string fixture) => DecisionTable.Of(Fixture.Parse(fixture).Compile(BuiltInKnowledge.Load()))!;

    private static Decision Only(string fixture) => Table(fixture).Rows.ShouldHaveSingleItem();

    /// <summary>Each import block as <c>to = id</c>.</summary>
    private static IEnumerable<string> Imports(string text) =>
        HclParser.ParseFile(SourceText.From(text, "imports.tf")).Body.GetBlocks("import").Select(b => $"{b.Body.GetAttribute("to")!.Value} = {b.Body.GetAttribute("id")!.Value}");
}
