using System.Text.RegularExpressions;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Knowledge;
using PlanLint.Secrets;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Rules.Tests.Knowledge;

public sealed partial class BuiltInKnowledgeTests
{
    private static readonly KnowledgeBase Known = BuiltInKnowledge.Load();

    [Test]
    public void Is_free_of_mistakes()
    {
        var diagnostics = new DiagnosticBag();
        KnowledgeReader.Extend(KnowledgeBase.Empty, BuiltInKnowledge.Files(), diagnostics);
        diagnostics.Diagnostics.Select(d => $"{d.Location}: {d.Message}").ShouldBeEmpty();
    }

    [Test]
    public void Gives_source_and_confidence_of_every_row()
    {
        foreach (var file in BuiltInKnowledge.Files())
            foreach (var block in HclParser.ParseFile(file).Body.Blocks)
            {
                block.Body.GetAttribute("source").ShouldNotBeNull($"{file.Path}: {block.Type} {string.Join(" ", block.Labels.Select(l => l.Value))}");
                block.Body.GetAttribute("confidence").ShouldNotBeNull($"{file.Path}: {block.Type} {string.Join(" ", block.Labels.Select(l => l.Value))}");
            }
    }

    /// <summary>A row is as sure as its source: read in code, documented, or inferred (rules/knowledge/README.md).</summary>
    [Test]
    public void Cites_sources_that_bear_the_level_of_evidence()
    {
        var misfits = new List<string>();
        foreach (var block in BuiltInKnowledge.Files().SelectMany(f => HclParser.ParseFile(f).Body.Blocks))
        {
            string row = $"{block.Type} {string.Join(" ", block.Labels.Select(l => l.Value))}";
            string[] sources = [.. Items(block.Body.GetAttribute("source")!.Value).Select(e => e.ToString().Trim('"'))];
            misfits.AddRange(sources.Where(s => !Source().IsMatch(s)).Select(s => $"{row}: '{s}' is neither a URL, a file at a commit or in a package, nor said to be a choice or inferred"));
            string? level = ((TemplateSyntax)block.Body.GetAttribute("confidence")!.Value).LiteralValue;
            if (level == "proven" && !sources.Any(s => Code().IsMatch(s) && !Documentation().IsMatch(s))) misfits.Add($"{row}: proven, but no source is code");
            if (level == "likely" && sources.All(s => Reasoned().IsMatch(s))) misfits.Add($"{row}: likely, but no source can be looked up");
        }
        misfits.ShouldBeEmpty();

        static IEnumerable<ExpressionSyntax> Items(ExpressionSyntax source) => source is TupleSyntax list ? list.Elements : [source];
    }

    [Test]
    public void Gives_each_type_of_a_row_for_several_its_own_page()
    {
        foreach (string type in Known.ResourceTypes) Known.Find(type)!.Evidence.Links.ShouldNotBeEmpty(type);
        Known.Find("google_compute_network")!.Evidence.Links.ShouldContain("https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_network");
        Known.Find("aws_iam_user")!.Evidence.Links.ShouldBe(["https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user"]);
    }

    [GeneratedRegex("^(https://[^ ]+|github\\.com/[\\w.-]+/[\\w.-]+@[0-9a-f]{40}:[^ ]+|npm:(@[\\w-]+/)?[\\w-]+@\\d[\\w.]*:[^ ]+|(choice|inferred): .+|https://[^ ]+\\$\\{.+\\}[^ ]*)$")]
    private static partial Regex Source();

    [GeneratedRegex("^(github\\.com|npm:)")]
    private static partial Regex Code();

    [GeneratedRegex("\\.(md|mdx|markdown|adoc|rst|txt)$")]
    private static partial Regex Documentation();

    [GeneratedRegex("^(choice|inferred):")]
    private static partial Regex Reasoned();

    /// <summary>Of two rows with one name the later takes the place of the earlier: that is for users' files.</summary>
    [Test]
    public void Has_each_name_once() =>
        BuiltInKnowledge.Files().SelectMany(f => HclParser.ParseFile(f).Body.Blocks)
            .Where(b => b.Labels.Count > 0 && b.Type != "resource_types").Select(b => $"{b.Type} {b.Labels[0].Value}").ShouldBeUnique();

    [Test]
    public void Has_each_type_once()
    {
        var types = new List<string>();
        foreach (var file in BuiltInKnowledge.Files())
            foreach (var block in HclParser.ParseFile(file).Body.Blocks)
            {
                if (block.Type == "resource_type") types.Add(block.Labels[0].Value);
                if (block.Type == "resource_types") types.AddRange(((ObjectSyntax)block.Body.GetAttribute("for_each")!.Value).Items.Select(i => i.Key.LiteralKey!));
            }
        types.ShouldBeUnique();
        types.Count.ShouldBeGreaterThan(1600);
    }

