using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Fixes;

/// <summary>Edits of JSON syntax keep the file's indentation and commas, and what they leave is JSON that says the same in HCL's words.</summary>
public sealed class JsonEditsTests
{
    private const string Several = """
        {
          "resource": {
            "aws_s3_bucket": {
              "a": {
                "bucket": "a",
                "lifecycle": {
                  "ignore_changes": ["tags"]
                }
              },
              "b": {},
              "c": { "bucket": "c" }
            }
          }
        }

        """;

    private const string Guard = "lifecycle {\n  prevent_destroy = true\n}";

    [Test]
    public void Adds_a_block_where_there_are_members() => Edited(Several, "a", b => BlockEdits.Append(b, "force_destroy = false\n\ntimeouts {\n  create = \"5m\"\n}")).ShouldBe(Several.Replace("""
                  "ignore_changes": ["tags"]
                }
        """, """
                  "ignore_changes": ["tags"]
                },
                "force_destroy": false,
                "timeouts": {
                  "create": "5m"
                }
        """, StringComparison.Ordinal));

    [Test]
    public void Adds_a_block_to_an_empty_object() => Edited(Several, "b", b => BlockEdits.SetLifecycle(b, "prevent_destroy", "true")).ShouldBe(Several.Replace("\"b\": {}", """
        "b": {
                "lifecycle": {
                  "prevent_destroy": true
                }
              }
        """.TrimEnd(), StringComparison.Ordinal));

    [Test]
    public void Adds_a_block_on_the_line_of_an_object_of_one_line() =>
        Edited(Several, "c", b => BlockEdits.Append(b, Guard)).ShouldBe(Several.Replace("{ \"bucket\": \"c\" }", "{ \"bucket\": \"c\", \"lifecycle\": {\"prevent_destroy\": true} }", StringComparison.Ordinal));

    [TestCase("{\"resource\":{\"aws_s3_bucket\":{\"a\":{}}}}", "{\"resource\":{\"aws_s3_bucket\":{\"a\":{\"lifecycle\": {\"prevent_destroy\": true}}}}}")]
    [TestCase("{\n\t\"resource\": {\n\t\t\"aws_s3_bucket\": {\n\t\t\t\"a\": {\n\t\t\t\t\"bucket\": \"a\"\n\t\t\t}\n\t\t}\n\t}\n}\n", "{\n\t\"resource\": {\n\t\t\"aws_s3_bucket\": {\n\t\t\t\"a\": {\n\t\t\t\t\"bucket\": \"a\",\n\t\t\t\t\"lifecycle\": {\n\t\t\t\t\t\"prevent_destroy\": true\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t}\n}\n")]
    [TestCase("{\"resource\": [\r\n    {\"aws_s3_bucket\": {\"a\": [{\r\n        \"bucket\": \"a\"\r\n    }]}}\r\n]}", "{\"resource\": [\r\n    {\"aws_s3_bucket\": {\"a\": [{\r\n        \"bucket\": \"a\",\r\n        \"lifecycle\": {\r\n            \"prevent_destroy\": true\r\n        }\r\n    }]}}\r\n]}")]
    public void Keeps_each_shape(string before, string after) => Edited(before, "a", b => BlockEdits.Append(b, Guard)).ShouldBe(after);

    [Test]
    public void Sets_what_is_written() => Edited(Several.Replace("\"ignore_changes\": [\"tags\"]", "\"prevent_destroy\": false", StringComparison.Ordinal), "a", b => BlockEdits.SetLifecycle(b, "prevent_destroy", "true"))
        .ShouldBe(Several.Replace("\"ignore_changes\": [\"tags\"]", "\"prevent_destroy\": true", StringComparison.Ordinal));

    [TestCase("[\"tags\"]", "[\"tags\", \"bucket\"]")]
    [TestCase("[]", "[\"bucket\"]")]
    [TestCase("[\n            \"tags\"\n          ]", "[\n            \"tags\",\n            \"bucket\"\n          ]")]
    public void Adds_to_a_list(string before, string after) => Edited(Several.Replace("[\"tags\"]", before, StringComparison.Ordinal), "a", b => BlockEdits.IgnoreChanges(b, "bucket"))
        .ShouldBe(Several.Replace("[\"tags\"]", after, StringComparison.Ordinal));

    [Test]
    public void Adds_nothing_twice()
    {
        BlockEdits.IgnoreChanges(Block(Several, "a"), "tags").ShouldBeNull();
        BlockEdits.Append(Block(Several, "a"), "bucket = \"b\"").ShouldBeNull();
        BlockEdits.Append(Block(Several, "a"), Guard).ShouldBeNull();
    }

    [Test]
    public void Writes_references_and_templates_as_JSON_has_them() => Edited("{\"resource\":{\"aws_s3_bucket\":{\"a\":{}}}}", "a", b => BlockEdits.Append(b, "depends_on = [aws_iam_role.x]\nbucket = var.name\ntags = { a = \"$${b}\", \"c\\\"\" = 1 }"))
        .ShouldBe("{\"resource\":{\"aws_s3_bucket\":{\"a\":{\"depends_on\": [\"aws_iam_role.x\"], \"bucket\": \"${var.name}\", \"tags\": {\"a\": \"$${b}\", \"c\\\"\": 1}}}}}");

