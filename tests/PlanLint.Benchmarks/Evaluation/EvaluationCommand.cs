using System.Diagnostics;
using System.Globalization;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Benchmarks.Evaluation;

/// <summary>
/// <c>evaluate [MILLISECONDS]</c>: how often a second an expression is evaluated, and what it allocates. One thread; each expression is
/// parsed once and evaluated for the time given, after a warm-up of the same length.
/// </summary>
internal static class EvaluationCommand
{
    private static readonly (string Name, string Text)[] Expressions =
    [
        ("literal string", "\"hello\""),
        ("template", "\"${name}-${count + 1}.example.com\""),
        ("traversal", "users.alice.roles[0]"),
        ("arithmetic", "(count * 3 + 7) % 5 == 2 && count > 1"),
        ("conditional", "count > 2 ? { a = name } : { a = null }"),
        ("function calls", "upper(join(\"-\", [name, format(\"%03d\", count)]))"),
        ("for over 100", "[for i in numbers : i * 2 if i % 2 == 0]"),
        ("object for over 100", "{ for i in numbers : \"k${i}\" => i }"),
        ("splat over 100", "objects[*].name"),
        ("merge", "merge(users.alice, { extra = true, name = name })"),
        ("jsonencode", "jsonencode(users)"),
        ("regex", "regex(\"^([a-z]+)-([0-9]+)$\", \"node-42\")"),
    ];

    public static int Run(string[] args)
    {
        var duration = TimeSpan.FromMilliseconds(args is [var given] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) ? milliseconds : 300);
        var scope = CreateScope();
        var evaluator = new Evaluator();
        Console.WriteLine($"{"expression",-22}{"per second",14}{"ns each",12}{"bytes each",12}");
        foreach (var (name, text) in Expressions)
        {
            var tree = HclParser.ParseExpression(SourceText.From(text, "benchmark.tf"));
            var expression = (ExpressionSyntax)tree.Root;
            var result = evaluator.Evaluate(expression, scope);
            if (!result.IsValid)
            {
                Console.Error.WriteLine($"{name}: {result.Errors[0].Summary}: {result.Errors[0].Detail}");
                return 1;
            }
            Measure(() => evaluator.Evaluate(expression, scope), duration);
            var (rounds, elapsed, bytes) = Measure(() => evaluator.Evaluate(expression, scope), duration);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{rounds / elapsed.TotalSeconds,14:N0}{elapsed.TotalNanoseconds / rounds,12:N0}{(double)bytes / rounds,12:N0}"));
        }
        return 0;
    }

    private static (long Rounds, TimeSpan Elapsed, long Bytes) Measure(Action action, TimeSpan duration)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), rounds = 0;
        var watch = Stopwatch.StartNew();
        do
        {
            for (int i = 0; i < 16; i++) action();
            rounds += 16;
        }
        while (watch.Elapsed < duration);
        return (rounds, watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static VariableScope CreateScope()
    {
        var evaluator = new Evaluator();
        Value Of(string text) => evaluator.Evaluate((ExpressionSyntax)HclParser.ParseExpression(SourceText.From(text, "scope.tf")).Root, VariableScope.Empty).Value;
        return new VariableScope(new Dictionary<string, Value>
        {
            ["name"] = Of("\"node\""),
            ["count"] = Of("3"),
            ["numbers"] = Of("range(100)"),
            ["users"] = Of("{ alice = { name = \"Alice\", roles = [\"admin\", \"dev\"] }, bob = { name = \"Bob\", roles = [] } }"),
            ["objects"] = Of("[for i in range(100) : { name = \"n${i}\", size = i }]"),
        });
    }
}