    [Test]
    public void Says_on_existing_of_every_type_that_names_objects()
    {
        foreach (string type in Known.ResourceTypes.Where(t => Known.Find(t)!.HasIdentity))
            Known.Find(type)!.OnExisting(Value.EmptyObject).ShouldNotBe(ExistingBehavior.Unspecified, type);
    }

    private static TestCaseData Row(string type, string values, string? identity, string? importId, ExistingBehavior behavior, string live = "{}", string config = "{}") =>
        new TestCaseData(type, values, identity, importId, behavior, live, config).SetArgDisplayNames(type, values);

    private const string Web = """{ metadata = [{ name = "web", namespace = "shop" }] }""";
    private const string Global = """{ metadata = [{ name = "web" }] }""";

    private static IEnumerable<TestCaseData> Rows()
    {
        const ExistingBehavior error = ExistingBehavior.Error, adopts = ExistingBehavior.Adopts, merges = ExistingBehavior.Merges, duplicates = ExistingBehavior.Duplicates, idempotent = ExistingBehavior.Idempotent;

        // Kubernetes.
        yield return Row("kubernetes_secret_v1", Web, "kubernetes Secret shop/web", "shop/web", error);
        yield return Row("kubernetes_secret", Web, "kubernetes Secret shop/web", "shop/web", error);
        yield return Row("kubernetes_config_map", Global, "kubernetes ConfigMap default/web", "default/web", error);
        yield return Row("kubernetes_deployment_v1", Web, "kubernetes Deployment.apps shop/web", "shop/web", error);
        yield return Row("kubernetes_daemon_set_v1", Web, "kubernetes DaemonSet.apps shop/web", "shop/web", error);
        yield return Row("kubernetes_horizontal_pod_autoscaler_v2", Web, "kubernetes HorizontalPodAutoscaler.autoscaling shop/web", "shop/web", error);
        yield return Row("kubernetes_namespace", Global, "kubernetes Namespace web", "web", error);
        yield return Row("kubernetes_storage_class_v1", Global, "kubernetes StorageClass.storage.k8s.io web", "web", error);
        yield return Row("kubernetes_default_service_account_v1", Web, "kubernetes ServiceAccount shop/default", "shop/default", adopts);
        yield return Row("kubernetes_config_map_v1_data", Web, null, null, merges);
        yield return Row("kubernetes_job_v1", Web, "kubernetes Job.batch shop/web", null, error);
        yield return Row("kubernetes_token_request_v1", Web, null, null, error);
        yield return Row("kubernetes_manifest", """{ manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster", metadata = { name = "db", namespace = "data" } } }""",
            "kubernetes Cluster.postgresql.cnpg.io data/db", "apiVersion=postgresql.cnpg.io/v1,kind=Cluster,namespace=data,name=db", error);
        yield return Row("kubernetes_manifest", """{ manifest = { apiVersion = "v1", kind = "Secret", metadata = { name = "web" } } }""",
            "kubernetes Secret default/web", "apiVersion=v1,kind=Secret,namespace=default,name=web", error);
        yield return Row("kubernetes_manifest", """{ manifest = { apiVersion = "cert-manager.io/v1", kind = "ClusterIssuer", metadata = { name = "le" } } }""",
            "kubernetes ClusterIssuer.cert-manager.io le", "apiVersion=cert-manager.io/v1,kind=ClusterIssuer,name=le", error);
        yield return Row("kubectl_manifest", """{ yaml_body = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n" }""",
            "kubernetes Deployment.apps shop/web", "apps/v1//Deployment//web//shop", adopts);
        yield return Row("kubectl_manifest", """{ override_namespace = "other", yaml_body = "apiVersion: v1\nkind: Secret\nmetadata: { name: web, namespace: shop }\n" }""",
            "kubernetes Secret other/web", "v1//Secret//web//other", adopts);
        yield return Row("helm_release", """{ name = "grafana", namespace = "monitoring" }""", "helm release monitoring/grafana", "monitoring/grafana", error);
        yield return Row("helm_release", """{ name = "grafana", upgrade_install = true }""", "helm release default/grafana", "default/grafana", adopts);

        // Argo CD.
        yield return Row("argocd_application", """{ metadata = [{ name = "web", namespace = "argocd" }] }""", "kubernetes Application.argoproj.io argocd/web", "web:argocd", idempotent);
        yield return Row("argocd_application_set", """{ metadata = [{ name = "web" }] }""", "kubernetes ApplicationSet.argoproj.io argocd/web", "web:argocd", adopts);
        yield return Row("argocd_project", """{ metadata = [{ name = "web", namespace = "argocd" }] }""", "kubernetes AppProject.argoproj.io argocd/web", "web", error);
        yield return Row("argocd_cluster", """{ server = "https://k.example" }""", "argocd cluster https://k.example", "https://k.example", error);
        yield return Row("argocd_repository", """{ repo = "https://git.example/a.git" }""", "argocd repository https://git.example/a.git", "https://git.example/a.git", error);
        yield return Row("argocd_repository_credentials", """{ url = "https://git.example" }""", "argocd repository_credentials https://git.example", "https://git.example", error);
        yield return Row("argocd_gpg_key", """{ id = "ABCD" }""", "argocd gpg_key ABCD", "ABCD", error);

        // Harbor.
        yield return Row("harbor_robot_account", """{ level = "project", name = "ci", permissions = [{ namespace = "web" }] }""", "harbor robot robot$web+ci", "/robots/356", error, live: """{ uid = "356" }""");
        yield return Row("harbor_robot_account", """{ level = "system", name = "ci", permissions = [] }""", "harbor robot robot$ci", null, error);
        yield return Row("harbor_project", """{ name = "web" }""", "harbor project web", "/projects/37", error, live: """{ uid = "37" }""");
        yield return Row("harbor_registry", """{ name = "hub" }""", "harbor registry hub", "/registries/1", error, live: """{ uid = "1" }""");
        yield return Row("harbor_user", """{ username = "ann" }""", "harbor user ann", "/users/2", error, live: """{ uid = "2" }""");
        yield return Row("harbor_group", """{ group_name = "dev" }""", "harbor group dev", "/usergroups/3", error, live: """{ uid = "3" }""");
        yield return Row("harbor_label", """{ name = "ok" }""", "harbor label ok", "/labels/4", error, live: """{ uid = "4" }""");
        yield return Row("harbor_replication", """{ name = "push" }""", "harbor replication_policy push", "/replication/policies/5", error, live: """{ uid = "5" }""");
        yield return Row("harbor_retention_policy", "{}", null, null, error);
        yield return Row("harbor_immutable_tag_rule", "{}", null, null, duplicates);
        yield return Row("harbor_project_member_user", "{}", null, null, error);
        yield return Row("harbor_preheat_instance", """{ name = "d7y" }""", "harbor preheat_instance d7y", "/p2p/preheat/instances/d7y", error);
        yield return Row("harbor_config_system", "{}", null, null, merges);

        // Keycloak.
        yield return Row("keycloak_realm", """{ realm = "west" }""", "keycloak realm west", "west", error);
        yield return Row("keycloak_openid_client", """{ realm_id = "west", client_id = "app" }""", "keycloak client west/app", "west/u-1", error, live: """{ uid = "u-1" }""");
        yield return Row("keycloak_openid_client", """{ client_id = "app", import = true }""", "keycloak client west/app", null, adopts, config: """{ realm_id = { realm = "west" } }""");
        yield return Row("keycloak_saml_client", """{ realm_id = "west", client_id = "app" }""", "keycloak client west/app", null, error);
        yield return Row("keycloak_openid_client_scope", """{ realm_id = "west", name = "groups" }""", "keycloak client_scope west/groups", null, error);
        yield return Row("keycloak_user", """{ realm_id = "west", username = "Ann" }""", "keycloak user west/ann", "west/u-2", error, live: """{ uid = "u-2" }""");
        yield return Row("keycloak_group", """{ realm_id = "west", name = "dev" }""", "keycloak group west/dev", null, error);
        yield return Row("keycloak_role", """{ realm_id = "west", name = "coach", client_id = "" }""", "keycloak role west/coach", null, error);
        yield return Row("keycloak_role", """{ realm_id = "west", name = "coach", client_id = "c-1" }""", "keycloak role west/c-1/coach", null, error);
        yield return Row("keycloak_authentication_flow", """{ realm_id = "west", alias = "browser" }""", "keycloak authentication_flow west/browser", null, error);
        yield return Row("keycloak_ldap_user_federation", """{ realm_id = "west", name = "ad" }""", "keycloak ldap_user_federation west/ad", null, error);
        yield return Row("keycloak_organization", """{ realm = "west", name = "acme" }""", "keycloak organization west/acme", null, error);
        yield return Row("keycloak_oidc_identity_provider", """{ realm = "west", alias = "google" }""", "keycloak identity_provider west/google", "west/google", error);
        yield return Row("keycloak_required_action", """{ realm_id = "west", alias = "otp" }""", "keycloak required_action west/otp", "west/otp", error);
        yield return Row("keycloak_openid_group_membership_protocol_mapper", """{ realm_id = "west", client_id = "c-1", name = "groups" }""", "keycloak protocol_mapper west/client/c-1/groups", null, error);
        yield return Row("keycloak_default_groups", """{ realm_id = "west" }""", null, null, merges);
        yield return Row("keycloak_realm_events", """{ realm_id = "west" }""", null, null, merges);

        // Forges.
        yield return Row("github_repository", """{ name = "app" }""", "github repository app", "app", error);
        yield return Row("github_branch_default", """{ repository = "app" }""", "github branch_default app", "app", adopts);
        yield return Row("github_branch_protection", """{ repository_id = "app", pattern = "main" }""", "github branch_protection app/main", "app:main", error);
        yield return Row("github_actions_secret", """{ repository = "app", secret_name = "TOKEN" }""", "github actions_secret app/TOKEN", "app:TOKEN", adopts);
        yield return Row("github_actions_environment_variable", """{ repository = "app", environment = "prod", variable_name = "URL" }""", "github actions_environment_variable app:prod/URL", "app:prod:URL", error);
        yield return Row("github_team", """{ name = "dev" }""", "github team dev", "9", error, live: """{ id = "9" }""");
        yield return Row("github_team_repository", """{ team_id = "1", repository = "app" }""", "github team_repository 1/app", "1:app", adopts);
        yield return Row("github_repository_webhook", "{}", null, null, duplicates);
        yield return Row("github_issue_label", """{ repository = "app", name = "bug" }""", "github issue_label app/bug", "app:bug", error);
        yield return Row("github_repository_file", """{ repository = "app", file = "README.md" }""", "github repository_file app:main/README.md", "app:README.md:main", error);
        yield return Row("gitea_repository", """{ username = "org", name = "app" }""", "gitea repository org/app", "7", error, live: """{ uid = "7" }""");
        yield return Row("gitea_org", """{ name = "org" }""", "gitea org org", null, error);
        yield return Row("gitea_repository_actions_secret", """{ repository_owner = "org", repository = "app", secret_name = "T" }""", "gitea repository_actions_secret org:app/T", "org:app:T", adopts);
        yield return Row("forgejo_repository", """{ owner = "org", name = "app" }""", "forgejo repository org/app", "org/app", error);
        yield return Row("forgejo_deploy_key", "{}", null, null, error);

        // Clouds.
        yield return Row("cloudflare_zone", """{ name = "example.org" }""", "cloudflare zone example.org", null, error);
        yield return Row("cloudflare_dns_record", """{ zone_id = "z", type = "CNAME", name = "www", content = "a" }""", "cloudflare dns_record z/CNAME www a", "z/r", error, live: """{ id = "r" }""");
        yield return Row("cloudflare_dns_record", """{ zone_id = "z", type = "A", name = "www", content = "1.2.3.4" }""", "cloudflare dns_record z/A www 1.2.3.4", null, duplicates);
        yield return Row("cloudflare_r2_bucket", """{ account_id = "a", name = "b" }""", "cloudflare r2_bucket a/b", "a/b/default", error);
        yield return Row("cloudflare_workers_script", """{ account_id = "a", script_name = "s" }""", "cloudflare workers_script a/s", "a/s", adopts);
        yield return Row("aws_s3_bucket", """{ bucket = "b" }""", "aws s3_bucket b", "b", error);
        yield return Row("aws_s3_bucket", """{ bucket = "b", region = "us-east-1" }""", "aws s3_bucket b", "b", error);
        yield return Row("aws_db_instance", """{ identifier = "db" }""", "aws db_instance db", "db", error);
        yield return Row("aws_ssm_parameter", """{ name = "/a", overwrite = true }""", "aws ssm_parameter /a", "/a", adopts);
        yield return Row("aws_iam_role_policy_attachment", """{ role = "r", policy_arn = "arn:aws:iam::aws:policy/X" }""", "aws iam_role_policy_attachment r/arn:aws:iam::aws:policy/X", "r/arn:aws:iam::aws:policy/X", adopts);
        yield return Row("aws_sns_topic", """{ name = "t" }""", "aws sns_topic t", "arn:aws:sns:eu-west-1:1:t", idempotent, live: """{ arn = "arn:aws:sns:eu-west-1:1:t" }""");
        yield return Row("aws_route53_zone", """{ name = "example.org." }""", "aws route53_zone example.org", null, duplicates);
        yield return Row("aws_route53_record", """{ zone_id = "Z1", name = "www.example.org", type = "A", set_identifier = null }""", "aws route53_record Z1/A www.example.org", "Z1_www.example.org_A", error);
        yield return Row("aws_route53_record", """{ zone_id = "Z1", name = "www", type = "A", set_identifier = "eu", allow_overwrite = true }""", "aws route53_record Z1/A www eu", "Z1_www_A_eu", adopts);
        yield return Row("aws_vpc", """{ cidr_block = "10.0.0.0/16" }""", null, null, duplicates);
        yield return Row("aws_default_vpc", "{}", null, null, merges);
        yield return Row("google_compute_network", """{ project = "p", name = "n" }""", "google compute_network p/n", "projects/p/global/networks/n", error);
        yield return Row("google_compute_disk", """{ project = "p", zone = "z", name = "n" }""", "google compute_disk p/z/n", "projects/p/zones/z/disks/n", error);
        yield return Row("google_container_node_pool", """{ project = "p", location = "l", cluster = "c", name = "n" }""", "google container_node_pool p/l/c/n", "p/l/c/n", error);
        yield return Row("google_sql_user", """{ project = "p", instance = "i", name = "u", host = "" }""", "google sql_user p/i/u", "p/i/u", error);
        yield return Row("google_project_iam_binding", """{ project = "p", role = "roles/viewer" }""", "google project_iam_binding p/roles/viewer", "p roles/viewer", adopts);
        yield return Row("google_project_iam_member", """{ project = "p", role = "roles/viewer", member = "user:a@b" }""", "google project_iam_member p/roles/viewer user:a@b", "p roles/viewer user:a@b", merges);
        yield return Row("google_redis_instance", """{ project = "p", region = "r", name = "n" }""", "google redis_instance p/r/n", "projects/p/locations/r/instances/n", error);
        yield return Row("vault_kubernetes_auth_backend_config", """{ backend = "k8s/" }""", "vault kubernetes_auth_backend_config auth/k8s/config", "auth/k8s/config", adopts);
        yield return Row("vault_database_secret_backend_role", """{ namespace = "team", backend = "db", name = "app" }""",
            "vault database_secret_backend_role team/db/roles/app", "db/roles/app", adopts);
        yield return Row("vault_github_auth_backend", """{ path = "github" }""", "vault github_auth_backend github", "github", error);
        yield return Row("github_dependabot_secret", """{ repository = "web", secret_name = "TOKEN" }""", "github dependabot_secret web/TOKEN", "web:TOKEN", adopts);
        yield return Row("github_branch", """{ repository = "web", branch = "main" }""", "github branch web/main", "web:main", adopts);
        yield return Row("proxmox_virtual_environment_vm", """{ node_name = "pve", vm_id = 100 }""", "proxmox vm 100", "pve/100", error);
        yield return Row("proxmox_virtual_environment_user_token", """{ user_id = "ann@pve", token_name = "ci" }""", "proxmox token ann@pve/ci", "ann@pve!ci", error);
        yield return Row("libvirt_domain", """{ name = "web" }""", "libvirt domain web", "u", error, live: """{ uuid = "u" }""");
        yield return Row("talos_machine_bootstrap", "{}", null, null, ExistingBehavior.Unspecified);
        yield return Row("azurerm_subnet", """{ resource_group_name = "rg", virtual_network_name = "net", name = "db" }""", "azurerm subnet rg/net/db",
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/db", error,
            live: """{ id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/net/subnets/db" }""");
        yield return Row("azurerm_mssql_database", """{ server_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/one", name = "db" }""",
            "azurerm mssql_database /subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/one/db", "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/one/databases/db", error);
        yield return Row("google_vpc_access_connector", """{ project = "p", region = "europe-west1", name = "web" }""",
            "google vpc_access_connector p/europe-west1/web", "projects/p/locations/europe-west1/connectors/web", error);
        yield return Row("google_vpc_access_connector", """{ name = "web" }""", null, null, error);
        yield return Row("aws_s3_bucket_policy", """{ bucket = "logs" }""", "aws s3_bucket_policy logs", "logs", adopts);
        yield return Row("aws_glue_catalog_table", """{ catalog_id = "1", database_name = "d", name = "t" }""", "aws glue_catalog_table 1/d/t", "1:d:t", error);
        yield return Row("aws_cloudwatch_event_target", """{ event_bus_name = "default", rule = "r", target_id = "t" }""", "aws cloudwatch_event_target default/r/t", "default/r/t", adopts);
        yield return Row("azurerm_postgresql_flexible_server", """{ resource_group_name = "rg", name = "db" }""", "azurerm postgresql_flexible_server rg/db", "/subscriptions/s/resourceGroups/rg/providers/Microsoft.DBforPostgreSQL/flexibleServers/db", error, live: """{ id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.DBforPostgreSQL/flexibleServers/db" }""");
        yield return Row("azurerm_subnet", """{ resource_group_name = "rg", virtual_network_name = "net", name = "a" }""", "azurerm subnet rg/net/a", null, error);

        yield return Row("google_service_account", """{ project = "p", account_id = "ci" }""", "google service_account p/ci", "projects/p/serviceAccounts/ci@p.iam.gserviceaccount.com", error);
        yield return Row("google_service_account", """{ project = "p", account_id = "ci", create_ignore_already_exists = true }""", "google service_account p/ci", "projects/p/serviceAccounts/ci@p.iam.gserviceaccount.com", adopts);
        yield return Row("null_resource", "{}", null, null, ExistingBehavior.Unspecified);
        yield return Row("tls_private_key", "{}", null, null, ExistingBehavior.Unspecified);

        // Servers.
        yield return Row("postgresql_database", """{ name = "app" }""", "postgresql database app", "app", error);
        yield return Row("postgresql_schema", """{ database = "app", name = "s" }""", "postgresql schema app/s", "app.s", adopts);
        yield return Row("postgresql_schema", """{ database = "app", name = "s", if_not_exists = false }""", "postgresql schema app/s", "app.s", error);
        yield return Row("postgresql_extension", """{ name = "pgcrypto" }""", "postgresql extension postgres/pgcrypto", "postgres.pgcrypto", adopts);
        yield return Row("postgresql_grant", "{}", null, null, merges);
        yield return Row("vault_mount", """{ path = "kv/" }""", "vault mount kv", "kv", error);
        yield return Row("vault_policy", """{ name = "app" }""", "vault policy app", "app", adopts);
        yield return Row("vault_kv_secret_v2", """{ mount = "kv", name = "app" }""", "vault kv_secret_v2 kv/app", "kv/data/app", adopts);
        yield return Row("vault_kubernetes_auth_backend_role", """{ role_name = "app" }""", "vault kubernetes_auth_backend_role kubernetes/app", "auth/kubernetes/role/app", adopts);
        yield return Row("grafana_folder", """{ uid = "f" }""", "grafana folder f", "f", error);
        yield return Row("grafana_dashboard", """{ config_json = "{\"uid\":\"d\"}", overwrite = true }""", "grafana dashboard d", "d", adopts);
        yield return Row("grafana_contact_point", """{ org_id = "2", name = "ops" }""", "grafana contact_point 2/ops", "2:ops", error);
        yield return Row("grafana_notification_policy", "{}", null, null, adopts);
        yield return Row("minio_s3_bucket", """{ bucket = "b" }""", "minio s3_bucket b", "b", error);
        yield return Row("minio_iam_user_policy_attachment", """{ user_name = "u", policy_name = "p" }""", "minio iam_user_policy_attachment u/p", "u/p", adopts);
    }

