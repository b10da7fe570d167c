using System.Text;
using PlanLint.Documents;
using PlanLint.Plans;
using PlanLint.Plans.Reading;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Plans;

internal sealed class ChangeClassTests
{
    private static Value Json(string text, string unknown = "{}", string sensitive = "{}") =>
        JsonValue.Parse(Encoding.UTF8.GetBytes(text), Mask.Parse(Encoding.UTF8.GetBytes(unknown)), Mask.Parse(Encoding.UTF8.GetBytes(sensitive)));

    private static string[] Between(Value before, Value after) =>
        [.. AttributeChange.Between(before, after).Select(c => $"{c.Kind} {c.Path}")];

    [TestCase("""{"a":1}""", """{"a":1}""")]
    [TestCase("""{"a":null}""", """{}""")]
    [TestCase("""{}""", """{"a":null}""")]
    [TestCase("""{"a":1}""", """{"a":1.0}""")]
    public void Equal_values_have_no_leaves(string before, string after) => Between(Json(before), Json(after)).ShouldBeEmpty();

    [TestCase("""{"a":1}""", """{"a":2}""", "Changed a")]
    [TestCase("""{}""", """{"a":{"b":1,"c":null}}""", "Added a.b")]
    [TestCase("""{"a":[{"x":1},{"x":2}]}""", """{"a":[{"x":1}]}""", "Removed a[1].x")]
    [TestCase("""{"m":{"k.l/m":"v"}}""", """{"m":{}}""", "Removed m[\"k.l/m\"]")]
    [TestCase("""{"m":{"k.l/m":"v"}}""", """{"m":null}""", "Removed m[\"k.l/m\"]")]
    [TestCase("""{"m":null}""", """{"m":[]}""", "Added m")]
    [TestCase("""{"m":"x"}""", """{"m":{"y":1}}""", "Changed m")]
    [TestCase("null", """{"m":"x"}""", "Added m")]
    public void Leaves_are_named_by_typed_paths(string before, string after, string expected) => Between(Json(before), Json(after)).ShouldBe([expected]);

    [Test]
    public void A_leaf_that_becomes_unknown_is_not_removed()
    {
        var before = Json("""{"id":"x","list":["a","b"]}""");
        var after = Json("""{"list":["a",null]}""", """{"id":true,"list":[false,true]}""");
        Between(before, after).ShouldBe(["BecameUnknown id", "BecameUnknown list[1]"]);
    }

    [Test]
    public void Sensitivity_alone_is_one_leaf()
    {
        Between(Json("""{"p":"x","o":{"a":1,"b":2}}"""), Json("""{"p":"x","o":{"a":1,"b":2}}""", sensitive: """{"p":true,"o":true}"""))
            .ShouldBe(["SensitivityOnly o", "SensitivityOnly p"]);
    }

    [Test]
    public void Leaves_inside_a_sensitive_block_are_sensitive()
    {
        var change = AttributeChange.Between(Json("""{"set":[{"v":"a"}]}""", sensitive: """{"set":true}"""), Json("""{"set":[{"v":"b"}]}""", sensitive: """{"set":true}""")).ShouldHaveSingleItem();
        change.IsSensitive.ShouldBeTrue();
        change.ToString().ShouldNotContain("\"a\"");
    }

    private static ChangeClass Class(string path, string before, string after)
    {
        var nested = path.Split('.').Reverse().Aggregate((Before: before, After: after), (inner, name) => ($$"""{"{{name}}":{{inner.Before}}}""", $$"""{"{{name}}":{{inner.After}}}"""));
        var classes = AttributeChange.Between(Json(nested.Before), Json(nested.After)).Select(c => c.Class).Distinct().ToList();
        return classes.ShouldHaveSingleItem();
    }

