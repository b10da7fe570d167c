using System.Text;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Core.Tests.Syntax;

/// <summary>Hostile and broken files: diagnostics in bounded time, never an exception, never an overflowing stack.</summary>
public sealed class BadInputTests
{
    private const int Many = 100_000;

    private static IEnumerable<TestCaseData> DeepInputs()
    {
        yield return Case("brackets", "a = " + Repeat("["));
        yield return Case("closed brackets", "a = " + Repeat("[") + Repeat("]") + "\n");
        yield return Case("parentheses", "a = " + Repeat("(") + "1" + Repeat(")") + "\n");
        yield return Case("objects", "a = " + Repeat("{a="));
        yield return Case("blocks", Repeat("b {\n"));
        yield return Case("closed blocks", Repeat("b {\n") + Repeat("}\n"));
        yield return Case("templates", "a = " + Repeat("\"${"));
        yield return Case("closed templates", "a = " + Repeat("\"${") + "1" + Repeat("}\"") + "\n");
        yield return Case("heredocs", "a = " + Repeat("<<E\n${"));
        yield return Case("calls", "a = " + Repeat("f("));
        yield return Case("comprehensions", "a = " + Repeat("[for x in "));
        yield return Case("negations", "a = " + Repeat("!") + "x\n");
        yield return Case("conditions", "a = " + Repeat("b ? c : ") + "d\n");
        yield return Case("operators", "a = 1" + Repeat(" + 1") + "\n");
        yield return Case("indexes", "a = b" + Repeat("[c]") + "\n");
        yield return Case("splats", "a = b" + Repeat("[*]") + "\n");
        yield return Case("if directives", "a = \"" + Repeat("%{if x}") + Repeat("%{endif}") + "\"\n");
        yield return Case("for directives", "a = \"" + Repeat("%{for x in y}") + "\"\n");

        static TestCaseData Case(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);
        static string Repeat(string text) => new StringBuilder().Insert(0, text, Many).ToString();
    }

    [TestCaseSource(nameof(DeepInputs))]
    public void Reports_nesting_that_is_too_deep_once(string text)
    {
        var tree = Parse(text);
        tree.Diagnostics.Count.ShouldBe(1);
        tree.Diagnostics[0].Message.ShouldMatch("^(Nesting too deep|Expression too long): ");
        Height(tree.Root).ShouldBeLessThan(5_000);
    }

    [TestCase("/*")]
    [TestCase("\"")]
    [TestCase("a = \"\n")]
    [TestCase("a = [1\n")]
    [TestCase("a = b[0\n")]
    [TestCase("a = {\n")]
    [TestCase("a = (\n")]
    [TestCase("a = <<E\n")]
    [TestCase("a = ${\n")]
    [TestCase("b \"x\" {\n a = [1\n")]
    [TestCase("a = 1\n")]
    [TestCase("a::")]
    [TestCase("$")]
    [TestCase("\0")]
    [TestCase("}")]
    [TestCase("é\u0301🙂")]
    public void Takes_time_in_proportion_to_the_length(string text) => Growth.ShouldBeLinear(Many / 8, times =>
    {
        var source = SourceText.From(new StringBuilder().Insert(0, text, times).ToString(), "test.tf");
        return () => HclParser.ParseFile(source);
    });

    [Test]
    public void Parses_one_very_long_line()
    {
        var tree = Parse("a = \"" + new string('x', 50_000_000) + "\"\n");
        tree.HasErrors.ShouldBeFalse();
        ((TemplateSyntax)tree.Body.Attributes.Single().Value).LiteralValue!.Length.ShouldBe(50_000_000);
    }

    [Test]
    public void Reports_NUL_outside_strings_and_accepts_it_inside()
    {
        Parse("a = \0\n").HasErrors.ShouldBeTrue();
        Parse("a = \"\0\"\n").HasErrors.ShouldBeFalse();
    }

    [Test]
    public void Reports_bytes_that_are_not_UTF_8_except_in_comments()
    {
        FromBytes("# caf\xE9\na = 1\n").HasErrors.ShouldBeFalse();
        FromBytes("a = \"caf\xE9\"\n").Diagnostics.Single().Properties["summary"].ShouldBe("Invalid character encoding");
        FromBytes("a\xE9 = 1\n").Diagnostics.Single().Properties["summary"].ShouldBe("Invalid character encoding");
        FromBytes("a = <<E\ncaf\xE9\nE\n").Diagnostics.Single().Properties["summary"].ShouldBe("Invalid character encoding");
    }

    [Test]
    public void Accepts_a_replacement_character_that_the_file_spells() =>
        Parse("a = \"\uFFFD\"\nb = <<E\n\uFFFD\nE\n").HasErrors.ShouldBeFalse();

    [Test]
    public void Reports_escapes_that_name_half_a_surrogate_pair()
    {
        Parse("a = \"\\ud83d\"\n").Diagnostics.Single().Properties["summary"].ShouldBe("Invalid escape sequence");
        Parse("a = \"\\UFFFFFFFF\"\n").Diagnostics.Single().Properties["summary"].ShouldBe("Invalid escape sequence");
    }

    [Test]
    public void Survives_lone_surrogates_in_the_text() => Parse("a = \"\uD83D\"\n\uDE00 = \uD83D\n").HasErrors.ShouldBeTrue();

    [Test]
    public void Survives_an_encrypted_file()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        "\0GITCRYPT\0"u8.CopyTo(bytes);
        HclParser.ParseFile(SourceText.From(bytes, "secrets.tf")).Diagnostics.Count.ShouldBeInRange(1, 200);
    }

    private static SyntaxTree Parse(string text) => HclParser.ParseFile(SourceText.From(text, "test.tf"));

    private static SyntaxTree FromBytes(string latin1) => HclParser.ParseFile(SourceText.From(Encoding.Latin1.GetBytes(latin1), "test.tf"));

    private static int Height(SyntaxNode root)
    {
        int highest = 0;
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 1)]);
        while (open.TryPop(out var at))
        {
            highest = Math.Max(highest, at.Depth);
            foreach (var child in at.Node.ChildNodes()) open.Push((child, at.Depth + 1));
        }
        return highest;
    }
}