    [TestCaseSource(nameof(Rows))]
    public void Names_and_imports_objects(string type, string values, string? identity, string? importId, ExistingBehavior behavior, string live, string config)
    {
        var row = Known.Find(type).ShouldNotBeNull();
        var made = row.Identify(Hcl(values), Hcl(config));
        (made is null ? null : $"{made.System} {made}").ShouldBe(identity);
        row.ImportId(Hcl(values), Hcl(live), Hcl(config)).ShouldBe(importId);
        row.OnExisting(Hcl(values)).ShouldBe(behavior);
        if (importId is not null) row.ImportFormat.ShouldNotBeNull().Matches(importId).ShouldBeTrue($"'{importId}' should have the format '{row.ImportFormat}'");
    }

    [Test]
    public void Is_silent_about_names_that_are_not_known_yet()
    {
        var unknown = Value.Object([new("metadata", Value.Tuple([Value.Object([new("name", Value.Unknown(ValueType.String)), new("namespace", Value.String("shop"))])]))]);
        Known.Identify("kubernetes_secret_v1", unknown).ShouldBeNull();
        var unknownPlace = Value.Object([new("metadata", Value.Tuple([Value.Object([new("name", Value.String("web")), new("namespace", Value.Unknown(ValueType.String))])]))]);
        Known.Identify("kubernetes_secret_v1", unknownPlace).ShouldBeNull();
        Known.Identify("keycloak_openid_client", Value.Object([new("realm_id", Value.Unknown(ValueType.String)), new("client_id", Value.String("app"))])).ShouldBeNull();
    }

