using PlanLint.Values;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Core.Tests.Values;

[TestFixture]
public sealed class ValueTests
{
    private static readonly Value One = Value.Number(1), Text = Value.String("a");

    [Test]
    public void Types_of_objects_follow_their_values() =>
        Value.Object([KeyValuePair.Create("b", One), KeyValuePair.Create("a", Value.Tuple([Text]))]).Type.ToString().ShouldBe("object({a=tuple([string]), b=number})");

    [Test]
    public void Names_are_ordered_as_their_bytes_are() =>
        Value.Object([KeyValuePair.Create("\uFFFD", One), KeyValuePair.Create("\U0001F600", One), KeyValuePair.Create("B", One), KeyValuePair.Create("a", One)])
            .Attributes.Keys.ShouldBe(["B", "a", "\uFFFD", "\U0001F600"]);

    [Test]
    public void A_later_entry_of_a_name_wins() =>
        Value.Object([KeyValuePair.Create("a", One), KeyValuePair.Create("a", Text)])["a"].ShouldBe(Text);

    [Test]
    public void Maps_of_many_names_find_each_of_them()
    {
        var map = NameMap.From(Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"k{i}", i)));
        for (int i = 0; i < 100; i++) map[$"k{i}"].ShouldBe(i);
        map.ContainsKey("k100").ShouldBeFalse();
    }

    [Test]
    public void Strings_are_composed() => Value.String("e\u0301").ShouldBe(Value.String("é"));

    [Test]
    public void Null_unknown_and_absent_are_three_things()
    {
        var value = Value.Object([KeyValuePair.Create("null", Value.DynamicNull), KeyValuePair.Create("unknown", Value.DynamicUnknown)]);
        value["null"]!.IsNull.ShouldBeTrue();
        value["null"]!.IsKnown.ShouldBeTrue();
        value["unknown"]!.IsKnown.ShouldBeFalse();
        value["unknown"]!.IsNull.ShouldBeFalse();
        value["absent"].ShouldBeNull();
        value.IsWhollyKnown.ShouldBeFalse();
    }

    [Test]
    public void Marks_do_not_change_equality_but_are_never_shown()
    {
        var secret = Value.String("hunter2").WithSensitive(true);
        secret.ShouldBe(Value.String("hunter2"));
        secret.ToString().ShouldNotContain("hunter2");
        Value.Tuple([secret]).ContainsSensitive.ShouldBeTrue();
        Value.Tuple([secret]).ToString().ShouldNotContain("hunter2");
    }

    [Test]
    public void Sets_are_distinct_ordered_and_carry_the_marks_of_their_elements()
    {
        var set = ValueSet.Create(ValueType.Number, [Value.Number(10), Value.Number(2).WithSensitive(true), Value.Number(10)]);
        set.Elements.Select(e => e.AsNumber.ToString()).ShouldBe(["2", "10"]);
        set.IsSensitive.ShouldBeTrue();
        set.Elements.ShouldAllBe(e => !e.IsSensitive);
    }

    [TestCase(TypeKind.List)]
    [TestCase(TypeKind.Set)]
    public void Tuples_become_collections_of_one_type(TypeKind kind)
    {
        var type = kind == TypeKind.List ? ValueType.List(ValueType.Dynamic) : ValueType.Set(ValueType.Dynamic);
        Conversions.TryConvert(Value.Tuple([One, Text]), type)!.Type.Element.ShouldBe(ValueType.String);
    }

    [Test]
    public void Conversions_say_where_they_fail()
    {
        var failure = new ConversionFailure();
        var wanted = ValueType.List(ValueType.Object([KeyValuePair.Create("port", ValueType.Number)]));
        var given = Value.Tuple([Value.Object([KeyValuePair.Create("port", Value.String("http"))])]);
        Conversions.Convert(given, wanted, failure).ShouldBeNull();
        failure.Message.ShouldBe("a number is required");
        failure.Path.ToString().ShouldBe("[0].port");
    }

    [Test]
    public void Objects_of_different_attributes_unify_to_a_map() =>
        TypeUnification.Unify([ValueType.Object([KeyValuePair.Create("a", ValueType.Number)]), ValueType.Object([KeyValuePair.Create("b", ValueType.String)])], isUnsafe: true)
            .ShouldBe(ValueType.Map(ValueType.String));

    [Test]
    public void A_number_and_a_bool_do_not_unify() => TypeUnification.Unify([ValueType.Number, ValueType.Bool], isUnsafe: true).ShouldBeNull();

    [Test]
    public void Equality_with_an_unknown_is_unknown_unless_the_types_differ()
    {
        ValueEquality.AreEqual(Value.Unknown(ValueType.String), Text).ShouldBeNull();
        ValueEquality.AreEqual(Value.Unknown(ValueType.Number), Text).ShouldBe(false);
        ValueEquality.AreEqual(Value.DynamicUnknown, Value.DynamicNull).ShouldBeNull();
        ValueEquality.AreEqual(Value.UnknownWithPrefix("a"), Value.DynamicNull).ShouldBe(false);
    }
}