    private const string Variables = """
        {
          "variable": {
            "a": {
              "type": "string"
            },
            "b": {},
            "c": { "default": 1 }
          },
          "import": [
            { "id": "x", "to": "aws_s3_bucket.x" },
            { "id": "y", "to": "aws_s3_bucket.y" }
          ],
          "moved": [{ "from": "aws_s3_bucket.o", "to": "aws_s3_bucket.x" }]
        }

        """;

    [TestCase("variable a", "    \"a\": {\n      \"type\": \"string\"\n    },\n    \"b\"", "    \"b\"")]
    [TestCase("variable b", "\"b\": {},\n    ", "")]
    [TestCase("variable c", ",\n    \"c\": { \"default\": 1 }", "")]
    [TestCase("import 0", "{ \"id\": \"x\", \"to\": \"aws_s3_bucket.x\" },\n    ", "")]
    [TestCase("import 1", ",\n    { \"id\": \"y\", \"to\": \"aws_s3_bucket.y\" }", "")]
    [TestCase("moved 0", ",\n  \"moved\": [{ \"from\": \"aws_s3_bucket.o\", \"to\": \"aws_s3_bucket.x\" }]", "")]
    public void Removes_a_member_with_its_comma(string which, string text, string left)
    {
        string[] words = which.Split(' ');
        var blocks = HclParser.ParseFile(SourceText.From(Variables, "main.tf.json")).Root.DescendantNodes().OfType<BlockSyntax>().Where(b => b.Type == words[0]).ToArray();
        var block = words[0] == "variable" ? blocks.Single(b => b.Labels[0].Value == words[1]) : blocks[words[1][0] - '0'];
        Apply(Variables, BlockEdits.Remove(block)).ShouldBe(Variables.Replace(text, left, StringComparison.Ordinal));
    }

    /// <summary>Terraform refuses a level of labels that holds none.</summary>
    [TestCase("""{"resource": {"aws_s3_bucket": {"a": {"bucket": "a"}}}}""", "{}")]
    [TestCase("""{"resource": {"aws_s3_bucket": {"a": {}}, "x": {"b": {}}}}""", """{"resource": {"x": {"b": {}}}}""")]
    [TestCase("""{"resource": {"x": {"b": {}}, "aws_s3_bucket": {"a": {}}}, "locals": {}}""", """{"resource": {"x": {"b": {}}}, "locals": {}}""")]
    [TestCase("""{"resource": [{"aws_s3_bucket": [{"a": [{}]}]}], "locals": {}}""", """{"locals": {}}""")]
    [TestCase("""{"resource": [{"x": {"b": {}}}, {"aws_s3_bucket": {"a": {}}}]}""", """{"resource": [{"x": {"b": {}}}]}""")]
    [TestCase("""{"resource": {"q\"\\": {"a": {}}, "x": {"b": {}}}}""", """{"resource": {"x": {"b": {}}}}""")]
    public void Removes_the_only_member_with_the_levels_of_labels_above_it(string text, string left) => Edited(text, "a", BlockEdits.Remove).ShouldBe(left);

    /// <summary>The property that names a block is its last label; an array names nothing, so there it is the brace.</summary>
    [Test]
    public void A_header_is_the_property_that_names_the_block()
    {
        var source = SourceText.From(Variables.Replace("\"variable\"", "\"terraform\": {\"required_version\": \"1\"},\n  \"variable\"", StringComparison.Ordinal), "main.tf.json");
        HclParser.ParseFile(source).Root.DescendantNodes().OfType<BlockSyntax>().Select(b => source.ToString(b.HeaderSpan) + (source.GetLineSpan(b.HeaderSpan).Start.Line + 1))
            .ShouldBe(["\"terraform\"2", "\"a\"4", "\"b\"7", "\"c\"8", "{11", "{12", "\"moved\"14"]);
    }

    private static BlockSyntax Block(string text, string name) =>
        HclParser.ParseFile(SourceText.From(text, "main.tf.json")).Root.DescendantNodes().OfType<BlockSyntax>().Single(b => b.Labels is [_, { } label] && label.Value == name);

    private static string Edited(string text, string name, Func<BlockSyntax, TextEdit?> edit) => Apply(text, edit(Block(text, name)));

    private static string Apply(string text, TextEdit? edit)
    {
        var made = edit.ShouldNotBeNull();
        string after = text[..made.Span.Start] + made.NewText + text[made.Span.End..];
        Should.NotThrow(() => JsonDocument.Parse(after).Dispose(), after);
        HclParser.ParseFile(SourceText.From(after, "main.tf.json")).HasErrors.ShouldBeFalse(after);
        return after;
    }
}