    [Test]
    public void Makes_no_identity_of_a_sensitive_name() =>
        Known.Identify("keycloak_realm", Value.Object([new("realm", Value.String("hidden").WithSensitive(true))])).ShouldBeNull();

    [Test]
    public void Reads_the_kind_out_of_a_sensitive_yaml_body() =>
        Known.Identify("kubectl_manifest", Value.Object([new("yaml_body", Value.String("apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}").WithSensitive(true))]))
            .ShouldNotBeNull().ToString().ShouldBe("Secret b/a");

    [TestCase("kubernetes_manifest", "apiVersion=postgresql.cnpg.io/v1,kind=Cluster,namespace=postgres,name=db", true)]
    [TestCase("kubernetes_manifest", "kind=Cluster,apiVersion=postgresql.cnpg.io/v1,name=db", true)]
    [TestCase("kubernetes_manifest", "postgres/db", false)]
    [TestCase("harbor_robot_account", "/robots/356", true)]
    [TestCase("harbor_robot_account", "ci", false)]
    [TestCase("argocd_application", "web:argocd", true)]
    [TestCase("argocd_application", "web", false)]
    [TestCase("grafana_folder", "1:abc", true)]
    [TestCase("grafana_folder", "abc", true)]
    public void Knows_how_import_ids_are_written(string type, string id, bool matches) => Known.Find(type)!.ImportFormat!.Matches(id).ShouldBe(matches);

