using System.Text.Json;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Testing;
using PlanLint.Text;

namespace PlanLint.Rules.Tests;

/// <summary>Fixes into JSON syntax: what they leave is JSON that holds nothing more to fix, in the shape that the file had.</summary>
public sealed class JsonFixTests
{
    private const string Resource = """{"resource": {"TYPE": {"main": BODY}}}""";

    private static void Fixes<TRule>(string before, string after, string others = "") where TRule : Rule, new()
    {
        string fixture = $"# file: main.tf.json\n{before}\n{others}";
        var result = RuleTester.Run([new TRule()], fixture, RuleTest.Knowledge);
        var edits = result.Diagnostics.SelectMany(d => d.Fixes).First().Edits.Where(e => e.Path == "main.tf.json").OrderByDescending(e => e.Span.Start).ToArray();
        edits.ShouldNotBeEmpty();
        string text = before + "\n";
        foreach (var edit in edits) text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        text.TrimEnd().ShouldBe(after);
        Should.NotThrow(() => JsonDocument.Parse(text).Dispose(), text);
        HclParser.ParseFile(SourceText.From(text, "main.tf.json")).HasErrors.ShouldBeFalse(text);
        RuleTester.Run([new TRule()], $"# file: main.tf.json\n{text}{others}", RuleTest.Knowledge).Diagnostics.SelectMany(d => d.Fixes).ShouldBeEmpty();
    }

    private static string Of(string type, string body) => Resource.Replace("TYPE", type, StringComparison.Ordinal).Replace("BODY", body, StringComparison.Ordinal);

    [Test]
    public void Guards_what_holds_data() => Fixes<StatefulWithoutPreventDestroy>(
        Of("aws_db_instance", "{\n  \"allocated_storage\": 20\n}"), Of("aws_db_instance", "{\n  \"allocated_storage\": 20,\n  \"lifecycle\": {\n    \"prevent_destroy\": true\n  }\n}"));

    [Test]
    public void Gives_a_variable_its_type() => Fixes<VariableUntyped>("""{"variable": {"n": {"description": "d", "default": 1}}}""", """{"variable": {"n": {"description": "d", "default": 1, "type": "number"}}}""");

    [Test]
    public void Marks_an_output_sensitive() => Fixes<SensitiveOutputUnmarked>(
        """{"terraform": {"backend": {"s3": {}}}, "variable": {"p": {"type": "string", "sensitive": true}}, "output": {"o": {"value": "${var.p}"}}}""",
        """{"terraform": {"backend": {"s3": {}}}, "variable": {"p": {"type": "string", "sensitive": true}}, "output": {"o": {"value": "${var.p}", "sensitive": true}}}""");

    [Test]
    public void Removes_what_nothing_uses() => Fixes<UnusedDeclaration>("""{"locals": {"a": 1, "b": 2}, "output": {"o": {"value": "${local.a}"}}}""", """{"locals": {"a": 1}, "output": {"o": {"value": "${local.a}"}}}""");

    [Test]
    public void Writes_the_id_that_an_import_takes() => Fixes<ImportIdMismatch>(
        """{"import": {"to": "kubernetes_namespace_v1.main", "id": "shops"}, "resource": {"kubernetes_namespace_v1": {"main": {"metadata": [{"name": "shop"}]}}}}""",
        """{"import": {"to": "kubernetes_namespace_v1.main", "id": "shop"}, "resource": {"kubernetes_namespace_v1": {"main": {"metadata": [{"name": "shop"}]}}}}""");

    [Test]
    public void Points_at_the_label_of_a_block()
    {
        var result = RuleTester.Run([new StatefulWithoutPreventDestroy()], "# file: main.tf.json\n" + """
            {
              "resource": {
                "aws_db_instance": {
                  "a": {},
                  "b": {}
                }
              }
            }
            """, RuleTest.Knowledge);
        result.Diagnostics.Select(d => d.Location.LineSpan.Start.Line + 1).ShouldBe([4, 5]);
    }
}
