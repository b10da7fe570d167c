using PlanLint.Addresses;
using PlanLint.Consoles;
using PlanLint.Evaluation;
using PlanLint.Fuzz.Mutation;
using PlanLint.Fuzz.Running;
using PlanLint.Loading;
using PlanLint.Semantics;

namespace PlanLint.Fuzz.Targets;

/// <summary>An expression, as <c>planlint console</c> evaluates it in a module's scope.</summary>
internal sealed class ExpressionTarget : Target
{
    private static readonly Mutator Mutator = new HclMutator(Vocabulary.Expressions, isExpression: true);
    private static readonly string[] Changing = ["uuid", "timestamp", "bcrypt"];

    private static readonly MemoryFileSource Files = new(
        ("main.tf", """
        variable "a" { default = "A" }
        variable "s" {
          default   = "secret-value"
          sensitive = true
        }
        variable "u" { type = string }
        locals {
          l = [1, "two", null, { three = 3 }]
          m = { a = { b = ["c"] }, d = var.s }
          n = local.n
          u = var.u
        }
        resource "null_resource" "a" { count = 2 }
        """),
        ("a.yaml", "a: &x [1, {b: c}]\nd: *x\n"),
        ("t.tftpl", "%{ for x in l ~}\n${x},\n%{ endfor ~}\n"),
        ("bad.tftpl", "%{ for x in"));

    public override string Name => "expression";

    public override string Description => "expressions, by the evaluator with every function";

    public override IEnumerable<string> Seeds() => FunctionNames.Of.Select(f => $"{f}(\"a\", [1, 2])").Concat(FunctionNames.Of.Select(f => f + "({ a = \"b\" })")).Concat(FunctionNames.Of.Select(f => f + "(1)"));

    public override string Mutate(FuzzRandom random, string input, string donor) => Mutator.Mutate(random, input, donor);

    public override bool IsDeterministic(string input) => !Changing.Any(c => input.Contains(c, StringComparison.Ordinal));

    public override void Run(string input, Execution execution)
    {
        var tree = new ModuleLoader(Files, new ModuleLoadOptions { Threads = 1 }).Load("");
        var evaluation = new ModuleEvaluation(tree, new ModuleEvaluationOptions { Workspace = "default" });
        var answer = ConsoleAnswer.To(RawText.Encode(input) is var bytes ? Text.SourceText.From(bytes, "x").Text : "", new ConsoleScope(evaluation.Scope(ModulePath.Root)!), EvaluationOptions.Default with { Files = tree.Files, IsConsole = true });
        foreach (var error in answer.Errors) execution.SawMessage(error.Summary, error.Detail);
        if (answer.Value is { } value) execution.Saw(value.Type.ToString()!.GetHashCode(StringComparison.Ordinal) * 7 + (value.IsKnown ? 1 : 0));
        string json = answer.ToJson("1"), text = answer.ToText();
        Outputs.RequireJson(json, "the console answers in JSON");
        Execution.Require(!text.Contains("secret-value", StringComparison.Ordinal) || input.Contains("nonsensitive", StringComparison.Ordinal), "the console shows no sensitive value", text);
        execution.Output.Append(json).Append(text);
    }
}
