using System.Text;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

public sealed class JsonSyntaxTests
{
    [Test]
    public void Reads_JSON_files_as_the_reference_does()
    {
        var failures = new List<string>();
        int count = 0;
        foreach (var item in Golden.Lines("json.jsonl"))
        {
            count++;
            string path = item.GetProperty("path").GetString()!;
            var dump = Golden.Tree(HclParser.ParseFile(SourceText.From(Encoding.UTF8.GetBytes(item.GetProperty("src").GetString()!), path)));
            bool ok = item.GetProperty("ok").GetBoolean();
            if (dump.GetProperty("ok").GetBoolean() != ok) failures.Add($"{path}: ok is not {ok}");
            else if (!ok && Golden.FirstErrorLine(dump.GetProperty("diags")) != Golden.FirstErrorLine(item.GetProperty("diags"))) failures.Add($"{path}: first error on line {Golden.FirstErrorLine(dump.GetProperty("diags"))}");
            else if (ok && Golden.Difference(item.GetProperty("attrs"), dump.GetProperty("attrs")) is { } difference) failures.Add($"{path}: {difference}");
        }
        failures.ShouldBeEmpty();
        count.ShouldBe(29);
    }

    /// <summary>What terraform 1.11.4 says of each.</summary>
    [TestCase("""{"resource": {}}""", "resource block's type.")]
    [TestCase("""{"resource": null}""", "resource block's type.")]
    [TestCase("""{"resource": [{}]}""", "resource block's type.")]
    [TestCase("""{"resource": {"terraform_data": {}}}""", "resource block's name.")]
    [TestCase("""{"resource": {"terraform_data": []}}""", "resource block's name.")]
    [TestCase("""{"output": {}}""", "output block's name.")]
    [TestCase("""{"terraform": {"backend": {}}}""", "backend block's type.")]
    [TestCase("""{"resource": {"terraform_data": {"x": {"provisioner": [{}]}}}}""", "provisioner block's type.")]
    [TestCase("""{"resource": {"terraform_data": {"//": "remark"}}}""", "representing the contents of one or more \"resource\" blocks.")]
    [TestCase("""{"resource": {"//": "remark"}}""", "to specify labels for \"resource\" blocks.")]
    [TestCase("""{"output": [[{"a": {}}]]}""", "to specify labels for \"output\" blocks.")]
    public void A_level_of_labels_holds_at_least_one(string text, string said) =>
        HclParser.ParseFile(SourceText.From(text, "main.tf.json")).Diagnostics.ShouldContain(d => d.Message.EndsWith(said, StringComparison.Ordinal));

    [TestCase("""{"output": {"a": []}, "locals": {}, "terraform": {}, "moved": [], "import": null, "removed": []}""")]
    [TestCase("""{"resource": [{"terraform_data": {"x": {"connection": {}, "lifecycle": []}}}, {}]}""")]
    public void What_takes_no_label_may_be_empty(string text) => HclParser.ParseFile(SourceText.From(text, "main.tf.json")).Diagnostics.ShouldBeEmpty();

    [Test]
    public void Makes_blocks_of_what_Terraform_knows_as_blocks()
    {
        var body = Parse("""
            {
              "//": "a comment",
              "terraform": { "required_version": ">= 1.0", "backend": { "s3": { "bucket": "b" } } },
              "resource": {
                "aws_instance": {
                  "web": { "ami": "${var.ami}", "lifecycle": { "prevent_destroy": true }, "ebs": [{ "size": 1 }] },
                  "db": [{ "ami": "x" }]
                }
              },
              "provider": { "aws": [{ "region": "a" }, { "region": "b", "alias": "c" }] },
              "locals": { "a": 1 },
              "moved": [{ "from": "aws_x.a", "to": "module.m[0].aws_x.b" }]
            }
            """).Body;
        body.Blocks.Select(b => string.Join(' ', b.Labels.Select(l => l.Value).Prepend(b.Type)))
            .ShouldBe(["terraform", "resource aws_instance web", "resource aws_instance db", "provider aws", "provider aws", "locals", "moved"]);
        var web = body.Blocks.ElementAt(1).Body;
        web.Attributes.Select(a => a.Name).ShouldBe(["ami", "ebs"]);
        web.Blocks.Single().Type.ShouldBe("lifecycle");
        web.GetAttribute("ami")!.Value.ShouldBeOfType<TemplateWrapSyntax>().Wrapped.ToString().ShouldBe("var.ami");
        var to = body.Blocks.Last().Body.GetAttribute("to")!.Value.ShouldBeOfType<ScopeTraversalSyntax>();
        to.Steps.Count.ShouldBe(5);
        to.ToString().ShouldBe("module.m[0].aws_x.b");
    }

