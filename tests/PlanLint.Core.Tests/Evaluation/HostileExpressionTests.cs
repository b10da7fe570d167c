using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Evaluation;

/// <summary>Expressions of strangers: bounded work, a finding at the place, and never an exception.</summary>
[TestFixture]
public sealed class HostileExpressionTests
{
    private const long MostBytes = 1L << 30;
    private static readonly string Thousand = "range(1000)";

    private static IEnumerable<string> Bombs()
    {
        yield return $"[for a in {Thousand} : [for b in {Thousand} : [for c in {Thousand} : 1]]]";
        yield return $"setproduct({Thousand}, {Thousand}, {Thousand}, {Thousand})";
        yield return $"setproduct({string.Join(", ", Enumerable.Repeat(Thousand, 40))})";
        yield return $"length(join(\"\", [for a in {Thousand} : join(\"\", [for b in {Thousand} : format(\"%1000s\", \"x\")])]))";
        yield return "format(\"%999999999s\", \"x\")";
        yield return "format(\"%.99999999999999999f\", 1)";
        yield return "indent(999999999, \"a\\nb\\n\")";
        yield return $"replace(join(\"\", [for i in {Thousand} : \"aaaaaaaaaaaaaaaaaaaaaaaaa\"]), \"\", join(\"\", {Thousand}))";
        yield return "regex(\"((((a{100}){100}){100}){100})\", \"a\")";
        yield return "regex(\"(?:(?:(?:a?){30}){30}){30}\", \"aaaa\")";
        yield return $"flatten([for a in {Thousand} : [for b in {Thousand} : [for c in range(100) : c]]])";
        yield return "yamldecode(\"a: &a [1,1,1,1,1,1,1,1,1,1]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g,*g]\")";
        yield return $"{{ for a in {Thousand} : a => {{ for b in {Thousand} : b => {{ for c in {Thousand} : c => c }} }} }}";
        foreach (string writer in (string[])["jsonencode(", "yamlencode(", "provider::terraform::encode_expr(", "format(\"%#v\", "])
            yield return $"[for x in [join(\"\", [for i in {Thousand} : format(\"%100s\", \"x\")])] : {writer}[for a in {Thousand} : [for b in range(10) : x]])]";
        yield return $"setintersection([for a in {Thousand} : [for b in {Thousand} : b]], [for a in {Thousand} : [for b in {Thousand} : b]])";
    }

    [TestCaseSource(nameof(Bombs))]
    public void Bombs_are_defused_with_a_finding(string text)
    {
        var result = Allocations.Within(MostBytes, () => Expressions.Evaluate(text));
        result.Errors.ShouldNotBeEmpty();
        result.Value.IsWhollyKnown.ShouldBeFalse();
    }

    [Test]
    public void A_bound_is_told_once_as_a_bound()
    {
        var result = Expressions.Evaluate($"[for a in {Thousand} : [for b in {Thousand} : [for c in {Thousand} : 1]]]");
        result.Diagnostics.ShouldHaveSingleItem().Rule.ShouldBe(ToolRules.BoundExceeded);
    }

    [Test]
    public void A_bound_cannot_be_caught() =>
        Expressions.Evaluate($"try(setproduct({Thousand}, {Thousand}, {Thousand}), \"fine\")").Errors.ShouldHaveSingleItem().Kind.ShouldBe(EvaluationErrorKind.Bound);