    [TestCase("kubernetes_persistent_volume_claim_v1", "{}", "the data of a volume")]
    [TestCase("kubernetes_manifest", """{ manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "Cluster", metadata = { name = "a", namespace = "b" } } }""", "data that CloudNativePG keeps for it")]
    [TestCase("kubernetes_manifest", """{ manifest = { apiVersion = "postgresql.cnpg.io/v1", kind = "ScheduledBackup", metadata = { name = "a", namespace = "b" } } }""", null)]
    [TestCase("kubernetes_manifest", """{ manifest = { apiVersion = "cluster.x-k8s.io/v1beta1", kind = "Cluster", metadata = { name = "a", namespace = "b" } } }""", "data that Cluster API keeps for it")]
    [TestCase("aws_fsx_lustre_file_system", "{}", "stored data")]
    [TestCase("helm_release", """{ chart = "cert-manager" }""", "the CRDs of its chart and every object of their kinds")]
    [TestCase("helm_release", """{ chart = "oci://registry-1.docker.io/bitnamicharts/postgresql" }""", "a PostgreSQL database")]
    [TestCase("helm_release", """{ chart = "tf-controller" }""", "the CRDs of its chart and every object of their kinds")]
    [TestCase("helm_release", """{ chart = "tofu-controller" }""", null)]
    [TestCase("helm_release", """{ chart = "kiali-operator" }""", null)]
    [TestCase("helm_release", """{ chart = "nginx" }""", null)]
    [TestCase("null_resource", "{}", null)]
    public void Knows_what_is_protected(string type, string values, string? holds) => Known.ProtectionOf(type, Hcl(values))?.Holds.ShouldBe(holds);

