using PlanLint.Analysis;
using PlanLint.Evaluation;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>
/// Every string that must not appear in an output (docs/facts/plan-files.md, "Values"): leaves marked anywhere in plan, state or inventory, values given
/// to variables declared sensitive, and secrets written into the configuration. Plans copy secrets to unmasked places, so they are
/// hidden by value.
/// </summary>
internal static class SensitiveStrings
{
    /// <summary>The strings, each possibly more than once.</summary>
    public static IEnumerable<string> Of(Compilation compilation)
    {
        if (compilation.Plan is { } plan)
            foreach (string secret in plan.SensitiveStrings()) yield return secret;
        foreach (var state in compilation.States)
            foreach (string secret in state.SensitiveStrings()) yield return secret;
        foreach (var modules in (ModuleTree?[])[compilation.Modules, compilation.Base?.Modules])
            if (modules is not null)
                foreach (string secret in OfConfiguration(modules)) yield return secret;
        var literals = compilation.Base is { } earlier ? compilation.SecretLiterals.Concat(earlier.Modules.Trees.SelectMany(t => SecretLiterals.In(t, compilation.Knowledge.Placeholders))) : compilation.SecretLiterals;
        foreach (var literal in literals)
            if (literal.IsDistinctive) yield return literal.Value;
    }

    private static IEnumerable<string> OfConfiguration(ModuleTree modules)
    {
        var evaluator = new Evaluator();
        foreach (var module in modules.DistinctModules)
            foreach (var variable in module.Variables.Where(v => v.IsSensitive || v.IsEphemeral))
                if (variable.Default is { } value)
                    foreach (string secret in Leaves(evaluator.Evaluate(value, VariableScope.Empty).Value)) yield return secret;
        foreach (var assignment in modules.Assignments)
        {
            if (modules.Root.Variables[assignment.Name] is not { } variable || !(variable.IsSensitive || variable.IsEphemeral)) continue;
            if (assignment.Text is { } text) yield return text;
            if (assignment.Value is { } value)
                foreach (string secret in Leaves(evaluator.Evaluate(value, VariableScope.Empty).Value)) yield return secret;
        }
    }

    private static IEnumerable<string> Leaves(Value value)
    {
        if (value.StringOrNull is { } text) yield return text;
        foreach (var child in value.Children())
            foreach (string leaf in Leaves(child)) yield return leaf;
    }
}
