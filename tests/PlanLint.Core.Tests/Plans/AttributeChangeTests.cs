using PlanLint.Plans;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Plans;

public sealed class AttributeChangeTests
{
    private static readonly Value One = Value.Number(1);
    private static readonly Value Two = Value.Number(2);

    [Test]
    public void Lists_leaves_that_differ_in_the_order_of_paths() =>
        Between(Object(("b", One), ("a", Object(("x", One), ("y", One)))), Object(("b", Two), ("a", Object(("x", Two), ("y", One)))))
            .ShouldBe(["a.x Changed", "b Changed"]);

    [Test]
    public void Takes_null_for_absent() =>
        Between(Object(("a", Value.DynamicNull), ("b", One), ("c", Value.DynamicNull)), Object(("a", One), ("b", Value.DynamicNull)))
            .ShouldBe(["a Added", "b Removed"]);

    [Test]
    public void Compares_sequences_by_position() =>
        Between(Object(("l", Value.Tuple([One, Two]))), Object(("l", Value.Tuple([Two])))).ShouldBe(["l[0] Changed", "l[1] Removed"]);

    [Test]
    public void Tells_what_becomes_unknown_from_what_is_removed() =>
        Between(Object(("a", Object(("x", One))), ("b", One)), Object(("a", Value.DynamicUnknown), ("b", Value.DynamicUnknown)))
            .ShouldBe(["a BecameUnknown", "b BecameUnknown"]);

    [Test]
    public void Sees_a_mark_that_changes_alone() =>
        Between(Object(("a", Value.String("s"))), Object(("a", Value.String("s").WithSensitive(true)))).ShouldBe(["a SensitivityOnly"]);

    [Test]
    public void Takes_a_container_without_elements_for_a_leaf() =>
        Between(Object(("a", Value.EmptyObject), ("b", Value.EmptyTuple), ("c", Object(("x", One)))), Object(("a", One), ("c", Value.DynamicNull)))
            .ShouldBe(["a Changed", "b Removed", "c.x Removed"]);

    [TestCase("null", "{}", "{}")]
    [TestCase("{}", "null", "true")]
    public void An_object_as_a_whole_is_no_attribute_of_itself(string before, string after, string unknown)
    {
        string plan = $$$"""{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["update"],"before":{{{before}}},"after":{{{after}}},"after_unknown":{{{unknown}}} }}]}""";
        PlanReader.Read(System.Text.Encoding.UTF8.GetBytes(plan), "plan.json").Plan!.ResourceChanges[0].AttributeChanges.ShouldBeEmpty();
    }

    [Test]
    public void Lists_every_leaf_of_a_create() =>
        Between(Value.DynamicNull, Object(("a", Value.Tuple([One])), ("b", Value.DynamicNull))).ShouldBe(["a[0] Added"]);

    [Test]
    public void Finds_nothing_between_equal_values() => Between(Object(("a", Value.Tuple([One]))), Object(("a", Value.Tuple([One])))).ShouldBeEmpty();

    private static string[] Between(Value before, Value after) => [.. AttributeChange.Between(before, after).Select(c => $"{c.Path} {c.Kind}")];

    private static Value Object(params (string Name, Value Value)[] attributes) => Value.Object(attributes.Select(a => KeyValuePair.Create(a.Name, a.Value)));
}