    [Test]
    public void Protects_secrets_at_warning_level()
    {
        Known.ProtectionOf("kubernetes_secret_v1", Value.EmptyObject)!.IsWarning.ShouldBeTrue();
        Known.IsProtected("kubernetes_secret_v1", Value.EmptyObject).ShouldBeFalse();
    }

    [Test]
    public void Knows_operators_by_group_and_pattern()
    {
        Known.OperatorOf("postgresql.cnpg.io")!.Name.ShouldBe("CloudNativePG");
        Known.OperatorOf("networking.istio.io")!.Name.ShouldBe("Istio");
        Known.OperatorOf("helm.toolkit.fluxcd.io")!.Name.ShouldBe("Flux");
        Known.OperatorOf("traefik.io")!.IsHarmless.ShouldBeTrue();
        Known.OperatorOf("apps").ShouldBeNull();
        Known.OperatorOf("postgresql.cnpg.io")!.MutatedPaths("Cluster").ShouldContain("spec.postgresql.parameters");
    }

    [TestCase("argocd.argoproj.io/instance", "x", TrackingRole.Owner)]
    [TestCase("argocd.argoproj.io/sync-wave", "1", TrackingRole.Behavior)]
    [TestCase("app.kubernetes.io/instance", "x", TrackingRole.Hint)]
    [TestCase("app.kubernetes.io/managed-by", "Helm", TrackingRole.Owner)]
    [TestCase("app.kubernetes.io/managed-by", "terraform", null)]
    [TestCase("kustomize.toolkit.fluxcd.io/name", "x", TrackingRole.Owner)]
    [TestCase("app", "x", null)]
    public void Knows_tracking_keys(string key, string value, TrackingRole? role) => (Known.TrackingKeyOf(key, value)?.Role).ShouldBe(role);