    [Test]
    public void Points_into_the_JSON_text_behind_escapes()
    {
        var tree = Parse("""{ "locals": { "a": "\"x\" \u00e9 ${upper(var.name)}\n${local.b}" } }""");
        var template = (TemplateSyntax)tree.Body.Blocks.Single().Body.GetAttribute("a")!.Value;
        template.Parts.OfType<FunctionCallSyntax>().Single().ToString().ShouldBe("upper(var.name)");
        template.Parts.OfType<ScopeTraversalSyntax>().Single().ToString().ShouldBe("local.b");
        ((LiteralSyntax)template.Parts[0]).Text.ShouldBe("\"x\" é ");
        template.ToString().ShouldBe("""
            "\"x\" \u00e9 ${upper(var.name)}\n${local.b}"
            """.Trim());
    }

    [Test]
    public void Reports_a_broken_template_where_it_stands_and_leaves_the_file_valid_as_the_reference_does()
    {
        var tree = Parse("""{ "locals": { "a": "x${1 +}", "b": 1 } }""");
        var diagnostic = tree.Diagnostics.Single();
        tree.Source.ToString(diagnostic.Location.Span).ShouldBe("}");
        diagnostic.Location.Span.Start.ShouldBe(26);
        Golden.Tree(tree).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public void Takes_strings_as_they_are_where_Terraform_has_no_scope()
    {
        var variable = Parse("""{ "variable": { "v": { "default": "${not.a.template", "type": "list(string)" } } }""");
        variable.HasErrors.ShouldBeFalse();
        variable.Body.Blocks.Single().Body.GetAttribute("type")!.Value.ShouldBeOfType<FunctionCallSyntax>().Name.ShouldBe("list");
        var values = HclParser.ParseFile(SourceText.From("""{ "a": "${x}", "resource": { "b": 1 } }""", "x.tfvars.json"));
        values.HasErrors.ShouldBeFalse();
        values.Body.Attributes.Select(a => a.Name).ShouldBe(["a", "resource"]);
    }

    [Test]
    public void Keeps_negative_numbers_as_native_syntax_has_them() =>
        Parse("""{ "locals": { "a": -1.5e3 } }""").Body.Blocks.Single().Body.GetAttribute("a")!.Value.ShouldBeOfType<UnarySyntax>().Operand.ToString().ShouldBe("1.5e3");

    [Test]
    public void Goes_on_behind_the_object_that_had_an_error()
    {
        var tree = Parse("{ \"locals\": [{ \"a\" 1 }, { \"b\": 2 }],\n \"output\": { \"o\": { \"value\": nul } },\n \"module\": { \"m\": { \"x\": [1,] } } }");
        tree.Diagnostics.Select(d => d.Location.LineSpan.Start.Line).ShouldBe([0, 1, 2]);
        tree.Diagnostics[1].Message.ShouldContain("Did you mean \"null\"?");
        tree.Body.Blocks.Select(b => b.Type).ShouldBe(["locals", "locals", "output", "module"]);
    }

    [TestCase("{\"a\":")]
    [TestCase("[")]
    [TestCase("{\"a\":[")]
    public void Bounds_the_depth(string opening) =>
        Parse(new StringBuilder().Insert(0, opening, 100_000).ToString()).Diagnostics.Count.ShouldBe(1);

    [TestCase("")]
    [TestCase("\uFEFF{}")]
    [TestCase("{\"a\": \"\\ud83d\"}")]
    [TestCase("{\"a\": \"\\u12")]
    [TestCase("{\"a\": \"\\")]
    [TestCase("{\"a\": \"x")]
    [TestCase("\"")]
    [TestCase("{\"\": {\"\": null}}")]
    [TestCase("{\"resource\": 1, \"provider\": \"x\", \"locals\": [[1]]}")]
    [TestCase("nul")]
    [TestCase("\0\0")]
    public void Survives(string text) => Should.NotThrow(() => Golden.Tree(Parse(text)));

    private static SyntaxTree Parse(string text) => HclParser.ParseFile(SourceText.From(text, "main.tf.json"));
}