    [TestCase("limits.cpu", "\"1000m\"", "\"1\"", ChangeClass.SameQuantity)]
    [TestCase("limits.memory", "\"1024Mi\"", "\"1Gi\"", ChangeClass.SameQuantity)]
    [TestCase("requests.cpu", "\"0.5\"", "\"500m\"", ChangeClass.SameQuantity)]
    [TestCase("hard.pods", "\"1000\"", "\"1k\"", ChangeClass.SameQuantity)]
    [TestCase("limits.cpu", "\"1000m\"", "\"2\"", ChangeClass.Effective)]
    [TestCase("name", "\"1000\"", "\"1k\"", ChangeClass.Effective)]
    [TestCase("interval", "\"60s\"", "\"1m0s\"", ChangeClass.SameQuantity)]
    [TestCase("interval", "\"1h\"", "\"60m\"", ChangeClass.SameQuantity)]
    [TestCase("interval", "\"60s\"", "\"61s\"", ChangeClass.Effective)]
    [TestCase("subnets", "[\"a\",\"b\"]", "[\"b\",\"a\"]", ChangeClass.OrderOnly)]
    [TestCase("args", "[\"a\",\"b\"]", "[\"b\",\"a\"]", ChangeClass.Effective)]
    [TestCase("subnets", "[\"a\",\"a\"]", "[\"a\",\"b\"]", ChangeClass.Effective)]
    [TestCase("policy", "\"{\\\"a\\\":1, \\\"b\\\":[2]}\"", "\"{\\\"b\\\":[2],\\\"a\\\":1.0}\"", ChangeClass.EncodingOnly)]
    [TestCase("policy", "\"{\\\"Statement\\\":[{\\\"Action\\\":\\\"s3:Get\\\"}]}\"", "\"{\\\"Statement\\\":{\\\"Action\\\":[\\\"s3:Get\\\"]}}\"", ChangeClass.EncodingOnly)]
    [TestCase("policy", "\"{\\\"Statement\\\":[{\\\"Action\\\":[\\\"a\\\",\\\"b\\\"]}]}\"", "\"{\\\"Statement\\\":[{\\\"Action\\\":[\\\"b\\\",\\\"a\\\"]}]}\"", ChangeClass.EncodingOnly)]
    [TestCase("policy", "\"{\\\"a\\\":[1,2]}\"", "\"{\\\"a\\\":[2,1]}\"", ChangeClass.Effective)]
    [TestCase("values_yaml", "\"a: 1\\nb: [x]\\n\"", "\"b:\\n- x\\na: 1\\n\"", ChangeClass.EncodingOnly)]
    [TestCase("values_yaml", "\"a: 1\\nb: 2\\n\"", "\"a: 1\\nb: 3\\n\"", ChangeClass.Effective)]
    [TestCase("script", "\"echo a\\r\\necho b\\n\\n\"", "\"echo a\\necho b\"", ChangeClass.EncodingOnly)]
    [TestCase("port", "\"80\"", "80", ChangeClass.EncodingOnly)]
    [TestCase("on", "\"true\"", "true", ChangeClass.EncodingOnly)]
    [TestCase("on", "false", "true", ChangeClass.Effective)]
    [TestCase("record", "\"example.com.\"", "\"Example.com\"", ChangeClass.EncodingOnly)]
    [TestCase("arn", "\"arn:aws:S3:::bucket\"", "\"arn:aws:s3:::bucket\"", ChangeClass.EncodingOnly)]
    [TestCase("arn", "\"arn:aws:s3:::Bucket\"", "\"arn:aws:s3:::bucket\"", ChangeClass.Effective)]
    [TestCase("at", "\"2026-01-01T00:00:00Z\"", "\"2026-01-01T01:00:00+01:00\"", ChangeClass.EncodingOnly)]
    [TestCase("cidr", "\"2001:DB8::/32\"", "\"2001:db8:0::/32\"", ChangeClass.EncodingOnly)]
    [TestCase("cidr", "\"10.0.0.0/8\"", "\"10.0.0.0/16\"", ChangeClass.Effective)]
    [TestCase("data", "\"aGVsbG8gd29ybGQgMTIz\"", "\"aGVsbG8gd29y\\nbGQgMTIz\\n\"", ChangeClass.EncodingOnly)]
    [TestCase("tags", "null", "{}", ChangeClass.NullVersusEmpty)]
    [TestCase("name", "\"\"", "null", ChangeClass.NullVersusEmpty)]
    [TestCase("count", "null", "0", ChangeClass.Effective)]
    [TestCase("tags.Team", "\"a\"", "\"b\"", ChangeClass.MetadataOnly)]
    [TestCase("metadata.labels.x", "\"a\"", "null", ChangeClass.MetadataOnly)]
    [TestCase("manifest.metadata.annotations.x", "\"a\"", "\"b\"", ChangeClass.MetadataOnly)]
    [TestCase("spec.template.metadata.labels.x", "\"a\"", "\"b\"", ChangeClass.Effective)]
    public void The_class_says_what_a_change_means(string path, string before, string after, ChangeClass expected)
    {
        Class(path, before, after).ShouldBe(expected);
        Class(path, after, before).ShouldBe(expected);
    }

    [Test]
    public void An_unknown_value_is_never_guessed() =>
        AttributeChange.Between(Json("""{"a":"x"}"""), Json("{}", """{"a":true}""")).ShouldHaveSingleItem().Class.ShouldBe(ChangeClass.Unknown);

    [TestCase("1e3", "1k")]
    [TestCase("0.1", "100m")]
    [TestCase("128974848", "123Mi")]
    [TestCase("1500000u", "1.5")]
    public void Quantities_are_exact(string a, string b) => PlanLint.Plans.Comparers.Quantities.AreEqual(a, b).ShouldBeTrue();
}
