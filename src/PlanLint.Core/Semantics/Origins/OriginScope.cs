using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Semantics;

/// <summary>The names of an <see cref="OriginEnvironment"/> with their values.</summary>
internal sealed class OriginScope(ModuleEvaluation evaluation, OriginEnvironment environment) : Scope
{
    private readonly ModuleScope module = environment.Block is { } block
        ? evaluation.Scope(environment.Instance, block, environment.Key)
        : new ModuleScope(evaluation, environment.Instance);

    /// <inheritdoc/>
    public override bool HasProvider(string localName) => module.HasProvider(localName);

    /// <inheritdoc/>
    public override Value? Resolve(IReadOnlyList<TraversalStep> steps, ScopeTraversalSyntax at, EvaluationContext context, out int consumed)
    {
        if (!environment.Bindings.TryGetValue(steps[0].Name!, out var binding)) return module.Resolve(steps, at, context, out consumed);
        consumed = 1;
        if (binding.Element == OriginPath.Any) return Value.DynamicUnknown;
        var key = binding.Element.Name is { } name ? Value.String(name) : Value.Number(binding.Element.Index);
        if (binding.Role == OriginBindingRole.Key) return key;
        var collection = context.EvaluateNested(binding.Collection, new OriginScope(evaluation, binding.Environment)).Value;
        var element = (binding.Element.Name is { } text
            ? collection[text] ?? collection.Elements.FirstOrDefault(e => e.StringOrNull == text)
            : collection[binding.Element.Index]) ?? Value.DynamicUnknown;
        return binding.Role == OriginBindingRole.Element ? element : Value.Object([KeyValuePair.Create("key", key), KeyValuePair.Create("value", element)]);
    }
}
