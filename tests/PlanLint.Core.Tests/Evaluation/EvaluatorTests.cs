using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Evaluation;

[TestFixture]
public sealed class EvaluatorTests
{
    private static readonly VariableScope Secret = Expressions.Variables(("secret", Value.String("hunter2").WithSensitive(true)), ("unknown", Value.DynamicUnknown));

    [TestCase("1 + true", "true", "Invalid operand")]
    [TestCase("[1, 2][5]", "[5]", "Invalid index")]
    [TestCase("{ a = 1 }.b", ".b", "Unsupported attribute")]
    [TestCase("upper([1])", "[1]", "Invalid function argument")]
    [TestCase("uper(\"x\")", "uper", "Call to unknown function")]
    [TestCase("max()", "max()", "Error in function call")]
    [TestCase("substr(\"a\")", ")", "Not enough function arguments")]
    [TestCase("\"a${null}b\"", "null", "Invalid template interpolation value")]
    [TestCase("nope.x", "nope", "Unknown variable")]
    public void Points_at_what_is_wrong(string text, string blamed, string summary)
    {
        var error = Expressions.Evaluate(text).Errors.ShouldHaveSingleItem();
        error.Summary.ShouldBe(summary);
        text.Substring(error.Span.Start, error.Span.Length).ShouldBe(blamed);
        error.ToDiagnostic().Rule.ShouldBe(ToolRules.InvalidExpression);
    }

    [Test]
    public void Suggests_the_function_that_was_meant() => Expressions.Evaluate("uper(\"x\")").Errors.Single().Detail.ShouldContain("Did you mean \"upper\"?");

    [Test]
    public void Reports_one_mistake_once_however_deep_it_stands() =>
        Expressions.Evaluate("upper(\"${join(\",\", [nope.x])}\") == \"A\" ? [1][0] : 2").Errors.Length.ShouldBe(1);

    [TestCase("tonumber(secret)")]
    [TestCase("file(secret)")]
    [TestCase("regex(secret, \"x\")")]
    [TestCase("{ for x in [secret, secret] : x => 1 }")]
    [TestCase("jsondecode(secret)")]
    [TestCase("try(tonumber(secret))")]
    [TestCase("lookup({}, secret)")]
    [TestCase("format(\"%d\", secret)")]
    [TestCase("templatestring(secret, { a = nope })")]
    public void Never_tells_a_sensitive_value(string text)
    {
        var result = Expressions.Evaluate(text, Secret);
        result.Errors.ShouldNotBeEmpty();
        foreach (var diagnostic in result.Diagnostics) diagnostic.Message.ShouldNotContain("hunter2");
    }

    [Test]
    public void Marks_travel_through_conditions_keys_and_calls()
    {
        foreach (string text in (string[])["secret == \"x\" ? 1 : 2", "{ (secret) = 1 }", "length(secret)", "[for x in [1] : x if secret != \"\"]", "\"${secret}!\"", "sha256(secret)"])
            Expressions.ValueOf(text, Secret).IsSensitive.ShouldBeTrue(text);
    }

    [Test]
    public void Unknowns_stay_unknown_and_keep_their_type()
    {
        Expressions.ValueOf("upper(unknown)", Secret).Type.ShouldBe(PlanLint.Values.ValueType.String);
        Expressions.ValueOf("unknown ? 1 : 2", Secret).Type.ShouldBe(PlanLint.Values.ValueType.Number);
        Expressions.ValueOf("[for x in unknown : x]", Secret).IsKnown.ShouldBeFalse();
        Expressions.ValueOf("length([unknown, 1])", Secret).AsNumber.ShouldBe(2);
        Expressions.ValueOf("startswith(\"x-${unknown}\", \"x-\")", Secret).ShouldBe(Value.True);
        Expressions.ValueOf("timestamp()").IsKnown.ShouldBeFalse();
    }

    [Test]
    public void The_arm_not_taken_may_fail() => Expressions.ValueOf("true ? 1 : tonumber(\"x\")").AsNumber.ShouldBe(1);

    [Test]
    public void An_operand_that_decides_hides_the_errors_of_the_other() => Expressions.ValueOf("false && tobool(\"x\")").ShouldBe(Value.False);

    [Test]
    public void Try_catches_failures_but_not_wrong_references()
    {
        Expressions.ValueOf("try({}.a, tonumber(\"x\"), \"d\")").AsString.ShouldBe("d");
        Expressions.Evaluate("try(nope.x, 1)").Errors.ShouldHaveSingleItem().Kind.ShouldBe(EvaluationErrorKind.Reference);
    }

    [Test]
    public void References_are_checked_whether_or_not_they_are_evaluated()
    {
        var errors = new Evaluator().CheckReferences(Expressions.Parse("true ? [for x in [1] : x] : y.z"), VariableScope.Empty);
        errors.ShouldHaveSingleItem().Detail.ShouldContain("\"y\"");
    }

    [Test]
    public void A_provider_function_that_is_declared_is_unknown()
    {
        var scope = new ProviderScope();
        Expressions.ValueOf("provider::aws::arn_parse(\"x\")", scope).IsKnown.ShouldBeFalse();
        Expressions.Evaluate("provider::azure::f(1)", scope).Errors.ShouldHaveSingleItem().Summary.ShouldBe("Unknown provider function");
    }

    [Test]
    public void Templates_see_their_variables_only()
    {
        var options = EvaluationOptions.Default with { Files = new MemoryFiles([KeyValuePair.Create("/m/t.tftpl", "${a}-${upper(b)}"u8.ToArray())], "/m") };
        Expressions.Evaluate("templatefile(\"t.tftpl\", { a = 1, b = \"x\" })", null, options).Value.AsString.ShouldBe("1-X");
        Expressions.Evaluate("templatefile(\"t.tftpl\", { a = 1 })", null, options).Errors.Single().Detail.ShouldContain("vars map does not contain key \"b\"");
    }

    [Test]
    public void Type_constraints_fill_in_defaults()
    {
        var (constraint, errors) = TypeConstraint.Parse(Expressions.Parse("list(object({ name = string, port = optional(number, 80), tags = optional(map(string), {}) }))"));
        errors.ShouldBeEmpty();
        var value = constraint.Convert(Expressions.ValueOf("[{ name = \"a\" }, { name = 2, port = \"8080\" }]"), out _, out _)!;
        value[0]!["port"]!.AsNumber.ShouldBe(80);
        value[1]!["port"]!.AsNumber.ShouldBe(8080);
        value[1]!["name"]!.AsString.ShouldBe("2");
        value.Type.ShouldBe(constraint.Type);
    }

    [Test]
    public void Type_constraints_say_where_a_value_does_not_fit()
    {
        var (constraint, _) = TypeConstraint.Parse(Expressions.Parse("map(object({ port = number }))"));
        constraint.Convert(Expressions.ValueOf("{ web = { port = \"x\" } }"), out string reason, out var path).ShouldBeNull();
        reason.ShouldBe("a number is required");
        path.ToString().ShouldBe("web.port");
    }

    private sealed class ProviderScope : Scope
    {
        public override Value? Resolve(IReadOnlyList<PlanLint.Syntax.TraversalStep> steps, PlanLint.Syntax.ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
        {
            consumed = 1;
            return null;
        }

        public override bool HasProvider(string localName) => localName == "aws";
    }
}
