using System.Net;

namespace PlanLint.Cli.Tests.Secrets;

/// <summary>A secret may have the letters of a resource's name, a file's or a rule's words: these stay readable, and the value is hidden.</summary>
internal sealed class SecretNameTests
{
    private static readonly string[] Inputs = ["--plan", "plan.json", "--live", "live", "--policy", "pol"];

    /// <summary>Where the secrets stand as values or in them, and nowhere else.</summary>
    private static readonly string[] Values = ["see payments-Key9", "was payments-Key9", "Tf-file9 payments-Key9", "is Tf-file9", "now required_version", "once create-of-existing", "\"pw\": \"", "pw: payments", "pw: create"];

    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public void MakeWorkspace()
    {
        folder = new TemporaryFolder();
        folder.Write("main.tf", """
            resource "acme_thing" "payments-Key9" {
              note = "see payments-Key9 here"
            }
            resource "kubernetes_manifest" "create-of-existing" {
              manifest = { apiVersion = "v1", kind = "ConfigMap", metadata = { name = "create-of-existing", namespace = "payments-Key9" }, data = { a = "b" } }
            }
            """);
        folder.Write("Tf-file9.tf", """
            variable "key" {
              sensitive = true
            }
            resource "acme_thing" "other" {
              note = "Tf-file9 payments-Key9"
            }
            """);
        folder.Write("pol/x.rule.hcl", """
            rule "ACME1" {
              resource      = "acme_thing"
              condition     = false
              error_message = "the note of a thing is ${after.note}"
            }
            """);
        folder.Write("live/k.json", """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"create-of-existing","namespace":"payments-Key9","uid":"14ed1854-0000-0000-0000-000000000000","creationTimestamp":"2026-01-09T00:00:00Z"},"data":{"a":"c"}}]}""");
        folder.Write("plan.json", """
            {"format_version":"1.2","terraform_version":"1.11.4","variables":{"key":{"value":"Tf-file9"}},
            "resource_changes":[
            {"address":"acme_thing.payments-Key9","mode":"managed","type":"acme_thing","name":"payments-Key9","provider_name":"registry.terraform.io/x/acme","change":{"actions":["delete","create"],"before":{"note":"was payments-Key9","pw":"payments-Key9","list":["required_version"]},"after":{"note":"see payments-Key9 here","pw":"create-of-existing","list":[]},"after_unknown":{},"before_sensitive":{"pw":true,"list":[true]},"after_sensitive":{"pw":true},"replace_paths":[["note"]]}},
            {"address":"acme_thing.other","mode":"managed","type":"acme_thing","name":"other","provider_name":"registry.terraform.io/x/acme","change":{"actions":["delete","create"],"before":{"note":"once create-of-existing, now required_version"},"after":{"note":"Tf-file9 payments-Key9"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{},"replace_paths":[["note"]]}},
            {"address":"kubernetes_manifest.create-of-existing","mode":"managed","type":"kubernetes_manifest","name":"create-of-existing","provider_name":"registry.terraform.io/hashicorp/kubernetes","change":{"actions":["create"],"before":null,"after":{"manifest":{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"create-of-existing","namespace":"payments-Key9"},"data":{"a":"b"}}},"after_unknown":{},"after_sensitive":{}}}
            ],
            "configuration":{"root_module":{"variables":{"key":{"sensitive":true}}}}}
            """);
        string plan = File.ReadAllText(Path.Combine(folder.Path, "plan.json"));
        folder.Write("other.json", plan.Replace("see payments-Key9 here", "see payments-Key9 there", StringComparison.Ordinal));
        folder.Write("drifted.json", plan.Replace("\"configuration\":", """
            "resource_drift":[{"address":"acme_thing.payments-Key9","mode":"managed","type":"acme_thing","name":"payments-Key9","provider_name":"registry.terraform.io/x/acme","change":{"actions":["update"],"before":{"note":"is Tf-file9"},"after":{"note":"was payments-Key9"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}],
            "configuration":
            """, StringComparison.Ordinal));
    }

    [OneTimeTearDown]
    public void RemoveWorkspace() => folder.Dispose();

    [TestCase("text")]
    [TestCase("text", "--all")]
    [TestCase("json")]
    [TestCase("sarif")]
    [TestCase("markdown")]
    [TestCase("html")]
    [TestCase("junit")]
    [TestCase("gitlab")]
    [TestCase("checkstyle")]
    [TestCase("github")]
    public void A_report_names_things_and_tells_no_value(params string[] format)
    {
        string output = Look(["check", ".", .. Inputs, "--format", .. format]);
        output.ShouldContain("kubernetes_manifest.create-of-existing");
        output.ShouldContain("Tf-file9.tf");
        if (format is ["text"]) return;
        // The short text folds the rest.
        output.ShouldContain("acme_thing.payments-Key9");
        output.ShouldContain("no terraform.required_version");
        output.ShouldContain("(sensitive #1)");
    }

    [TestCase("compare", "plan.json", "other.json", ".")]
    [TestCase("compare", "plan.json", "other.json", ".", "--format", "json")]
    [TestCase("compare", "plan.json", "other.json", ".", "--format", "html")]
    [TestCase("drift", ".", "--plan", "drifted.json")]
    [TestCase("drift", ".", "--plan", "drifted.json", "--format", "markdown")]
    public void Another_command_names_things_and_tells_no_value(params string[] arguments) => Look(arguments).ShouldContain("acme_thing.payments-Key9");

    [TestCase("acme_thing.payments-Key9", "at main.tf:1:1")]
    [TestCase("acme_thing.other", "at Tf-file9.tf:4:1")]
    [TestCase("kubernetes_manifest.create-of-existing", "ConfigMap payments-Key9/create-of-existing")]
    public void A_change_is_explained_by_its_names(string address, string readable)
    {
        string output = Look(["explain", address, ".", .. Inputs]);
        output.ShouldStartWith(address + ": ");
        output.ShouldContain(readable);
    }

    [Test]
    public void A_decision_names_what_it_is_about() => Look(["decide", ".", .. Inputs]).ShouldContain("to = kubernetes_manifest.create-of-existing\n");

    [Test]
    public void A_fix_names_what_it_is_about()
    {
        string output = Look(["fix", ".", "--dry-run", "--unsafe", .. Inputs]);
        output.ShouldContain("+++ b/Tf-file9.tf\n");
        output.ShouldContain("+  to = kubernetes_manifest.create-of-existing\n");
    }

    private string Look(string[] arguments)
    {
        var result = CliProcess.Run(arguments, folder.Path);
        result.ExitCode.ShouldBeLessThanOrEqualTo(1, result.Error);
        // Reports escape what would be markup of theirs.
        string output = WebUtility.HtmlDecode(result.Output + result.Error).Replace("\\_", "_", StringComparison.Ordinal);
        foreach (string value in Values) output.ShouldNotContain(value);
        return output;
    }
}