    [TestCase("ReplicaSet.apps", "shop", "web", """{ "kustomize.toolkit.fluxcd.io/name" = "apps", "kustomize.toolkit.fluxcd.io/namespace" = "flux-system" }""",
        """{ "meta.helm.sh/release-name" = "web", "meta.helm.sh/release-namespace" = "shop", "argocd.argoproj.io/tracking-id" = "shop:apps/ReplicaSet:shop/web" }""",
        "Helm release shop/web; Argo CD application shop; Flux kustomization flux-system/apps")]
    [TestCase("Secret", "b", "copy", "{}", """{ "argocd.argoproj.io/tracking-id" = "shop:/Secret:a/original" }""", "")]
    [TestCase("ClusterRole.rbac.authorization.k8s.io", "", "r", "{}", """{ "argocd.argoproj.io/tracking-id" = "shop:rbac.authorization.k8s.io/ClusterRole:shop/r" }""", "Argo CD application shop")]
    [TestCase("Secret", "b", "s", """{ "argocd.argoproj.io/instance" = "shop" }""", "{}", "Argo CD application shop")]
    [TestCase("Secret", "b", "s", "{}", """{ "meta.helm.sh/release-name" = "web" }""", "Helm release b/web")]
    [TestCase("Secret", "b", "s", """{ app = "web" }""", "{}", "")]
    public void Reads_the_marks_of_owners(string kind, string place, string name, string labels, string annotations, string marks)
    {
        var found = Known.MarksOn(new Addresses.ObjectIdentity("kubernetes", kind, place, name), Texts(labels), Texts(annotations));
        string.Join("; ", found).ShouldBe(marks);

        static Dictionary<string, string> Texts(string map) => Hcl(map).Attributes.ToDictionary(a => a.Key, a => a.Value.AsString, StringComparer.Ordinal);
    }

