using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

/// <summary>What holds for every text, valid or not.</summary>
public sealed class TreePropertyTests
{
    private static readonly string[] Fragments =
    [
        "$", "%", "{", "}", "\"", "\\", "\n", "\r\n", "a", "b1", "<<E\n", "<<-E\n", "E\n", " ", "~", "${", "%{", "$${", "#", "//", "/*", "*/", "é", "🙂", "1", ".",
        "::", ":", "=", "=>", "<", "&&", "|", "!", "?", "[", "]", "(", ")", ",", "-", "if ", "endif", "for ", " in ", "...", "\\n", "\0", "\uFEFF", "\u0301", "null", "[*]", ".*",
    ];

    private static IReadOnlyList<string> Suite { get; } = ReadSuite();

    private static List<string> ReadSuite()
    {
        var texts = Directory.GetFiles(Golden.Folder, "*.hcl").Order(StringComparer.Ordinal).Select(f => Encoding.UTF8.GetString(File.ReadAllBytes(f))).ToList();
        texts.AddRange(Golden.Lines("expr_ast.jsonl").Select(item => $"a = {item.GetProperty("src").GetString()}\n"));
        return texts;
    }

    [Test]
    public void Tokens_and_the_blanks_between_them_are_the_text()
    {
        foreach (string text in Suite)
        {
            var tree = Parse(text);
            int position = 0;
            foreach (var token in tree.Tokens)
            {
                token.Span.Start.ShouldBeGreaterThanOrEqualTo(position, text);
                tree.Source.Slice(TextSpan.FromBounds(position, token.Span.Start)).ContainsAnyExcept(" \t").ShouldBeFalse(text);
                position = token.Span.End;
            }
            position.ShouldBe(tree.Source.Length);
        }
    }

    [Test]
    public void Spans_nest_and_siblings_do_not_overlap()
    {
        foreach (string text in Suite) CheckSpans(Parse(text));
    }

    [Test]
    public void Every_node_but_the_root_has_the_parent_that_lists_it()
    {
        foreach (string text in Suite)
            foreach (var node in Parse(text).Root.DescendantNodes())
                node.Parent!.ChildNodes().ShouldContain(node);
    }

    [Test]
    public void A_text_is_parsed_the_same_twice_and_equivalent_to_itself_laid_out()
    {
        foreach (string text in Suite)
        {
            var tree = Parse(text);
            tree.Root.IsEquivalentTo(Parse(text).Root).ShouldBeTrue(text);
            if (tree.HasErrors || text.StartsWith('\uFEFF')) continue;
            var formatted = Parse(HclFormatter.Format(text));
            formatted.HasErrors.ShouldBeFalse(text);
            formatted.Root.IsEquivalentTo(tree.Root).ShouldBeTrue(text);
        }
    }

    [Test]
    public void Replacing_a_node_by_its_own_text_changes_nothing()
    {
        foreach (string text in Suite.Where(t => !Parse(t).HasErrors))
        {
            var tree = Parse(text);
            foreach (var attribute in tree.Root.DescendantNodes().OfType<AttributeSyntax>())
            {
                var editor = new SyntaxEditor(tree);
                editor.Replace(attribute.Value, attribute.Value.ToString());
                editor.Apply().Text.ShouldBe(tree.Source.Text);
            }
        }
    }

    [Test]
    public void An_edited_text_parses_as_if_it_had_been_written_so()
    {
        foreach (string text in Suite.Where(t => !Parse(t).HasErrors))
        {
            var tree = Parse(text);
            foreach (var attribute in tree.Root.DescendantNodes().OfType<AttributeSyntax>().Take(4))
            {
                var editor = new SyntaxEditor(tree);
                editor.Replace(attribute.Value, "[one, \"two\"]");
                var edited = HclParser.ParseFile(editor.Apply());
                edited.HasErrors.ShouldBeFalse(text);
                edited.FindNode(attribute.Value.Span.Start).AncestorsAndSelf().OfType<AttributeSyntax>().First().Value
                    .IsEquivalentTo(HclParser.ParseExpression(SourceText.From("[one, \"two\"]", "")).Root).ShouldBeTrue(text);
                edited.Root.DescendantNodes().OfType<AttributeSyntax>().Select(a => a.Name).ShouldBe(tree.Root.DescendantNodes().OfType<AttributeSyntax>().Select(a => a.Name));
            }
        }
    }

    [Test]
    public void Any_sequence_of_fragments_parses_without_an_exception() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(42, 43), Prop.ForAll(
            Gen.Elements(Fragments).ArrayOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                CheckMutant(text);
                HclParser.ParseTemplate(SourceText.From(text, ""));
                HclParser.ParseExpression(SourceText.From(text, ""));
                HclParser.ParseTraversal(SourceText.From(text, ""));
                HclParser.ParseFile(SourceText.From(text, "x.tf.json"));
            }));

    [Test]
    public void Mutations_of_the_suite_parse_without_an_exception() => CheckMutations(seed: 1, count: 20_000);

    [Test, Explicit("Takes a minute."), Category("Long")]
    public void Two_hundred_thousand_mutations_of_the_suite_parse_without_an_exception() => CheckMutations(seed: 2, count: 200_000);

    private static void CheckMutations(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            string text = Mutate(Suite[random.Next(Suite.Count)], random);
            try
            {
                CheckMutant(text);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Mutation {i} of seed {seed}: {text}", exception);
            }
        }
    }

    private static string Mutate(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            int at = random.Next(result.Length + 1);
            int length = Math.Min(random.Next(1, 12), result.Length - at);
            switch (random.Next(5))
            {
                case 0: result.Insert(at, Fragments[random.Next(Fragments.Length)]); break;
                case 1: result.Remove(at, length); break;
                case 2: result.Insert(random.Next(result.Length + 1), result.ToString(at, length)); break;
                case 3 when length > 0: result[at] = (char)random.Next(1, 0x3000); break;
                default: result.Length = at; break;
            }
        }
        return result.ToString();
    }

    private static void CheckMutant(string text)
    {
        var tree = Parse(text);
        tree.Diagnostics.Count.ShouldBeLessThanOrEqualTo(200);
        foreach (var diagnostic in tree.Diagnostics) diagnostic.Location.Span.End.ShouldBeLessThanOrEqualTo(text.Length);
        CheckSpans(tree);
    }

    private static void CheckSpans(SyntaxTree tree)
    {
        foreach (var node in tree.Root.DescendantNodes())
        {
            // The reference's traversal behind ".*" does not cover the star it starts from.
            if (node is AnonSymbolSyntax) continue;
            var span = node.Span;
            if (span.Length < 0 || !node.Parent!.Span.Contains(span)) throw new InvalidOperationException($"{node.Kind} {span} is not inside {node.Parent!.Kind} {node.Parent.Span} of {tree.Source}");
            int end = span.Start;
            foreach (var child in node.ChildNodes())
            {
                if (child is not AnonSymbolSyntax && child.Span.Start < end) throw new InvalidOperationException($"{child.Kind} {child.Span} overlaps what stands before it in {node.Kind} {span} of {tree.Source}");
                end = child.Span.End;
            }
        }
    }

    private static SyntaxTree Parse(string text) => HclParser.ParseFile(SourceText.From(text, "test.tf"));
}
