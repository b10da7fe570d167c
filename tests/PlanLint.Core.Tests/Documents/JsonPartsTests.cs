using System.Text;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Documents;

/// <summary>Values that are read where they stand are those that are built at once.</summary>
public sealed class JsonPartsTests
{
    [TestCase("""{"a":1,"b":{"c":[1,2,{"d":null}],"e":"x,y:{}"},"f":true}""", "null", "null")]
    [TestCase("""{ "b" : [ 1 , [ ] , { } ] , "a" : "\"\\\u00e9\ud800" }""", "null", "null")]
    [TestCase("""{"b":1,"a":2,"b":3,"\u0061":4}""", "null", "null")]
    [TestCase("""{"a":1,"n":{"x":"s"},"l":[{"y":1}]}""", """{"id":true,"n":{"z":true},"l":[{"y":true},true]}""", """{"n":{"x":true},"l":true}""")]
    [TestCase("""{"a":"s","b":[1,"t"],"c":{"d":null}}""", """{"b":{"x":true},"c":[true]}""", """{"a":{"x":true},"b":[true]}""")]
    [TestCase("""[{"k0":1},{"k9":2,"k10":3},[[]],"x",-1.50e3,null,false]""", """[null,null,null,null,null,null,null,true]""", "null")]
    [TestCase("""{"long":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\\"","next":{"deep":[[[[1,2],3],4],5]},"last":0}""", "null", "true")]
    [TestCase("""{}""", """{"a":true}""", "null")]
    public void Are_the_values_that_are_built_at_once(string json, string unknown, string sensitive)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        Mask? Read(string mask) => Mask.Parse(Encoding.UTF8.GetBytes(mask));

        var view = JsonValue.View(utf8, .., Read(unknown), Read(sensitive));
        var built = JsonValue.Parse(utf8, Read(unknown), Read(sensitive));

        Describe(view).ShouldBe(Describe(built));
        view.ShouldBe(built);
        (view.Size, view.IsWhollyKnown, view.ContainsSensitive).ShouldBe((built.Size, built.IsWhollyKnown, built.ContainsSensitive));
    }

    [Test]
    public void Share_their_names_and_find_what_differs_without_making_the_rest()
    {
        var (before, after) = (View("""{"a":{"x":1},"b":2,"c":[3]}"""), View("""{"a":{"x":1},"b":4,"c":[3]}"""));

        Value.PairsThatMayDiffer(before, after).Select(p => p.Name).ShouldBe(["b"]);
        before.Attributes.NameArray.ShouldBeSameAs(after.Attributes.NameArray);
    }

    [Test]
    public void Are_within_bounds_only_where_they_are()
    {
        var deep = View("[[[[1]]]]");
        deep.IsWithin(9, 4).ShouldBeTrue();
        View("[[[[1]]]]").IsWithin(9, 3).ShouldBeFalse();
        View("[[[[1]]]]").IsWithin(4, 4).ShouldBeFalse();
    }

    [Test]
    public void Are_the_same_for_several_threads_that_ask_at_once()
    {
        string json = $"{{{string.Join(",", Enumerable.Range(0, 40).Select(i => $"\"k{i}\":{{\"n\":[{i},\"x\"],\"z{i % 7}\":null}}"))}}}";
        string expected = Describe(JsonValue.Parse(Encoding.UTF8.GetBytes(json)));
        for (int round = 0; round < 50; round++)
        {
            var view = View(json);
            string[] told = new string[4];
            Parallel.For(0, told.Length, new ParallelOptions { MaxDegreeOfParallelism = told.Length }, i =>
            {
                // Some ask for parts before all are made, one for all.
                for (int k = 0; i > 0 && k < 40; k++) _ = view[$"k{(k * (2 * i + 1)) % 40}"]?["n"]?[1];
                told[i] = Describe(view);
            });
            told.ShouldAllBe(t => t == expected);
        }
    }

    private static Value View(string json) => JsonValue.View(Encoding.UTF8.GetBytes(json), .., null, null);

    private static string Describe(Value value)
    {
        string marks = value.IsSensitive ? "!" : "";
        if (!value.IsKnown) return marks + "?";
        if (value.Kind == TypeKind.Object) return $"{marks}{{{string.Join(",", value.Attributes.Select(a => a.Key + "=" + Describe(a.Value)))}}}";
        return value.Kind == TypeKind.Tuple ? $"{marks}[{string.Join(",", value.Elements.Select(Describe))}]" : marks + value.WithSensitive(false);
    }
}
