using System.Text;
using System.Text.Json;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

/// <summary>What hashicorp/hcl 2.24.0 says of the same text: trees, ranges, literal values, tokens, and the line of the first error.</summary>
public sealed class ConformanceTests
{
    private static IEnumerable<string> Files => Directory.GetFiles(Golden.Folder, "*.hcl").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    private static SourceText Read(string file) => SourceText.From(File.ReadAllBytes(Path.Combine(Golden.Folder, file)), file);

    private static SourceText FromUtf16(string text, string path) => SourceText.From(Encoding.UTF8.GetBytes(text), path);

    [TestCaseSource(nameof(Files))]
    public void Parses_a_file_as_the_reference_does(string file)
    {
        var golden = Golden.Read(Path.ChangeExtension(file, ".json"));
        var source = Read(file);
        var tree = HclParser.ParseFile(source);

        tree.HasErrors.ShouldBe(!golden.GetProperty("ok").GetBoolean());
        if (tree.HasErrors) Golden.FirstErrorLine(tree.Diagnostics).ShouldBe(Golden.FirstErrorLine(golden.GetProperty("diags")));
        else Golden.Difference(golden.GetProperty("body"), Golden.Tree(tree).GetProperty("body")).ShouldBeNull();
        Golden.Difference(golden.GetProperty("tokens"), Golden.Tokens(source).GetProperty("tokens")).ShouldBeNull();
    }

    [Test]
    public void Parses_every_line_of_the_suite_as_a_file_of_its_own() => CheckLines("lines.jsonl", 547, HclParser.ParseFile, "body",
        tree => Golden.Tree(tree).GetProperty("body"));

    [Test]
    public void Parses_expressions_on_their_own() => CheckLines("expr_ast.jsonl", 952, HclParser.ParseExpression, "ast", Golden.Expression);

    [Test]
    public void Parses_bare_templates() => CheckLines("template.jsonl", 47, HclParser.ParseTemplate, "ast", Golden.Expression);

    [Test]
    public void Renders_bare_templates()
    {
        var evaluator = new Evaluator();
        var failures = new List<string>();
        foreach (var item in Golden.Lines("template.jsonl"))
        {
            string id = item.GetProperty("id").GetString()!;
            var tree = HclParser.ParseTemplate(FromUtf16(item.GetProperty("src").GetString()!, id));
            if (tree.HasErrors) continue;
            // JSON is an expression too.
            var variables = item.GetProperty("vars").EnumerateObject().ToDictionary(v => v.Name, v =>
                evaluator.Evaluate((ExpressionSyntax)HclParser.ParseExpression(SourceText.From(v.Value.GetRawText(), id)).Root, VariableScope.Empty).Value);
            var result = evaluator.Evaluate((ExpressionSyntax)tree.Root, new VariableScope(variables));
            if (result.IsValid != item.GetProperty("ok").GetBoolean()) failures.Add($"{id}: {string.Join(", ", result.Errors.Select(e => e.Summary))}");
            else if (result.IsValid && Golden.Difference(item.GetProperty("result"), Golden.Value(result.Value)) is { } difference) failures.Add($"{id}: {difference}");
        }
        failures.ShouldBeEmpty();
    }

    [Test]
    public void Parses_absolute_traversals() => CheckLines("traversal.jsonl", 34, HclParser.ParseTraversal, "t",
        tree => Golden.Expression(tree).GetProperty("t"));

    [Test]
    public void Finds_the_first_error_of_a_file_that_breaks_off_on_the_reference_s_line()
    {
        var failures = new List<string>();
        int count = 0;
        foreach (var item in Golden.Lines("truncations.jsonl"))
        {
            count++;
            string file = item.GetProperty("file").GetString()!;
            int cut = item.GetProperty("cut").GetInt32();
            var tree = HclParser.ParseFile(SourceText.From(File.ReadAllBytes(Path.Combine(Golden.Folder, file)).AsSpan(0, cut), file));
            bool ok = item.GetProperty("ok").GetBoolean();
            if (ok == tree.HasErrors) failures.Add($"{file} cut at {cut}: ok is not {ok}");
            else if (!ok && Golden.FirstErrorLine(tree.Diagnostics) != item.GetProperty("first")[1].GetInt32()) failures.Add($"{file} cut at {cut}: first error on line {Golden.FirstErrorLine(tree.Diagnostics)}");
            else if (ok && (tree.Body.Attributes.Count(), tree.Body.Blocks.Count()) != (item.GetProperty("attrs").GetInt32(), item.GetProperty("blocks").GetInt32())) failures.Add($"{file} cut at {cut}: other items");
        }
        failures.ShouldBeEmpty();
        count.ShouldBe(998);
    }

    private static void CheckLines(string file, int expectedCount, Func<SourceText, SyntaxTree> parse, string key, Func<SyntaxTree, JsonElement> dump)
    {
        var failures = new List<string>();
        int count = 0;
        foreach (var item in Golden.Lines(file))
        {
            count++;
            string id = item.GetProperty("id").GetString()!;
            var tree = parse(FromUtf16(item.GetProperty("src").GetString()!, id));
            // Texts that parse but cannot be evaluated count as right here.
            bool ok = item.GetProperty("ok").GetBoolean() || item.TryGetProperty("phase", out var phase) && phase.GetString() == "eval";
            if (ok == tree.HasErrors)
                failures.Add($"{id}: ok is not {ok}");
            else if (ok && item.TryGetProperty(key, out var golden) && Golden.Difference(golden, dump(tree)) is { } difference)
                failures.Add($"{id}: {difference}");
            else if (!ok && Golden.FirstErrorLine(tree.Diagnostics) != Golden.FirstErrorLine(item.GetProperty("diags")))
                failures.Add($"{id}: first error on line {Golden.FirstErrorLine(tree.Diagnostics)}");
        }
        failures.ShouldBeEmpty();
        count.ShouldBe(expectedCount);
    }
}
