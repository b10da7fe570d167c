namespace PlanLint.Cli.Tests.Secrets;

/// <summary>A value that no mask hides, but a row of the user's knowledge or a provider's schema says to be a secret.</summary>
internal sealed class SecretByKnowledgeTests
{
    private const string Secret = "Zk81-pQ77-unmasked";

    private const string Row = """
        secret_attribute "acme" {
          types      = ["acme_box"]
          attributes = ["token"]
        }
        """;

    private const string Schema = """{"format_version":"1.0","provider_schemas":{"registry.terraform.io/x/acme":{"resource_schemas":{"acme_box":{"version":0,"block":{"attributes":{"token":{"type":"string","optional":true,"sensitive":true},"note":{"type":"string","optional":true}}}}}}}}""";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeWorkspace()
    {
        folder = new TemporaryFolder();
        folder.Write("main.tf", $$"""
            resource "acme_box" "a" {
              token = "{{Secret}}"
              note  = "copy {{Secret}}"
            }
            """);
        folder.Write("plan.json", $$$"""
            {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[
            {"address":"acme_box.a","mode":"managed","type":"acme_box","name":"a","provider_name":"registry.terraform.io/x/acme","change":{"actions":["delete","create"],"before":{"token":"old","note":"was {{{Secret}}}"},"after":{"token":"{{{Secret}}}","note":"copy {{{Secret}}}"},"after_unknown":{},"before_sensitive":{},"after_sensitive":{},"replace_paths":[["note"],["token"]]}}]}
            """);
    }

    [TearDown]
    public void RemoveWorkspace() => folder.Dispose();

    [Test]
    public void Is_shown_without_either() => Run("check", ".", "--plan", "plan.json", "--all").ShouldContain(Secret);

    [TestCase("check", ".", "--plan", "plan.json", "--all")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "json")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "sarif")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "markdown")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "html")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "junit")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "gitlab")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "checkstyle")]
    [TestCase("check", ".", "--plan", "plan.json", "--format", "github")]
    [TestCase("check", ".", "--all")]
    [TestCase("explain", "acme_box.a", ".", "--plan", "plan.json")]
    [TestCase("decide", ".", "--plan", "plan.json")]
    [TestCase("fix", ".", "--plan", "plan.json", "--dry-run", "--unsafe")]
    public void Is_hidden_in(params string[] arguments)
    {
        folder.Write("schemas.json", Schema);
        string bySchema = Run([.. arguments, "--provider-schemas", "schemas.json"]);
        bySchema.ShouldNotContain(Secret);
        folder.Write("facts/acme.hcl", Row);
        folder.Write(".planlint.hcl", "planlint {\n  knowledge = [\"facts\"]\n}\n");
        string byRow = Run(arguments);
        byRow.ShouldNotContain(Secret);
        if (arguments[0] == "explain") (bySchema + byRow).Split("token: (sensitive").Length.ShouldBe(3);
    }

    private string Run(params string[] arguments)
    {
        var result = CliProcess.Run(arguments, folder.Path);
        result.ExitCode.ShouldBeLessThanOrEqualTo(1, result.Output + result.Error);
        return result.Output + result.Error;
    }
}
