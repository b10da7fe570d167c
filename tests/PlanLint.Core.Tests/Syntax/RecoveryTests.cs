using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

/// <summary>One mistake costs one construct and is reported once, where it is: errors are marked as <c>[|text|]</c> in the input.</summary>
public sealed class RecoveryTests
{
    [TestCase("a = [1, 2[|}|]\nb = 1\n", "Missing item separator")]
    [TestCase("a = [\n  \"x\"\n  [|\"|]y\",\n  \"z\",\n]\nb = 1\n", "Missing item separator")]
    [TestCase("a = f(1 [|2|])\nb = 1\n", "Missing argument separator")]
    [TestCase("a = { x = 1, y [|2|], z = 3 }\nb = 1\n", "Missing key/value separator")]
    [TestCase("a = 1 +[|\n|]b = 1\n", "Invalid expression")]
    [TestCase("a = x ? y[|\n|]b = 1\n", "Missing false expression in conditional")]
    [TestCase("a = var.[|\n|]b = 1\n", "Invalid attribute name")]
    [TestCase("a = \"x[||]\nb = 1\n", "Invalid multi-line string")]
    [TestCase("a = \"x[|\n|]y\"\nb = 1\n", "Invalid multi-line string")]
    [TestCase("a = \"[|${|]var.x\"\nb = 1\n", "Unclosed template interpolation sequence")]
    [TestCase("a = \"[|${|]\"\nb = 1\n", "Unclosed template interpolation sequence")]
    [TestCase("a = \"%{ [|fi|] x }y%{ endif }\"\nb = 1\n", "Invalid template control keyword")]
    [TestCase("a = \"\\[|\"\nb = 1\n", null)]
    [TestCase("a = \"[|\\d|]x\"\nb = 1\n", "Invalid escape sequence")]
    [TestCase("a = 1[|,|]\nb = 1\n", "Unexpected comma after argument")]
    [TestCase("a = 1[|;|]\nb = 1\n", "Invalid character")]
    [TestCase("a = [|'|]x'\nb = 1\n", "Invalid character")]
    [TestCase("a = x [|&|] y\nb = 1\n", "Unsupported operator")]
    [TestCase("a = \"x\" [|\"y\"|]\nb = 1\n", null)]
    [TestCase("a = 1 [|c|] = 2\nb = 1\n", "Missing newline after argument")]
    [TestCase("[|a|]: 1\nb = 1\n", "Argument or block definition required")]
    [TestCase("[|\"|]a\" = 1\nb = 1\n", "Invalid argument name")]
    [TestCase("[|a|]\nb = 1\n", "Argument or block definition required")]
    [TestCase("[|a|].c = 1\nb = 1\n", "Argument or block definition required")]
    [TestCase("[|}|]\nb = 1\n", "Argument or block definition required")]
    [TestCase("a = (1 + 2\n[|b|] = 1\n", "Unbalanced parentheses")]
    [TestCase("a = f(1,\n b [|=|] 2\n)\nb = 1\n", null)]
    [TestCase("a = [1, 2\n[|b|] = 1\n", "Missing item separator")]
    [TestCase("a = f(1, 2\n[|b|] = 1\n", "Missing argument separator")]
    [TestCase("a = [for x in y [|x|]]\nb = 1\n", "Invalid 'for' expression")]
    [TestCase("a = { for x in y : [|x|] }\nb = 1\n", "Invalid 'for' expression")]
    [TestCase("c \"x\"[|\n|]{\n  y = 1\n}\nb = 1\n", "Invalid block definition")]
    [TestCase("c \"x[||] {\n  y = 1\n}\nb = 1\n", "Invalid multi-line string")]
    [TestCase("c { x = 1[|,|] y = 2 }\nb = 1\n", "Invalid single-argument block definition")]
    [TestCase("c { x = 1[|\n|]}\nb = 1\n", "Invalid single-argument block definition")]
    [TestCase("c {\n  x = 1 [|}|]\nb = 1\n", null)]
    [TestCase("c {\n}[|}|]\nb = 1\n", "Missing newline after block definition")]
    [TestCase("c \"[|${|]x}\" {\n}\nb = 1\n", "Invalid string literal")]
    [TestCase("a = 1.2.3.[|4|]\nb = 1\n", null)]
    [TestCase("a = [|10.0.0.0|]/8\nb = 1\n", "Invalid number literal")]
    [TestCase("a = x.*.y.[|*|].z\nb = 1\n", "Nested splat expression not allowed")]
    [TestCase("a = x[|.0.1|]\nb = 1\n", null)]
    public void Reports_one_mistake_once(string marked, string? summary)
    {
        var (text, span) = Unmark(marked);
        var tree = Parse(text);
        tree.Diagnostics.Count.ShouldBe(1);
        if (summary is null) return;
        Summary(tree.Diagnostics[0]).ShouldBe(summary);
        tree.Diagnostics[0].Location.Span.ShouldBe(span);
        tree.Body.GetAttribute("b").ShouldNotBeNull();
    }

