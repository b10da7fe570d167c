using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>Compares variables: what gives them a value here with the plan's values, and their defaults.</summary>
internal static class VariableComparer
{
    public static void Compare(Plan plan, PlanConfiguration configuration, ModuleTree modules, List<ProvenanceDifference> differences)
    {
        foreach (var variable in modules.Root.Variables)
        {
            if (variable.IsEphemeral) continue;
            var given = plan.Variables.GetValueOrDefault(variable.Name);
            if (modules.Assignment(variable.Name) is { } assignment)
            {
                if (given is not null) CompareValue(modules, variable, given, assignment.Location, differences);
            }
            else
            {
                CompareDefault(variable, configuration.Variables.GetValueOrDefault(variable.Name), given, variable.Reference, differences);
            }
        }
        foreach (var module in modules.Modules.Where(m => m.Parent is not null))
        {
            if (configuration.ModuleCalls.GetValueOrDefault(module.Path.ManifestKey) is not { } call) continue;
            foreach (var variable in module.Variables)
                if (module.Call!.Argument(variable.Name) is null)
                    CompareDefault(variable, call.Variables.GetValueOrDefault(variable.Name), null, $"{module.Path}.{variable.Reference}", differences);
        }
    }

    private static void CompareValue(
        ModuleTree modules, VariableSymbol variable, Value given, SourceLocation assigned, List<ProvenanceDifference> differences)
    {
        var here = modules.Evaluation.ValueOf(variable, ModulePath.Root);
        var there = VariableType.Convert(given, variable);
        if (!here.IsWhollyKnown || !there.IsWhollyKnown || PlainValue.AreSame(here, there)) return;
        var shown = variable.IsSensitive ? null : VariableValues.Of(variable.Name, there, here);
        string path = $"{shown?.Path}";
        string subject = path.Length == 0 || path[0] == '[' ? variable.Reference + path : $"{variable.Reference}.{path}";
        differences.Add(new(ProvenanceDifferenceKind.Variable, subject, "had another value when the plan was made", assigned) { Values = shown?.Text });
    }

    /// <summary>A default that a given value goes before decides nothing.</summary>
    private static void CompareDefault(
        VariableSymbol variable, ConfiguredVariable? planned, Value? given, string subject, List<ProvenanceDifference> differences)
    {
        if (planned is null)
        {
            differences.Add(new(ProvenanceDifferenceKind.Content, subject, "is not declared in the plan's configuration", variable.Location));
            return;
        }
        var then = planned.DefaultJson is { } json ? VariableType.Convert(JsonValue.Parse(json), variable) : null;
        if (given is not null && (then is null || !PlainValue.AreSame(VariableType.Convert(given, variable), then))) return;
        var now = variable.Default is { } standard && ExpressionComparer.Constant(standard) is { } value ? VariableType.Convert(value, variable) : null;
        bool isUnknown = variable.Default is not null && now is not { IsWhollyKnown: true } || then is { IsWhollyKnown: false };
        bool isSame = now is null || then is null ? now is null && then is null : PlainValue.AreSame(now, then);
        if (isUnknown || isSame) return;
        differences.Add(new(ProvenanceDifferenceKind.Content, subject, "has another default in the plan's configuration", variable.Location));
    }
}
