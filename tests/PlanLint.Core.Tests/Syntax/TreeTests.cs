using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

/// <summary>Finding one's way in a tree, and changing the text by it.</summary>
public sealed class TreeTests
{
    private const string Sample = """
        # File comment.

        # About web,
        // in two lines.
        resource "aws_instance" "web" {
          ami = var.ami # trailing
          /* inner */
          tags = { a = "x${local.b}" }
        }

        locals {}
        """;

    private static SyntaxTree Tree { get; } = Parse(Sample + "\n");

    private static BlockSyntax Web => Tree.Body.Blocks.First();

    [Test]
    public void Finds_the_token_and_the_node_at_a_position()
    {
        int position = Tree.Source.Text.IndexOf("local.b", StringComparison.Ordinal) + 6;
        Tree.Source.ToString(Tree.FindToken(position).Span).ShouldBe("b");
        Tree.FindNode(position).ShouldBeOfType<ScopeTraversalSyntax>().ToString().ShouldBe("local.b");
        Tree.FindToken(Tree.Source.Length).Kind.ShouldBe(TokenKind.EOF);
    }

    [Test]
    public void Binds_comments_to_what_they_precede()
    {
        Texts(Tree.GetLeadingComments(Web)).ShouldBe(["# About web,\n", "// in two lines.\n"]);
        Texts(Tree.GetLeadingComments(Web.Body.GetAttribute("tags")!)).ShouldBe(["/* inner */"]);
        Tree.GetLeadingComments(Web.Body.GetAttribute("ami")!).ShouldBeEmpty();
        Tree.GetLeadingComments(Tree.Body.Blocks.Last()).ShouldBeEmpty();
        Tree.Source.ToString(Tree.GetTrailingComment(Web.Body.GetAttribute("ami")!)!.Value.Span).ShouldBe("# trailing\n");
        Tree.GetTrailingComment(Web).ShouldBeNull();
        Tree.Comments.Count().ShouldBe(5);
    }

    [Test]
    public void Reads_trivia_on_demand()
    {
        var token = Tree.FindToken(Web.Span.Start);
        Tree.GetLeadingTrivia(token).Select(t => t.Kind).ShouldBe([TriviaKind.Comment, TriviaKind.EndOfLine, TriviaKind.Comment, TriviaKind.Comment]);
        var ami = Tree.FindToken(Web.Body.GetAttribute("ami")!.Span.Start);
        Tree.GetLeadingTrivia(ami).Select(t => t.Kind).ShouldBe([TriviaKind.EndOfLine, TriviaKind.Whitespace]);
    }

    [Test]
    public void Compares_trees_by_what_they_say()
    {
        Parse("a = f( 1,\n\"x\" ) # c\n").Root.IsEquivalentTo(Parse("a=f(1, \"x\")").Root).ShouldBeTrue();
        Parse("a = f(1)").Root.IsEquivalentTo(Parse("a = f(2)").Root).ShouldBeFalse();
        Parse("a = b.c").Root.IsEquivalentTo(Parse("a = b[\"c\"]").Root).ShouldBeFalse();
        Parse("a = [x, y]").Root.IsEquivalentTo(Parse("a = [x]").Root).ShouldBeFalse();
        Parse("a = { (b) = 1 }").Root.IsEquivalentTo(Parse("a = { b = 1 }").Root).ShouldBeFalse();
    }

    [Test]
    public void Visits_nodes_by_kind()
    {
        var names = new ReferenceNames();
        names.Visit(Tree.Root);
        names.Found.ShouldBe(["var.ami", "local.b"]);
    }

    [Test]
    public void Sets_removes_and_inserts_and_leaves_every_other_byte()
    {
        var editor = new SyntaxEditor(Tree);
        editor.SetAttribute(Web.Body, "ami", "\"ami-1\"");
        editor.SetAttribute(Web.Body, "count", "2");
        editor.SetAttribute(Tree.Body.Blocks.Last().Body, "x", "1");
        editor.InsertBefore(Web, SyntaxFactory.Block("import", [], SyntaxFactory.Attribute("to", "aws_instance.web"), SyntaxFactory.Attribute("id", SyntaxFactory.Quote("i-1"))) + "\n");
        editor.Apply().Text.ShouldBe("""
            # File comment.

            import {
              to = aws_instance.web
              id = "i-1"
            }

            # About web,
            // in two lines.
            resource "aws_instance" "web" {
              ami = "ami-1" # trailing
              /* inner */
              tags = { a = "x${local.b}" }
              count = 2
            }

            locals {
              x = 1
            }

            """);
    }

    [Test]
    public void Removes_an_item_with_its_comments_and_one_empty_line()
    {
        var editor = new SyntaxEditor(Tree);
        editor.Remove(Web);
        editor.Apply().Text.ShouldBe("# File comment.\n\nlocals {}\n");

        editor = new SyntaxEditor(Tree);
        editor.Remove(Web.Body.GetAttribute("tags")!);
        editor.Apply().Text.ShouldNotContain("inner");
    }

    [Test]
    public void Appends_to_a_file_without_a_final_line_end()
    {
        var tree = Parse("a = 1");
        var editor = new SyntaxEditor(tree);
        editor.Append(tree.Body, "b = 2\n");
        editor.Apply().Text.ShouldBe("a = 1\nb = 2\n");
    }

    [TestCase("")]
    [TestCase("a\"b\\c\n\r\t\0\u007f")]
    [TestCase("${x} %{y} $${z} $ % $$")]
    [TestCase("é🙂\u00a0\u200b")]
    public void Quotes_any_string(string value)
    {
        var tree = HclParser.ParseExpression(SourceText.From(SyntaxFactory.Quote(value), ""));
        tree.HasErrors.ShouldBeFalse();
        ((TemplateSyntax)tree.Root).LiteralValue.ShouldBe(value);
    }

    [TestCase("plain-name", "plain-name")]
    [TestCase("größe_𝒳", "größe_𝒳")]
    [TestCase("1st", "\"1st\"")]
    [TestCase("a.b", "\"a.b\"")]
    [TestCase("", "\"\"")]
    public void Quotes_keys_that_are_no_names(string name, string expected) => SyntaxFactory.Key(name).ShouldBe(expected);

    [TestCase("terraform.tfvars", "a = 1\nb = [\"x\"]\n")]
    [TestCase("main.tftest.hcl", "run \"x\" {\n  command = plan\n  assert {\n    condition = true\n    error_message = \"x\"\n  }\n}\n")]
    [TestCase(".terraform.lock.hcl", "provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \"5.0.0\"\n  hashes = [\n    \"h1:x\",\n  ]\n}\n")]
    [TestCase("variables.tofu", "variable \"x\" {\n  type = object({ a = optional(string, \"y\"), b = list(any) })\n}\n")]
    public void Reads_every_kind_of_file_in_native_syntax(string path, string text) =>
        HclParser.ParseFile(SourceText.From(text, path)).Diagnostics.ShouldBeEmpty();

    private static SyntaxTree Parse(string text) => HclParser.ParseFile(SourceText.From(text, "test.tf"));

    private static IEnumerable<string> Texts(IEnumerable<SyntaxToken> tokens) => tokens.Select(t => Tree.Source.ToString(t.Span));

    private sealed class ReferenceNames : SyntaxVisitor
    {
        public List<string> Found { get; } = [];

        protected override void VisitScopeTraversal(ScopeTraversalSyntax node)
        {
            if (node.Parent is not ObjectKeySyntax) Found.Add(node.ToString());
        }
    }
}
