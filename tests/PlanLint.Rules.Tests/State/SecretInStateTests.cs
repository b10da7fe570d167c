using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.State;

using static RuleTest;

public sealed class SecretInStateTests : RuleTests<SecretInState>
{
    protected override RuleCase Case => new("""
        [|resource "terraform_data" "app"|] {}

        """ + State("""{ "id": "1", "input": { "db_password": {?"kX9!vQ2mZp4T"?} } }""", ""))
    {
        Lookalike = [("kX9!vQ2mZp4T", "changeme")],
    };

    [Test]
    public void Notes_an_unmarked_password_without_showing_it()
    {
        var result = Check<SecretInState>(State("""{ "id": "1", "input": { "db_password": "kX9!vQ2mZp4T" } }""", "[||]")).WithSeverities(Severity.Note);
        result.Single.Message.ShouldBe("terraform_data.app: input.db_password looks like a password; the state stores it in clear text, and no provider marks it sensitive.");
        result.Single.AttributePath.ShouldBe("input.db_password");
    }

    [Test]
    public void Is_an_error_when_git_holds_the_state()
    {
        const string state = """{ "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "l", "resources": [] }""";
        Check<SecretInState>($"""
            # file: main.tf
            terraform {"{}"}
            # file: terraform.tfstate [||]
            {state}
            # file: base/terraform.tfstate
            {state}
            """)
            .WithSeverities(Severity.Error)
            .WithMessages("terraform.tfstate is in git at main, where everybody who reads the repository reads all its values; move it to a backend, take it out of git, and rotate what it holds.");
    }

    [Test]
    public void Raises_the_secrets_of_a_state_that_git_holds() => Check<SecretInState>(
        State("""{ "id": "1", "input": { "db_password": "kX9!vQ2mZp4T" } }""", "[||][||]") + """

        # file: base/terraform.tfstate
        {}
        """).WithSeverities(Severity.Error, Severity.Error);

    [Test]
    public void Says_nothing_of_a_state_that_git_does_not_hold() => Check<SecretInState>("""
        # file: main.tf
        terraform {}
        # file: terraform.tfstate
        { "version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "l", "resources": [] }
        # file: base/main.tf
        terraform {}
        """);

    [Test]
    public void Is_silent_on_marked_values_placeholders_and_names_of_secrets() => Check<SecretInState>(State(
        """{ "id": "1", "password": "kX9!vQ2mZp4T", "input": { "db_password": "changeme", "password_secret_name": "app-db", "password": null } }""", "", """, "sensitive_attributes": [[{ "type": "get_attr", "value": "password" }]]"""));

    private static string State(string attributes, string mark = "", string extra = "") => $$"""
        # file: terraform.tfstate {{mark}}
        { "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "l", "resources": [
          { "mode": "managed", "type": "terraform_data", "name": "app", "provider": "provider[\"terraform.io/builtin/terraform\"]",
            "instances": [ { "attributes": {{attributes}}{{extra}} } ] } ] }
        """;
}
