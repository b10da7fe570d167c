using PlanLint.Addresses;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>
/// Compares what the configuration computes with what was planned: instances, outputs and arguments. It finds what no block of a plan
/// records: locals, files that functions read, and variable values that only they use.
/// </summary>
internal sealed class ValueComparer
{
    /// <summary>Unchanged instances of one block whose values are compared: the others are made from the same text.</summary>
    private const int MostUnchanged = 100;

    private readonly Plan plan;
    private readonly ModuleTree modules;
    private readonly KnowledgeBase knowledge;
    private readonly ModuleEvaluation evaluation;
    private readonly List<ProvenanceDifference> differences;

    public ValueComparer(Plan plan, ModuleTree modules, KnowledgeBase knowledge, List<ProvenanceDifference> differences)
    {
        this.plan = plan;
        this.modules = modules;
        this.knowledge = knowledge;
        this.differences = differences;
        evaluation = new ModuleEvaluation(modules, new ModuleEvaluationOptions { Variables = PlanVariables.For(plan, modules), Planned = Planned });
    }

    public void Compare()
    {
        // Other plans show what is, or what goes, not what the configuration says.
        if (plan.Mode != PlanMode.Normal || !plan.HasResourceChanges) return;
        if (plan.IsComplete) CompareInstances();
        if (plan.IsComplete) CompareOutputs();
        CompareArguments();
    }

    private Value? Planned(ResourceAddress address) =>
        plan.ChangesOf(address).FirstOrDefault(c => c.DeposedKey is null) is { HasValues: true, IsDelete: false } change && (!change.Forgets || change.Replaces)
            ? change.After
            : Value.DynamicUnknown;

    private void CompareInstances()
    {
        var planned = plan.ResourceChanges
            .Where(c => c.DeposedKey is null && c.Address.Mode == ResourceMode.Managed && !c.IsDelete && c.Actions != ChangeActions.Forget)
            .ToLookup(c => c.Address.BlockAddress(), c => c.Address);
        foreach (var resource in modules.Modules.SelectMany(m => m.Resources).Where(r => r.Mode == ResourceMode.Managed))
        {
            var paths = evaluation.Instances(resource.Module, out bool isComplete);
            if (!isComplete) continue;
            var expected = new HashSet<ResourceAddress>();
            bool isKnown = true;
            foreach (var path in paths)
            {
                var repetition = evaluation.RepetitionOf(resource, path);
                isKnown &= repetition.IsKnown;
                if (repetition.Kind == RepetitionKind.Once) expected.Add(At(resource, path, null));
                else foreach (var key in repetition.Keys) expected.Add(At(resource, path, key));
            }
            // Files that were cut down to what changes lack instances that exist.
            var listed = planned[resource.Address].ToHashSet();
            bool differs = listed.Count > 0 && (!listed.IsSubsetOf(expected) || expected.Any(a => !listed.Contains(a) && !plan.PriorInstances.Contains(a)));
            if (!isKnown || !differs) continue;
            var repeated = (AttributeSyntax?)(resource.Body.GetAttribute("for_each") ?? resource.Body.GetAttribute("count"));
            differences.Add(new(ProvenanceDifferenceKind.Repetition, resource.Address.ToString(), "has other instances in the plan", repeated is null
                ? resource.Location
                : SourceMap.Place(repeated)));
        }
    }

    private static ResourceAddress At(ResourceSymbol resource, ModulePath path, InstanceKey? key) =>
        new(path, resource.Mode, resource.Type, resource.Name, key);

    private void CompareOutputs()
    {
        foreach (var change in plan.OutputChanges)
        {
            if (modules.Root.Outputs[change.Name] is not { Value: { } expression } output || change.Actions == ChangeActions.Delete) continue;
            if (PlainValue.Differ(evaluation.ValueOf(output, ModulePath.Root), change.After))
                differences.Add(new(ProvenanceDifferenceKind.Value, output.Reference, "has another value in the plan", SourceMap.Place(expression)));
        }
    }

    private void CompareArguments()
    {
        var unchanged = new Dictionary<ResourceAddress, int>();
        var seen = new HashSet<SyntaxNode>();
        foreach (var change in plan.ResourceChanges)
        {
            if (change.Address.Mode != ResourceMode.Managed || change.DeposedKey is not null || !change.HasValues || change.IsDelete
                || change.Actions == ChangeActions.Forget) continue;
            if (modules.Find(change.Address) is not { } resource || evaluation.Scope(change.Address) is not { } scope) continue;
            if (change.IsNoOp)
            {
                var block = change.Address.BlockAddress();
                int count = unchanged.GetValueOrDefault(block);
                if (count >= MostUnchanged) continue;
                unchanged[block] = count + 1;
            }
            var comparison = new ArgumentComparison(change, resource, knowledge);
            foreach (var attribute in resource.Body.Attributes)
            {
                if (!comparison.Counts(attribute) || seen.Contains(attribute)) continue;
                if (!comparison.Differs(attribute.Name, evaluation.Evaluate(attribute.Value, scope).Value)) continue;
                seen.Add(attribute);
                differences.Add(
                    new(ProvenanceDifferenceKind.Value, change.Address.ToString(), $"was planned with another '{attribute.Name}'", SourceMap.Place(attribute)));
            }
        }
    }
}
