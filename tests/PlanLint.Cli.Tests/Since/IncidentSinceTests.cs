namespace PlanLint.Cli.Tests.Since;

/// <summary>The incident in a repository: the commit that adds <c>keycloak.tf</c>, compared with its parent, without an intent file.</summary>
internal sealed class IncidentSinceTests
{
    private static string Incident(string name) => Path.Combine(CliProcess.Repository, "samples", "incident", name);

    [Test]
    public void Five_creates_are_intended_and_sixteen_changes_are_not_each_with_its_cause()
    {
        using var repository = new GitRepository();
        foreach (string file in Directory.GetFiles(Incident("terraform")).Where(f => Path.GetFileName(f) != "keycloak.tf")) repository.Write($"terraform/{Path.GetFileName(file)}", File.ReadAllText(file));
        repository.Commit();
        repository.Write("terraform/keycloak.tf", File.ReadAllText(Path.Combine(Incident("terraform"), "keycloak.tf")));
        repository.Commit();
        string[] arguments = ["terraform", "--plan", Incident("plan.json"), "--live", Incident("live"), "--var-file", "terraform/k3s.tfvars", "--since", "HEAD~1"];

        var changes = repository.Changes(arguments);
        changes.Where(c => c.EndsWith(" true", StringComparison.Ordinal)).ShouldBe(
        [
            "keycloak_openid_client.westside_ai_assistant edited true",
            "keycloak_openid_client.westside_app edited true",
            "keycloak_openid_group_membership_protocol_mapper.groups edited true",
            "keycloak_realm.westside edited true",
            "keycloak_role.coach edited true",
        ]);
        changes.Where(c => c.EndsWith(" false", StringComparison.Ordinal)).ShouldBe(
        [
            "argocd_application.service[\"pal-e-mail\"] exists false",
            "harbor_robot_account.service_ci[\"playme2k\"] exists false",
            "kubernetes_ingress_v1.service_funnel[\"pal-e-app\"] outside false",
            "kubernetes_manifest.cnpg_cluster exists false",
            "kubernetes_manifest.cnpg_scheduled_backup exists false",
            "kubernetes_secret_v1.harbor_creds[\"basketball-api\"] outside false",
            "kubernetes_secret_v1.harbor_creds[\"landing\"] outside false",
            "kubernetes_secret_v1.harbor_creds[\"mcd-tracker-api\"] outside false",
            "kubernetes_secret_v1.harbor_creds[\"pal-e-app\"] exists false",
            "kubernetes_secret_v1.harbor_creds[\"pal-e-docs\"] outside false",
            "kubernetes_secret_v1.harbor_creds[\"pal-e-mail\"] outside false",
            "kubernetes_secret_v1.harbor_creds[\"platform-validation\"] outside false",
            // State and cluster hold a placeholder, and the variable file had the token before: nobody changed the object, nobody applied the edit.
            "kubernetes_secret_v1.harbor_creds[\"playme2k\"] pending false",
            "kubernetes_secret_v1.harbor_creds[\"svc-dashboard\"] outside false",
            "kubernetes_secret_v1.harbor_creds[\"westside-ai-assistant\"] pending false",
            "kubernetes_secret_v1.harbor_creds[\"westside-app\"] outside false",
        ]);
        var (result, report) = repository.Report([.. arguments, "--only", "PL0102"]);
        result.ExitCode.ShouldBe(1);
        report.GetProperty("roots")[0].GetProperty("findings").EnumerateArray().SelectMany(f => f.GetProperty("addresses").EnumerateArray()).Count().ShouldBe(16);
    }
}