    [TestCase("(", "1", ")")]
    [TestCase("[", "1", "]")]
    [TestCase("!", "true", "")]
    [TestCase("true ? ", "1", " : 2")]
    [TestCase("upper(", "\"a\"", ")")]
    [TestCase("\"${", "1", "}x\"")]
    public void Deep_nesting_ends_in_a_finding(string open, string core, string close)
    {
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) text.Append(open);
        text.Append(core);
        for (int i = 0; i < 5_000; i++) text.Append(close);
        var tree = PlanLint.Syntax.HclParser.ParseExpression(PlanLint.Text.SourceText.From(text.ToString(), "deep.tf"));
        if (tree.Root is not PlanLint.Syntax.ExpressionSyntax root || tree.HasErrors) return;
        new Evaluator().Evaluate(root, VariableScope.Empty).Errors.ShouldNotBeEmpty();
    }

    [TestCase("[x, x]", 64)]
    [TestCase("{ a = x, b = x }", 64)]
    [TestCase("[x]", 2_000)]
    public void Values_that_hold_each_other_stay_small(string text, int rounds)
    {
        var expression = Expressions.Parse(text);
        var value = Value.EmptyTuple;
        int errors = 0;
        for (int i = 0; i < rounds; i++)
        {
            Allocations.Within(MostBytes, () =>
            {
                var result = new Evaluator().Evaluate(expression, Expressions.Variables(("x", value)));
                value = result.Value;
                errors += result.Errors.Length;
                return Expressions.Evaluate("jsonencode(x) == upper(jsonencode(x)) || x == [x]", Expressions.Variables(("x", value)));
            });
        }
        errors.ShouldBeGreaterThan(0);
    }

    [Test]
    public void Many_expensive_expressions_share_one_budget()
    {
        var options = EvaluationOptions.Default with { WorkLimit = 100_000, Budget = new WorkBudget(250_000) };
        const string Expensive = "length([for a in range(1000) : [for b in range(30) : b]])";
        int valid = 0;
        while (valid < 20 && Expressions.Evaluate(Expensive, null, options).IsValid) valid++;
        valid.ShouldBeInRange(1, 10);
        // What costs little keeps its value for a while, and nothing does in the end.
        Expressions.Evaluate("upper(\"still\")", null, options).Value.AsString.ShouldBe("STILL");
        for (int i = 0; i < 20; i++) Expressions.Evaluate(Expensive, null, options).IsValid.ShouldBeFalse();
        Expressions.Evaluate("upper(\"still\")", null, options).Value.IsKnown.ShouldBeFalse();
    }

    [Test]
    public void A_template_costs_what_each_part_adds_and_is_parsed_once()
    {
        long Steps(int parts, int times)
        {
            var file = KeyValuePair.Create("/t.tftpl", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("name = ${x}, quite a long line of text\n", parts))));
            var budget = new WorkBudget(100_000_000);
            var options = EvaluationOptions.Default with { Files = new MemoryFiles([file]), Budget = budget, Templates = new() };
            for (int i = 0; i < times; i++) Expressions.Evaluate("templatefile(\"t.tftpl\", { x = 1 })", null, options).IsValid.ShouldBeTrue();
            return budget.Used;
        }

        long once = Steps(parts: 200, times: 1), again = Steps(parts: 200, times: 2) - once;
        (once - again).ShouldBeGreaterThanOrEqualTo(200 * 38 / 4, "parsing is paid for once");
        Steps(parts: 1_600, times: 1).ShouldBeLessThan(once * 9, "eight times the parts");
    }

    [Test]
    public void Templates_that_render_themselves_end()
    {
        var options = EvaluationOptions.Default with { Files = new MemoryFiles([KeyValuePair.Create("/t.tftpl", "${templatefile(\"t.tftpl\", {})}${templatefile(\"t.tftpl\", {})}"u8.ToArray())]) };
        Allocations.Within(MostBytes, () => Expressions.Evaluate("templatefile(\"t.tftpl\", {})", null, options)).Errors.ShouldNotBeEmpty();
    }

    [Test]
    public void Regular_expressions_are_linear_in_the_text() => Growth.ShouldBeLinear(20_000, length =>
    {
        var scope = Expressions.Variables(("text", Value.String(new string('a', length) + "b")));
        return () => Expressions.Evaluate("regex(\"^(a+)+$\", text)", scope).Errors.ShouldNotBeEmpty();
    });

    [Test]
    public void Files_outside_the_repository_are_not_read()
    {
        var options = EvaluationOptions.Default with { Files = new OutsideFiles() };
        Expressions.Evaluate("file(\"/etc/passwd\")", null, options).Errors.ShouldHaveSingleItem().Detail.ShouldContain("outside the repository");
        Expressions.Evaluate("fileexists(\"../../secret\")", null, options).Value.IsKnown.ShouldBeFalse();
        Expressions.Evaluate("fileset(\"/\", \"**\")", null, options).Value.IsKnown.ShouldBeFalse();
    }

    private sealed class OutsideFiles : IEvaluationFiles
    {
        public string WorkingDirectory => "/repository";

        public string? HomeDirectory => null;

        public EvaluationFileKind GetKind(string path) => EvaluationFileKind.Outside;

        public byte[]? Read(string path) => throw new AssertionException("A file outside was read.");

        public IReadOnlyList<string> List(string directory, int limit) => throw new AssertionException("A directory outside was listed.");
    }
}