    [Test]
    public void Reports_each_of_several_mistakes_and_keeps_what_is_right_between_them()
    {
        var tree = Parse("""
            resource "a" "b" {
              ami = "x
              x   = [1, 2
              y   = 3
              z   = { a = 1, b 2, c = 3 }
              w   = var.
              v   = foo(1 2)
              ok  = 1
            }

            resource "c" "d {
              a = 1
            }

            output "o" {
              value = "${var.x"
              ok = 1
              desc: "x"
            }
            """);
        Lines(tree).ShouldBe([2, 4, 5, 6, 7, 11, 16, 18]);
        tree.Body.Blocks.Select(b => b.Labels[^1].Value).ShouldBe(["b", "d", "o"]);
        tree.Body.Blocks.First().Body.Attributes.Select(a => a.Name).ShouldBe(["ami", "x", "y", "z", "w", "v", "ok"]);
        tree.Body.Blocks.Last().Body.GetAttribute("ok").ShouldNotBeNull();
    }

    [Test]
    public void Goes_on_at_the_next_block_after_an_unclosed_bracket()
    {
        var tree = Parse("a = [\n  f(\n\nresource \"x\" \"y\" {\n  b = 1\n}\n");
        tree.Diagnostics.Count.ShouldBe(1);
        tree.Body.Blocks.Single().Body.GetAttribute("b").ShouldNotBeNull();
    }

    [Test]
    public void Reports_an_unclosed_block_at_its_brace()
    {
        var tree = Parse("a \"b\" {\n  x = 1\n\nc \"d\" {\n  y = 1\n}\n");
        tree.Diagnostics.Single().Location.Span.ShouldBe(new TextSpan(6, 1));
        Summary(tree.Diagnostics.Single()).ShouldBe("Unclosed configuration block");
    }

    [Test]
    public void Keeps_the_first_of_two_arguments_with_one_name()
    {
        var tree = Parse("a = 1\na = 2\n");
        Summary(tree.Diagnostics.Single()).ShouldBe("Attribute redefined");
        tree.Body.Attributes.Single().Value.ToString().ShouldBe("1");
    }

    [Test]
    public void Starts_the_message_with_the_summary_and_adds_a_hint()
    {
        var diagnostic = Parse("a = \"%{ fore x in y }%{ endfor }\"\n").Diagnostics.Single();
        diagnostic.Message.ShouldStartWith("Invalid template control keyword: ");
        diagnostic.Message.ShouldContain("Did you mean \"for\"?");
        diagnostic.Rule.ShouldBe(ToolRules.SyntaxError);
    }

    [Test]
    public void Stops_reporting_after_two_hundred_errors() =>
        Parse(string.Concat(Enumerable.Repeat("}\n", 1000))).Diagnostics.Count.ShouldBe(200);

    private static SyntaxTree Parse(string text) => HclParser.ParseFile(SourceText.From(text.ReplaceLineEndings("\n"), "test.tf"));

    private static string Summary(Diagnostic diagnostic) => diagnostic.Properties["summary"];

    private static IEnumerable<int> Lines(SyntaxTree tree) => tree.Diagnostics.Select(d => d.Location.LineSpan.Start.Line + 1).Order();

    private static (string Text, TextSpan Span) Unmark(string marked)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", start + 2, StringComparison.Ordinal);
        if (end < 0) return (marked.Remove(start, 2), new TextSpan(start, 0));
        return (marked.Remove(end, 2).Remove(start, 2), TextSpan.FromBounds(start, end - 2));
    }
}
