using System.Text;
using PlanLint.Core.Tests.Evaluation;
using PlanLint.Documents;
using PlanLint.Evaluation;
using PlanLint.Knowledge;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Knowledge;

/// <summary>What is read of an identity without evaluating its expression is what the expression gives.</summary>
public sealed class PlainIdentityTests
{
    private static readonly string[] Texts =
    [
        "{ name = values.metadata[0].name }",
        "{ namespace = coalesce(try(values.metadata[0].namespace, null), \"default\"), name = values.metadata[0].name }",
        "{ namespace = coalesce(values.place, \"here\"), kind = values.kind, name = values.name }",
        "{ system = \"s\", namespace = values.place, name = values[\"name\"] }",
    ];

    private static readonly string[] Values =
    [
        """{"metadata":[{"name":"a","namespace":"b"}],"name":"n","place":"p","kind":"K"}""",
        """{"metadata":[{"name":"a","namespace":null}],"name":"n","place":null,"kind":"K"}""",
        """{"metadata":[{"name":"a","namespace":""}],"name":"","place":"","kind":""}""",
        """{"metadata":[{"name":"a"}],"name":1,"place":true,"kind":["K"]}""",
        """{"metadata":{"name":"a","namespace":"b"},"name":{"x":1},"place":[],"kind":null}""",
        """{"metadata":[],"name":null}""",
        "{}",
    ];

    [Test]
    public void Is_what_the_expression_gives(
        [ValueSource(nameof(Texts))] string text, [ValueSource(nameof(Values))] string json,
        [Values("null", """{"metadata":[{"name":true}],"place":true}""", "true")] string unknown,
        [Values("null", """{"metadata":[{"namespace":true}],"name":true}""", """{"metadata":true}""", "true")] string sensitive)
    {
        var values = JsonValue.Parse(Encoding.UTF8.GetBytes(json), Mask.Parse(Encoding.UTF8.GetBytes(unknown)), Mask.Parse(Encoding.UTF8.GetBytes(sensitive)));
        var expression = Expressions.Parse(text);
        if (!PlainIdentity.Of(expression)!.TryRead(values, out var parts)) return;

        var made = new Evaluator().Evaluate(expression, Expressions.Variables(("values", values)));
        made.IsValid.ShouldBeTrue();
        made.Value.IsWhollyKnown.ShouldBeTrue();
        made.Value.ContainsSensitive.ShouldBeFalse();
        (made.Value["system"]?.AsString, made.Value["kind"]?.AsString, made.Value["namespace"]?.AsString, made.Value["name"]?.AsString).ShouldBe(parts);
    }

    [TestCaseSource(nameof(Texts))]
    public void Is_read_of_ordinary_values(string text) =>
        PlainIdentity.Of(Expressions.Parse(text))!.TryRead(JsonValue.Parse(Encoding.UTF8.GetBytes(Values[0])), out _).ShouldBeTrue();

    [TestCase("{ name = lower(values.name) }")]
    [TestCase("{ name = values.name, other = values.other }")]
    [TestCase("{ name = config.name }")]
    [TestCase("{ name = coalesce([values.name, \"x\"]...) }")]
    [TestCase("{ (values.key) = values.name }")]
    [TestCase("[for m in [values.manifest] : { name = m.name }][0]")]
    public void Is_left_to_an_expression_that_calculates(string text) => PlainIdentity.Of(Expressions.Parse(text)).ShouldBeNull();
}