    [TestCase("kubernetes", "Secret", "shop", "web", "kubectl get secret web -n shop -o yaml")]
    [TestCase("kubernetes", "Namespace", "", "web", "kubectl get namespace web -o yaml")]
    [TestCase("keycloak", "realm", "", "main", "kcadm.sh get realms/main")]
    [TestCase("keycloak", "client", "main", "app", "kcadm.sh get clients -r main")]
    [TestCase("helm", "release", "shop", "web", "helm status web -n shop")]
    [TestCase("harbor", "project", "", "library", "curl -u USER \"$HARBOR/api/v2.0/projects?page_size=100\"")]
    [TestCase("harbor", "registry", "", "hub", "curl -u USER \"$HARBOR/api/v2.0/registries?page_size=100\"")]
    [TestCase("harbor", "group", "", "dev", "curl -u USER \"$HARBOR/api/v2.0/usergroups?page_size=100\"")]
    [TestCase("harbor", "retention_policy", "", "x", null)]
    [TestCase("keycloak", "client_scope", "main", "groups", "kcadm.sh get client-scopes -r main")]
    [TestCase("keycloak", "identity_provider", "main", "google", "kcadm.sh get identity-provider/instances -r main")]
    [TestCase("acme", "box", "", "blue", null)]
    public void Knows_how_a_person_looks_an_object_up(string system, string kind, string place, string name, string? command) =>
        Known.LookupCommand(new Addresses.ObjectIdentity(system, kind, place, name), t => t).ShouldBe(command);

    [TestCase("", true)]
    [TestCase("changeme", true)]
    [TestCase("PLACEHOLDER", true)]
    [TestCase("<token>", true)]
    [TestCase("${TOKEN}", true)]
    [TestCase("xxxxxx", true)]
    [TestCase("Tok-playme2k-0008-real", false)]
    public void Knows_placeholders(string text, bool isPlaceholder) => Known.Placeholders.Matches(text).ShouldBe(isPlaceholder);

    [Test]
    public void Knows_the_other_tables()
    {
        Known.IsProviderSide("aws_db_instance", "timeouts").ShouldBeTrue();
        Known.IsProviderSide("kubernetes_secret_v1", "wait_for_service_account_token").ShouldBeTrue();
        Known.IsProviderSide("kubernetes_secret_v1", "data").ShouldBeFalse();
        Known.UnrecoverableSecrets("harbor_robot_account")!.Attributes.ShouldBe(["secret"]);
        Known.UnrecoverableSecrets("harbor_project").ShouldBeNull();
        Known.DeletionGuardsOf("aws_db_instance").ShouldContain(g => g.Covers("aws_db_instance", "deletion_protection"));
        Known.FieldEffectsOf("Cluster.postgresql.cnpg.io").First(e => e.Covers("spec.postgresql.parameters.max_connections")).Effect.ShouldBe(OperatorEffect.Restart);
        Known.FieldEffectsOf("Cluster.postgresql.cnpg.io").First(e => e.Covers("spec.postgresql.parameters.work_mem")).Effect.ShouldBe(OperatorEffect.Reload);
        Known.PerpetualDiffsOf("kubernetes_deployment_v1").ShouldNotBeEmpty();
        Known.IsCheap("random_password").ShouldBeTrue();
        Known.IsCheap("aws_db_instance").ShouldBeFalse();
        Known.KubernetesKind("kubernetes_deployment").ShouldBe("Deployment.apps");
        Known.KubernetesKind("kubernetes_manifest").ShouldBeNull();
    }

    [Test]
    public void Costs_nothing_until_it_is_asked()
    {
        int read = 0;
        var known = KnowledgeReader.ReadTrusted(BuiltInKnowledge.Files().Select(f =>
        {
            read++;
            return f;
        }));
        read.ShouldBe(0);
        known.Find("kubernetes_secret_v1").ShouldNotBeNull();
        int files = read;
        known.OperatorOf("postgresql.cnpg.io").ShouldNotBeNull();
        read.ShouldBe(files);
    }

    private static Value Hcl(string expression)
    {
        var tree = HclParser.ParseExpression(SourceText.From(expression, "values"));
        tree.HasErrors.ShouldBeFalse(expression);
        return new Evaluator().Evaluate((ExpressionSyntax)tree.Root, VariableScope.Empty).Value;
    }
}
