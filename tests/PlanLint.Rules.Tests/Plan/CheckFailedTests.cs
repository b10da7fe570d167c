using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Plan;

using static RuleTest;

public sealed class CheckFailedTests : RuleTests<CheckFailed>
{
    protected override RuleCase Case => new("""
        # file: main.tf
        [|check "cert"|] {
          assert {
            condition     = 1 > 2
            error_message = "It expires."
          }
        }
        # file: plan.json
        { "checks": [ { "address": { "kind": "check", "name": "cert", "to_display": "check.cert" }, "status": {?"fail"?} } ] }
        """)
    {
        Lookalike = [("\"fail\"", "\"unknown\"")],
    };

    [Test]
    public void Warns_at_the_check_that_fails() => Check<CheckFailed>($$"""
        # file: main.tf
        [|check "cert"|] {
          assert {
            condition     = 1 > 2
            error_message = "It expires."
          }
        }
        # file: plan.json
        {{Check("check", "check.cert", "fail")}}
        """)
        .WithMessages("check.cert fails: It expires.")
        .WithSeverities(Severity.Warning);

    [Test]
    public void Is_an_error_when_the_intent_requires_checks() => Check<CheckFailed>($$"""
        # file: x.intent.hcl
        intent "x" {
          mode           = "bounded"
          require_checks = true
        }
        # file: plan.json [||]
        {{Check("check", "check.cert", "error")}}
        """)
        .WithMessages("check.cert could not be evaluated: It expires.")
        .WithSeverities(Severity.Error);

    [Test]
    public void Points_at_outputs_resources_and_modules() => Check<CheckFailed>($$"""
        # file: main.tf
        [|output "url"|] {
          value = 1
        }
        module "m" {
          source = "./m"
        }
        # file: m/main.tf
        [|resource "null_resource" "a"|] {}
        # file: plan.json
        { "checks": [ {{Entry("output_value", "output.url", "fail")}}, {{Entry("resource", "module.m.null_resource.a", "fail")}} ] }
        """);

    [Test]
    public void Is_silent_on_checks_that_pass_or_are_not_known_yet() => Check<CheckFailed>($$"""
        # file: plan.json
        { "checks": [ {{Entry("check", "check.a", "pass")}}, {{Entry("check", "check.b", "unknown")}} ] }
        """);

    [Test]
    public void Notes_unknown_checks_where_checks_are_required() => Check<CheckFailed>($$"""
        # file: x.intent.hcl
        intent "x" {
          mode           = "bounded"
          require_checks = true
        }
        # file: plan.json [||]
        {{Check("check", "check.cert", "unknown")}}
        """).WithSeverities(Severity.Note);

    private static string Check(string kind, string display, string status) => $$"""{ "checks": [ {{Entry(kind, display, status)}} ] }""";

    private static string Entry(string kind, string display, string status) => $$"""
        { "address": { "kind": "{{kind}}", "name": "{{display.Split('.')[^1]}}", "to_display": "{{display}}" }, "status": "{{status}}",
          "instances": [ { "address": { "to_display": "{{display}}" }, "status": "{{status}}", "problems": [ { "message": "It expires." } ] } ] }
        """;

    [Test]
    public void Points_at_the_variable_whose_validation_fails() => Check<CheckFailed>($$"""
        # file: main.tf
        [|variable "size"|] {}
        # file: plan.json
        { "checks": [ {{Entry("var", "var.size", "fail")}} ] }
        """);

    [Test]
    public void Reports_a_check_without_message_and_one_of_a_kind_it_does_not_know() => Check<CheckFailed>("""
        # file: main.tf
        check "a" {}
        # file: plan.json [||]
        { "checks": [ { "address": { "kind": "policy", "name": "a", "to_display": "policy.a" }, "status": "fail" } ] }
        """).WithMessages("policy.a fails.");
}
