using PlanLint.Testing;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>The whole way of the incident, in the order of the table, without starting anything.</summary>
[NonParallelizable]
internal sealed class ReconcileDryRunTests
{
    private static readonly string Sample = Path.Combine(RepositoryFiles.Root(), "samples", "incident");

    private static (int Exit, string Output, string Errors) Run(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var written = new StringWriter();
        using var told = new StringWriter();
        try
        {
            Console.SetOut(written);
            Console.SetError(told);
            return (CommandLine.Run(["reconcile", .. arguments]), written.ToString(), told.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private static (int Exit, string Output, string Errors) Incident(params string[] more) => Run(
        [Path.Combine(Sample, "terraform"), "--plan", Path.Combine(Sample, "plan.json"), "--live", Path.Combine(Sample, "live"), "--dry-run", .. more, "--", "no-such-tool"]);

    [Test]
    public void Goes_the_way_of_the_table_with_the_database_first_and_alone()
    {
        var (exit, output, errors) = Incident("--attest", "restore-drill:7", "--attest", "rotation:harbor_robot_account.service_ci[\"playme2k\"]");
        exit.ShouldBe(0, errors);
        output.Split('\n').Where(l => l.StartsWith("# ", StringComparison.Ordinal) && l.Length > 3 && char.IsDigit(l[2])).ShouldBe(
        [
            "# 1. Import kubernetes_manifest.cnpg_cluster alone",
            "# 2. Import kubernetes_manifest.cnpg_scheduled_backup",
            "# 3. Import argocd_application.service[\"pal-e-mail\"] alone",
            "# 4. Import harbor_robot_account.service_ci[\"playme2k\"] alone",
            "# 5. Import kubernetes_secret_v1.harbor_creds[\"pal-e-app\"]",
            "# 6. Create what is new",
        ]);
        output.ShouldContain("plan -input=false -lock-timeout=60s -var-file=k3s.tfvars -target=kubernetes_manifest.cnpg_cluster -out=.planlint/batch.tfplan\n");
        output.ShouldContain("# -target takes along, unchanged: kubernetes_namespace_v1.postgres, kubernetes_secret_v1.cnpg_s3_creds\n");
        output.ShouldContain("  id = \"/robots/356\"\n");
        output.ShouldNotContain("# open:");
        foreach (string token in File.ReadLines(Path.Combine(Sample, "terraform", "k3s.tfvars")).Where(l => l.Contains("Tok-")).Select(l => l.Split('"')[1]))
            output.ShouldNotContain(token);
        Directory.Exists(Path.Combine(Sample, "terraform", ".planlint")).ShouldBeFalse();
    }

    [Test]
    public void Lists_the_gates_that_nobody_answered()
    {
        var (exit, output, _) = Incident("--attest", "restore-drill");
        exit.ShouldBe(1);
        output.Split('\n').Where(l => l.StartsWith("# open:", StringComparison.Ordinal)).ShouldBe(
            ["# open: harbor_robot_account.service_ci[\"playme2k\"]: secret cannot be recovered: rotate it with every consumer: "
                + "--attest 'rotation:harbor_robot_account.service_ci[\"playme2k\"]', or attest in an intent"]);
    }

    [Test]
    public void Is_limited_to_an_address()
    {
        var (exit, output, _) = Incident("--only", "kubernetes_manifest.cnpg_scheduled_backup");
        exit.ShouldBe(0);
        output.ShouldContain("# 1. Import kubernetes_manifest.cnpg_scheduled_backup\n");
        output.ShouldContain("# -target takes along, and stops here unless it is gone by then: kubernetes_manifest.cnpg_cluster (created)\n");
        output.ShouldNotContain("# 2.");
    }

    [TestCase("terraform apply", "planlint: reconcile takes terraform or tofu and options of its plan after '--'")]
    [TestCase("terraform -target=a.b", "planlint: reconcile sets -target itself where it is needed; leave it out")]
    [TestCase("terraform plan -destroy", "planlint: reconcile cannot work with -destroy; leave it out")]
    [TestCase("terraform -lock=false", "planlint: reconcile needs the lock of the state; leave out -lock=false")]
    [TestCase("", "planlint: reconcile takes terraform or tofu and options of its plan after '--'")]
    public void Refuses_what_would_make_other_plans(string command, string message)
    {
        var (exit, _, errors) = Run([Path.Combine(Sample, "terraform"), "--dry-run", "--", .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        exit.ShouldBe(2);
        errors.ShouldContain(message);
    }

    [Test]
    public void Says_that_there_is_no_run_yet()
    {
        var (exit, _, errors) = Run([Path.Combine(Sample, "terraform"), "--status", "--", "terraform"]);
        exit.ShouldBe(2);
        errors.ShouldContain("there is no run");
    }
}
